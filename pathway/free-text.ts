import type { CaseEvent } from './events'
import type { Answers } from './records/form'
import { formOf } from './records/catalogue'

/** Fields in which somebody writes: in them nothing is a code, whatever it looks like. */
const written = new RegExp(
  [
    '^(?:reason|\\w+Reason|whyNot\\w*|note|comment|analysis|text|title|service|supporter|toCouncil|team|previousTeam|signpostedTo',
    '|expectedDifference|immediateProtection|carePlan|allowed|by|who|what|question|name)$',
  ].join(''),
)
/** What the configuration says, and ids. */
const ours =
  /Ids?$|^(?:type|rule|due|rungs|ledger|clock|clocks|rung|tell|rulesVersion|council|people|seq|at|record|command|code)$/
const isCode = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(text) && !/[A-Z].*[a-z]/.test(text)
const isMoment = (text: string): boolean => /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(text)

/**
 * An event with what somebody wrote in it changed by a function; codes, ids, dates and what the configuration says stay as they are. What is
 * neither is taken to be written. A sentence made of it has our own words whole: taken out of them, `the school` would say who referred (000-05).
 * Pure.
 */
export function withFreeText<E extends CaseEvent>(event: E, change: (text: string) => string): E
export function withFreeText(event: CaseEvent, change: (text: string) => string): object {
  if (event.type === 'record-made') return { ...event, fields: answersOf(event, change) }
  return changedIn(event, change)
}

const changedIn = (value: object, change: (text: string) => string): object =>
  Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      ours.test(name) ? inner : changed(inner, name, change),
    ]),
  )

function changed(value: unknown, name: string, change: (text: string) => string): unknown {
  if (typeof value === 'string')
    return !written.test(name) && (isCode(value) || isMoment(value)) ? value : change(value)
  if (Array.isArray(value)) return value.map((one: unknown) => changed(one, name, change))
  return typeof value === 'object' && value !== null ? changedIn(value, change) : value
}

const chosen: readonly string[] = ['choice', 'choices', 'yes-no', 'date', 'person']

function answersOf(event: Extract<CaseEvent, { type: 'record-made' }>, change: (text: string) => string): Answers {
  const fields = formOf(event.record)?.fields ?? []
  const isChosen = (name: string) => chosen.includes(fields.find((one) => one.name === name)?.type ?? '')
  return Object.fromEntries(
    Object.entries(event.fields).map(([name, answer]) => {
      if (isChosen(name) || typeof answer === 'boolean') return [name, answer]
      return [name, typeof answer === 'string' ? change(answer) : answer.map(change)]
    }),
  )
}
