import type { z } from 'zod'

/** What one fault of a request is, as a stable code. */
export const faultCodes = {
  missing: 'This is needed and is not there.',
  'wrong-type': 'This has the wrong type.',
  'not-allowed': 'This is not one of the values allowed.',
  'wrong-format': 'This is not written in the form asked for.',
  'no-such-day': 'There is no such day.',
  'too-long': 'This is too long.',
  'too-short': 'This is too short.',
  'too-large': 'This is too large.',
  'too-small': 'This is too small.',
  'unknown-field': 'This field is not known here.',
  'stands-twice': 'This field stands twice in one object.',
  'broken-text': 'This text has a NUL or half a character in it.',
  'too-deep': 'This is nested too deeply.',
  contradiction: 'This contradicts another part of the request.',
  'time-does-not-exist': 'The clocks go forward over this London time, so it does not exist.',
  'time-occurs-twice': 'The clocks go back over this London time, so it occurs twice.',
  'in-the-future': 'This is in the future.',
  'too-long-ago': 'This is too long ago.',
  'too-far-ahead': 'This is too far in the future.',
  weekend: 'This is a Saturday or a Sunday, which counts for nothing anyway.',
  'not-a-child': 'This person was 18 or older when the referral was received.',
  'unknown-person': 'There is no such person in this case.',
  'unknown-case': 'There is no such case here for you.',
  'unknown-entry': 'The record of this case has no such entry.',
  'outside-calendar': 'The calendar does not reach to this time.',
  'in-writing-only': 'This council takes such a request in writing only.',
  'about-oneself': 'This is about you; somebody else takes it in.',
  'late-reason-needed': 'A referral received before today needs the reason why it is entered late.',
} as const
export type FaultCode = keyof typeof faultCodes

/** One fault: where, which, and what would be right. Never what was sent. */
export interface Fault {
  /** Which part of the request. */
  in: 'body' | 'query' | 'path' | 'header'
  /** JSON pointer into that part (RFC 6901), or the name of the header. */
  path: string
  code: FaultCode
  message: string
  /** The values, range or form allowed, where they can be listed. */
  allowed?: readonly string[]
}

/** Field names worth repeating to a caller; anything else that was sent as a name is only counted. */
const speakableName = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/

/** A JSON pointer that cannot carry what a caller made up as a field name. */
export function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${typeof step === 'number' || speakableName.test(String(step)) ? String(step) : '?'}`)
    .join('')
}

/** The most faults that one answer tells. */
export const mostFaults = 100

/** Every fault that a failed parse found, in the order found. */
export function faultsOf(part: Fault['in'], error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(part, issue))
}

function faultsOfIssue(part: Fault['in'], issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Fault[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault(part, [...path, key], 'unknown-field'))
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const several = fieldsOfSeveral(issue)
    if (several.length > 1) return [fault(part, path, 'contradiction', [`exactly one of: ${several.join(', ')}`])]
    return nearest(issue.errors).flatMap((inner) => faultsOfIssue(part, inner, path))
  }
  const { code, allowed } = readIssue(issue)
  return [fault(part, path, code, allowed)]
}

/** The fields that were sent of which each belongs to one form and not to another, so that they do not go together. */
function fieldsOfSeveral({ errors, input }: z.core.$ZodIssueInvalidUnion): string[] {
  if (typeof input !== 'object' || input === null) return []
  const refuses = (form: readonly z.core.$ZodIssue[], field: string) =>
    form.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(field))
  return Object.keys(input).filter(
    (field) => errors.some((form) => refuses(form, field)) && !errors.every((form) => refuses(form, field)),
  )
}

/** Of several forms that were possible, what is wrong with the one that fits best. */
function nearest(forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return forms.toSorted((one, other) => one.length - other.length)[0] ?? []
}

/** Puts one fault together. */
export function fault(
  part: Fault['in'],
  path: readonly PropertyKey[],
  code: FaultCode,
  allowed?: readonly string[],
): Fault {
  const place = part === 'header' ? String(path[0]) : pointer(path)
  return { in: part, path: place, code, message: faultCodes[code], ...(allowed && { allowed }) }
}

type Reading = { code: FaultCode; allowed?: readonly string[] }

function readIssue(issue: z.core.$ZodIssue): Reading {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'missing', allowed: [issue.expected] }
        : { code: 'wrong-type', allowed: [issue.expected] }
    case 'invalid_value':
      return { code: issue.input === undefined ? 'missing' : 'not-allowed', allowed: issue.values.map(String) }
    case 'invalid_format':
      if (issue.format === 'date' && isDayInForm(issue.input)) return { code: 'no-such-day' }
      return { code: 'wrong-format', allowed: [formatOf(issue)] }
    case 'too_big':
      return {
        code: issue.origin === 'number' || issue.origin === 'int' ? 'too-large' : 'too-long',
        allowed: [`at most ${issue.maximum}`],
      }
    case 'too_small':
      return {
        code: issue.origin === 'number' || issue.origin === 'int' ? 'too-small' : 'too-short',
        allowed: [`at least ${issue.minimum}`],
      }
    case 'not_multiple_of':
      return { code: 'wrong-format', allowed: [`a multiple of ${issue.divisor}`] }
    case 'invalid_union':
      return readUnion(issue)
    case 'custom':
      return readCustom(issue)
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'not-allowed' }
  }
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'a UUID, e.g. 018f6f0e-5a0b-7c3d-9e1f-2a3b4c5d6e7f',
  date: 'a date, YYYY-MM-DD',
  datetime: 'an instant with offset, e.g. 2026-05-22T15:40:00Z',
}

/** Written as a day is, so that what is wrong with it is that there is none such. */
const isDayInForm = (input: unknown): boolean => typeof input === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(input)

/** A form in words; that of a pattern is its own message, which the schema says. */
const formatOf = ({ format, message }: z.core.$ZodIssueInvalidStringFormat): string =>
  formats[format] ?? (format === 'regex' ? message : format)

/** A union told apart by one field, which is missing or says something else. */
function readUnion({ discriminator, input, ...issue }: z.core.$ZodIssueInvalidUnion): Reading {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : undefined
  const isThere = typeof input === 'object' && input !== null && discriminator !== undefined && discriminator in input
  return { code: isThere ? 'not-allowed' : 'missing', ...(options && { allowed: options }) }
}

/** Our own checks say their code and what is allowed in `params`. */
function readCustom(issue: z.core.$ZodIssueCustom): Reading {
  const { code, allowed }: Record<string, unknown> = issue.params ?? {}
  return {
    code: isFaultCode(code) ? code : 'not-allowed',
    ...(Array.isArray(allowed) && { allowed: allowed.map(String) }),
  }
}

function isFaultCode(code: unknown): code is FaultCode {
  return typeof code === 'string' && code in faultCodes
}
