import type { OpenedCase, Person } from './case'
import type { WithholdGround } from './commands'
import type { CaseEvent } from './events'
import type { Rules } from './rules'

/** What somebody is to be told because of an event; the wording and the sending are not part of the pathway. */
export interface Notice {
  template:
    | 'referral-decided'
    | 'rights-explained'
    | 'assessment-copy'
    | 'outcome-decided'
    | 'clock-warning'
    | 'clock-due'
    | 'clock-escalated'
  /** A person of the case by opaque id, or a role of the council. */
  recipient: { kind: 'person'; id: string } | { kind: 'role'; role: string }
  /** Why the recipient is not told, where they are not. */
  withheld?: WithholdGround
}

/** Whom an event tells what (000-05, 000-22, 001-23, 004-52). `state` is the case after the event. Pure. */
export function noticesFor(event: CaseEvent, state: OpenedCase, rules: Rules): Notice[] {
  switch (event.type) {
    case 'referral-decided':
      return toReferrerAndFamily('referral-decided', state, event.withhold)
    case 'consent-overridden':
      return [toPerson('rights-explained', event.personId)]
    case 'assessment-authorised':
      return copies(state, rules)
    case 'copy-requested':
      return [toPerson('assessment-copy', event.personId)]
    case 'outcome-decided':
      return toReferrerAndFamily('outcome-decided', state, [])
    case 'clock-rung-reached':
      return [{ template: rungTemplate(event), recipient: { kind: 'role', role: event.tell } }]
    default:
      return []
  }
}

/** Those of the family who are told: with parental responsibility, or caring for the child. */
const family = (people: readonly Person[]): readonly Person[] =>
  people.filter(
    (person) =>
      person.kind !== 'child' &&
      person.kind !== 'referrer' &&
      (person.parentalResponsibility || person.kind === 'carer'),
  )

const toPerson = (template: Notice['template'], id: string): Notice => ({ template, recipient: { kind: 'person', id } })

type Withheld = readonly { from: 'referrer' | 'family'; ground: WithholdGround }[]

function toReferrerAndFamily(template: Notice['template'], state: OpenedCase, withhold: Withheld): Notice[] {
  const ground = (from: 'referrer' | 'family') => withhold.find((one) => one.from === from)?.ground
  const anonymous = state.anonymous ? 'anonymous-referrer' : undefined
  const referrers = state.people.filter((person) => person.kind === 'referrer').map(({ id }) => id)
  return [
    ...referrers.map((id) => withGround(toPerson(template, id), anonymous ?? ground('referrer'))),
    ...family(state.people).map(({ id }) => withGround(toPerson(template, id), ground('family'))),
  ]
}

const withGround = (notice: Notice, ground: WithholdGround | undefined): Notice =>
  ground === undefined ? notice : { ...notice, withheld: ground }

/** A copy of the written assessment goes to the family without asking, save where the council gives it on request (C7). */
const copies = (state: OpenedCase, rules: Rules): Notice[] =>
  rules.assessment.copy === 'on-request' ? [] : family(state.people).map(({ id }) => toPerson('assessment-copy', id))

function rungTemplate({ rung }: Extract<CaseEvent, { type: 'clock-rung-reached' }>): Notice['template'] {
  if (rung.startsWith('warning')) return 'clock-warning'
  return rung === 'due' ? 'clock-due' : 'clock-escalated'
}
