import type { CaseEvent } from '../../../events'
import { withFreeText } from '../../../free-text'
import { formOf } from '../../../records/catalogue'
import type { Answer } from '../../../records/form'
import type { Rules } from '../../../rules'
import { timelineSentence } from '../../../timeline'
import type { DisclosedEntry } from './facts'
import { questionOf, sayField, stepTried } from './plain'
import type { Scrub } from './scrub'

/** Ids of anybody, of staff, what is no part of what is held about a person, and codes of what the sentence says in words. */
const notDisclosed = new RegExp(
  [
    'Ids?$|By$|From$|^(?:seq|at|by|type|messageId|council|rulesVersion|withhold|ground|siblingCaseIds|people|proclaimed|links|earlierReferrals)$',
    '^(?:source|anonymous|referrerShownIn|practice|acceptedAt|leadsTo|stage|admitted|prompt|trigger|checkpoint|number|basis|asker|command|kind)$',
  ].join('|'),
)
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * An event in words: its sentence, reasons, notes and answers; no id of anybody, and in what somebody wrote nothing that the scrub takes out.
 * Our own words stand: without `the school` they would say who referred.
 */
export function entryOf(event: CaseEvent, roles: string | undefined, rules: Rules, scrub: Scrub): DisclosedEntry {
  const scrubbed = withFreeText(event, scrub)
  return {
    number: event.seq,
    at: event.at,
    sentence: sentenceOf(scrubbed, rules),
    ...(roles !== undefined && { by: roles.replaceAll('-', ' ') }),
    details: detailsOf(scrubbed, rules),
  }
}

/** No page has the id of somebody of the staff. */
const sentenceOf = (event: CaseEvent, rules: Rules): string =>
  'staffId' in event
    ? timelineSentence({ ...event, staffId: 'somebody of the staff' }, rules).replace(/^s/, 'S')
    : timelineSentence(event, rules)

type Detail = DisclosedEntry['details'][number]

function detailsOf(event: CaseEvent, rules: Rules): Detail[] {
  if (event.type === 'record-made') return recordDetails(event)
  if (event.type === 'step-refused') return [{ name: 'step', value: stepTried(event) }]
  if (event.type.startsWith('clock-')) return 'reason' in event ? [{ name: 'reason', value: event.reason }] : []
  return Object.entries(event).flatMap(([name, value]: [string, unknown]) =>
    notDisclosed.test(name) ? [] : fieldsOf(value, { field: name, path: say(name) }, rules),
  )
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

/** Where a value stands: in which field, and what that is called. */
interface Under {
  field: string
  path: string
}

/** Every value below a field, each under the names on the way to it; what is an answer under what was asked. */
function fieldsOf(value: unknown, under: Under, rules: Rules): Detail[] {
  const { field, path } = under
  if (typeof value === 'string') return id.test(value) ? [] : [{ name: path, value: sayField(field, value, rules) }]
  if (typeof value === 'number') return [{ name: path, value: String(value) }]
  if (typeof value === 'boolean') return [{ name: path, value: value ? 'yes' : 'no' }]
  if (Array.isArray(value)) return value.flatMap((inner: unknown) => fieldsOf(inner, under, rules))
  if (typeof value !== 'object' || value === null) return []
  const asked = 'code' in value && typeof value.code === 'string' ? questionOf(field, value.code, rules) : undefined
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (notDisclosed.test(name) || (asked !== undefined && name === 'code')) return []
    const isAnswer = asked !== undefined && (name === 'answer' || name === 'text')
    return fieldsOf(inner, { field: name, path: isAnswer ? asked : `${asked ?? path}, ${say(name)}` }, rules)
  })
}

/** `policeToldAt` as `police told at`. */
const say = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
