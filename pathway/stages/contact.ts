import { isSamePerson } from '../approvals'
import type { Consent, OpenCase, WaivedBy, WaivedFor } from '../case'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { consentFor } from './consent'
import { refuse, type Refused, type StepContext, type Steps } from './step'

type Of<K> = Extract<PersonCommand, { kind: K }>

/** Contacts, gated by consent (000-11, 001-07, 004-22) by the interpreter a person needs (002-03, 004-26), and by adjustments for a disability (002-04, 004-27). */
export const contactSteps: Steps<OpenCase> = {
  'contact-agency': {
    label: 'Speak with another agency about a person',
    permission: 'case.work',
    follows: contactAgency,
  },
  'contact-family': {
    label: 'Contact a member of the family',
    permission: 'case.work',
    follows: contactFamily,
  },
  'waive-interpreter': {
    label: 'Approve one contact, or writing, without an interpreter',
    permission: 'interpreter.waive',
    follows: ({ state, command: { kind: _kind, ...said } }) =>
      whyNoWaiver(state, said, 'interpreter') ?? [{ type: 'interpreter-waived', ...forWriting(said) }],
  },
  'waive-adjustments': {
    label: 'Approve one contact, or writing, without the adjustments that somebody needs',
    permission: 'interpreter.waive',
    follows: ({ state, command: { kind: _kind, ...said } }) =>
      whyNoWaiver(state, said, 'adjustments') ?? [{ type: 'adjustments-waived', ...forWriting(said) }],
  },
  'end-writing-waiver': {
    label: 'End the approval to write to somebody in spite of what they need',
    permission: 'interpreter.waive',
    possible: (state) => (state.writingWaivers ?? []).length > 0,
    follows: ({ state, command: { personId, reason } }) =>
      state.writingWaivers?.some((one) => one.personId === personId) === true
        ? [{ type: 'writing-waiver-ended', personId, reason }]
        : refuse('no-writing-waiver'),
  },
}

interface Waiver {
  personId: string
  for?: WaivedFor
  reason: string
}

/** What somebody needs in writing may be known with how they are reached alone, which is sealed: it can be waived of anybody of the case. */
function whyNoWaiver(state: OpenCase, waiver: Waiver, need: 'interpreter' | 'adjustments'): Refused | undefined {
  const person = state.people.find(({ id }) => id === waiver.personId)
  if (person === undefined) return refuse('unknown-person')
  return person[need] === true || waiver.for === 'writing' ? undefined : refuse('nothing-to-waive')
}

function forWriting({ personId, reason, for: waived }: Waiver): { personId: string; for?: 'writing'; reason: string } {
  return waived === 'writing' ? { personId, for: waived, reason } : { personId, reason }
}

function contactAgency({ state, command }: StepContext<OpenCase, Of<'contact-agency'>>): EventBody[] | Refused {
  const { agency, aboutPersonId, note } = command
  if (!state.people.some((person) => person.id === aboutPersonId)) return refuse('unknown-person')
  const ground = groundFor(consentFor(state, aboutPersonId, agency))
  if (typeof ground !== 'string') return ground
  return [{ type: 'agency-contacted', agency, aboutPersonId, ground, ...(note === undefined ? {} : { note }) }]
}

/** On what ground an agency may be spoken with about a person: their consent, or a manager's override of its absence. */
export function groundFor(consent: Consent | undefined): 'consent' | 'override' | Refused {
  if (consent?.answer === 'given') return 'consent'
  if (consent?.overridden === true) return 'override'
  switch (consent?.answer) {
    case 'refused':
      return refuse('consent-refused')
    case 'withdrawn':
      return refuse('consent-withdrawn')
    case undefined:
      return refuse('consent-missing')
  }
}

function contactFamily(context: StepContext<OpenCase, Of<'contact-family'>>): EventBody[] | Refused {
  const { state, command } = context
  const { personId, interpreter, adjustments, note } = command
  const person = state.people.find((someone) => someone.id === personId)
  if (person === undefined) return refuse('unknown-person')
  const waived = person.interpreter && !interpreter
  if (waived && !state.interpreterWaivers.includes(personId)) return refuse('interpreter-needed')
  const adjustmentsWaived = person.adjustments === true && adjustments !== true
  if (adjustmentsWaived && state.adjustmentWaivers?.includes(personId) !== true) return refuse('adjustments-needed')
  if (waived && isOwnWaiver(context, 'interpreter')) return refuse('own-waiver')
  if (adjustmentsWaived && isOwnWaiver(context, 'adjustments')) return refuse('own-waiver')
  return [
    {
      ...{ type: 'family-contacted', personId, interpreter, waived },
      ...(adjustments !== undefined && { adjustments }),
      ...(adjustmentsWaived && { adjustmentsWaived }),
      ...(note !== undefined && { note }),
    },
  ]
}

/** Whether every approval that the contact could use is of whoever makes it. One of an earlier release does not say whose it is. */
function isOwnWaiver(context: StepContext<OpenCase, Of<'contact-family'>>, need: WaivedBy['need']): boolean {
  const { state, command, actor, rules } = context
  const standing = need === 'interpreter' ? state.interpreterWaivers : (state.adjustmentWaivers ?? [])
  const own = (state.waivedBy ?? []).filter(
    (one) => one.personId === command.personId && one.need === need && isSamePerson(actor, one.by),
  )
  const standingForThem = standing.filter((personId) => personId === command.personId)
  return rules.approvals.apart === 'every-pair' && own.length >= standingForThem.length
}
