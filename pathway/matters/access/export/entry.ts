import type { CaseEvent } from '../../../events'
import { formOf } from '../../../records/catalogue'
import type { Answer } from '../../../records/form'
import type { Rules } from '../../../rules'
import { timelineSentence } from '../../../timeline'
import type { DisclosedEntry } from './facts'
import type { Scrub } from './scrub'

/** Ids of anybody, of staff, and what is no part of what is held about a person. */
const notDisclosed =
  /Ids?$|By$|^(?:seq|at|by|type|messageId|council|rulesVersion|withhold|ground|siblingCaseIds|people|proclaimed|links|earlierReferrals|source|anonymous|referrerShownIn)$/
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An event in words: its sentence, reasons, notes and answers; no id of anybody, and nothing that the scrub takes out. */
export function entryOf(event: CaseEvent, roles: string | undefined, rules: Rules, scrub: Scrub): DisclosedEntry {
  return {
    number: event.seq,
    at: event.at,
    sentence: scrub(timelineSentence(event, rules)),
    ...(roles !== undefined && { by: roles.replaceAll('-', ' ') }),
    details: detailsOf(event).map(({ name, value }) => ({ name: scrub(name), value: scrub(value) })),
  }
}

type Detail = DisclosedEntry['details'][number]

function detailsOf(event: CaseEvent): Detail[] {
  if (event.type === 'record-made') return recordDetails(event)
  if (event.type.startsWith('clock-')) return 'reason' in event ? [{ name: 'reason', value: event.reason }] : []
  return fieldsOf(event)
}

function recordDetails({ record, fields, on }: Extract<CaseEvent, { type: 'record-made' }>): Detail[] {
  const form = formOf(record)
  const answers = Object.entries(fields).flatMap(([name, answer]): Detail[] => {
    const field = form?.fields.find((one) => one.name === name)
    if (field?.type === 'person') return []
    const label = (code: string) => field?.choices?.find((choice) => choice.code === code)?.label ?? code
    return [{ name: field?.question ?? name, value: sayAnswer(answer, label) }]
  })
  return [{ name: 'on', value: on }, ...answers]
}

function sayAnswer(answer: Answer, label: (code: string) => string): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return typeof answer === 'string' ? label(answer) : answer.map(label).join('; ')
}

/** Every value below a field, each under the names on the way to it. */
function fieldsOf(value: unknown, path = ''): Detail[] {
  if (typeof value === 'string') return id.test(value) ? [] : [{ name: path, value }]
  if (typeof value === 'number') return [{ name: path, value: String(value) }]
  if (typeof value === 'boolean') return [{ name: path, value: value ? 'yes' : 'no' }]
  if (Array.isArray(value)) return value.flatMap((inner: unknown) => fieldsOf(inner, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    notDisclosed.test(name) ? [] : fieldsOf(inner, path === '' ? say(name) : `${path}, ${say(name)}`),
  )
}

/** `policeToldAt` as `police told at`. */
const say = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
