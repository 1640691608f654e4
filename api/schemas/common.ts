import { z } from 'zod'
import { readMoment, type Moment } from '../../pathway/calendar/moment'
import { canBeEmail, canBePhone, canBePostcode, emailForm, phoneForm, postcodeForm } from '../../pathway/reach-forms'
import { withholdGrounds } from '../../pathway/withholding/grounds'
import type { FaultCode } from '../faults'
import { characters, isWholeText } from '../text'

/** The most characters of a text that a person writes. */
export const longestText = 10_000

/** Adds a fault of ours to a zod check. */
export function addFault(
  context: {
    addIssue(issue: {
      code: 'custom'
      params: { code: FaultCode; allowed?: readonly string[] }
      path?: PropertyKey[]
    }): void
  },
  code: FaultCode,
  allowed?: readonly string[],
  path: PropertyKey[] = [],
): void {
  context.addIssue({ code: 'custom', params: { code, ...(allowed && { allowed }) }, path })
}

/** A character that can be seen: no space, control, format or combining character, and none of the blanks that count as letters. */
const visible = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u

/** Words that a person wrote, at least one character that can be seen, at most `max` characters. */
export function text(max: number = longestText) {
  return z
    .string()
    .superRefine((value, context) => {
      if (!isWholeText(value)) addFault(context, 'broken-text')
      if (characters(value) > max) addFault(context, 'too-long', [`at most ${max} characters`])
      if (!visible.test(value)) addFault(context, 'too-short', ['at least one character that can be seen'])
    })
    .meta({ minLength: 1, maxLength: max, override: { pattern: '\\S' } })
}

const fewestLetters = 10

/** Why somebody does what others have to answer for: words, with at least ten letters in them. */
export const substance = () =>
  text().superRefine((value, context) => {
    if (visible.test(value) && (value.match(/\p{L}/gu)?.length ?? 0) < fewestLetters)
      addFault(context, 'too-short', [`at least ${fewestLetters} letters`])
  })

/** A text that has to look like something: what it is in words says the fault. */
const formed = (max: number, canBe: (written: string) => boolean, form: string) =>
  text(max)
    .superRefine((value, context) => {
      if (visible.test(value) && !canBe(value)) addFault(context, 'wrong-format', [form])
    })
    .meta({ description: `${form.charAt(0).toUpperCase()}${form.slice(1)}.` })

/** A telephone number that can be one; blanks, brackets and hyphens as they were written. */
export const phone = formed(50, canBePhone, phoneForm)

/** What looks like an e-mail address. */
export const emailAddress = formed(254, canBeEmail, emailForm)

/** What may be a postcode. */
export const postcode = formed(20, canBePostcode, postcodeForm)

/** An opaque id that Caseway made. */
export const uuid = z.uuid().meta({ description: 'Opaque id made by Caseway.' })

/** The council's own id of somebody on its staff, as in the `sub` of their token. Never a name or an e-mail address. */
export const staffId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'up to 64 letters, digits, . _ : and -, with a letter or digit first')
  .meta({
    description: "The council's own opaque id of a member of staff, as in the `sub` of their token.",
    examples: ['social-worker-1'],
  })

/** No day that a council speaks of is before or after these. */
const [firstDay, lastDay] = ['1900-01-01', '2199-12-31'] as const

/** A London day, `YYYY-MM-DD`. */
export const localDate = z.iso
  .date()
  .superRefine((value, context) => {
    if (value < firstDay || value > lastDay) addFault(context, 'not-allowed', [`${firstDay} to ${lastDay}`])
  })
  .meta({ description: `A day in London, YYYY-MM-DD, from ${firstDay} to ${lastDay}.` })

const momentForms = ['an instant with offset, e.g. 2026-05-22T15:40:00Z', 'a London time, e.g. 2026-05-22T16:40']

/**
 * An instant, or a time on London's clocks. A London time that the clocks skip or show twice is refused with the two instants that may
 * be meant. Gives the instant in UTC.
 */
export const moment = z
  .string()
  .max(40)
  .transform((written, context): string => {
    const reading = readMoment(written)
    if (reading.kind === 'instant') return reading.at
    addFault(context, ...unreadable(reading))
    return z.NEVER
  })
  .meta({
    description:
      'An instant with offset (`2026-05-22T15:40:00Z`), or a time on the clocks of London (`2026-05-22T16:40`). A London time that ' +
      'does not exist or occurs twice, when the clocks change, is refused with the two instants that may be meant.',
  })

function unreadable(reading: Exclude<Moment, { kind: 'instant' }>): [FaultCode, readonly string[]] {
  switch (reading.kind) {
    case 'missing':
      return ['time-does-not-exist', [reading.earlier, reading.later]]
    case 'twice':
      return ['time-occurs-twice', [reading.earlier, reading.later]]
    case 'no-such-day':
      return ['no-such-day', ['a day that there is']]
    case 'day':
    case 'not-understood':
      return ['wrong-format', momentForms]
  }
}

/** Has a check across fields run although single fields have faults, so that every fault is found at once. */
export const evenWithFaults = {
  when: ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null,
}

/** The header every POST carries: a UUID of the sender's own making, by which the message is heard once. */
export const idempotencyKey = z.uuid().transform((key) => key.toLowerCase())

/** A stable name from the configuration: an outcome, a checkpoint, a sign-off item. */
export const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'up to 100 letters, digits, _ and -, with a letter or digit first')

const council = z.string().meta({ description: 'Id of the council.', examples: ['anyshire'] })
const pathId = z.uuid().transform((id) => id.toLowerCase())

export const councilPath = z.object({ council })
export const casePath = z.object({ council, case: pathId })
export const referralPath = z.object({ council, referral: pathId })
export const receiptPath = z.object({ council, case: pathId, messageId: pathId })
export const noticePath = z.object({ council, case: pathId, notice: pathId })
export const personPath = z.object({ council, case: pathId, person: pathId })
export const workItemPath = z.object({ council, item: pathId })
export const deputyPath = z.object({ council, deputy: pathId })
export const holdPath = z.object({ council, hold: pathId })
export const proposalPath = z.object({ council, case: pathId, proposal: pathId })
export const noQuery = z.strictObject({})
/** The body of a GET. */
export const noBody = z.unknown()

/** Who is not to be told of a decision, and on which ground (000-05, 003-03, 004-52). */
export const withhold = z
  .array(
    z.strictObject({
      from: z.enum(['referrer', 'family']),
      ground: z.enum(withholdGrounds).exclude(['anonymous-referrer']),
    }),
  )
  .max(10)
  .meta({
    description:
      'Who is not to be told, and on which ground. It holds for what follows until a decision names others; an empty list ends it.',
  })
  .exactOptional()
