import type { Consent, OpenCase } from '../case'
import { isFamily, type Agency } from '../people'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import { refuse, type Refused, type StepContext, type Steps } from './step'

type Of<K> = Extract<PersonCommand, { kind: K }>

/** The latest answer of a person for speaking with an agency, if any was recorded. */
export function consentFor(state: OpenCase, personId: string, agency: Agency): Consent | undefined {
  return state.consents.find((consent) => consent.personId === personId && consent.agency === agency)
}

/** Consent per person and purpose, and a manager's override where seeking it would put the child at risk (000-11, 001-07, 004-22). */
export const consentSteps: Steps<OpenCase> = {
  'ask-consent': {
    label: 'Ask somebody whether we may speak with agencies about them',
    permission: 'consent.record',
    follows: askConsent,
  },
  'record-consent': {
    label: "Record a person's answer on speaking with an agency",
    permission: 'consent.record',
    follows: recordConsent,
  },
  'override-consent': {
    label: 'Go on without consent, with the reason',
    permission: 'consent.override',
    follows: overrideConsent,
  },
}

/** Of the child or the family, who are written to; whoever needs to be told otherwise is asked in person and their answer recorded. */
function askConsent({ state, command }: StepContext<OpenCase, Of<'ask-consent'>>): EventBody[] | Refused {
  const { personId, agencies, note } = command
  const person = state.people.find(({ id }) => id === personId)
  if (person === undefined) return refuse('unknown-person')
  if (!isFamily(person) && person.kind !== 'child') return refuse('consent-not-theirs')
  return [
    { type: 'consent-asked', personId, agencies: [...new Set(agencies)], ...(note === undefined ? {} : { note }) },
  ]
}

function recordConsent({ state, command }: StepContext<OpenCase, Of<'record-consent'>>): EventBody[] | Refused {
  if (!state.people.some((person) => person.id === command.personId)) return refuse('unknown-person')
  const { personId, agency, answer, note } = command
  if (answer === 'withdrawn' && consentFor(state, personId, agency)?.answer !== 'given')
    return refuse('consent-missing', 'given or refused; only consent that was given can be withdrawn')
  return [{ type: 'consent-recorded', personId, agency, answer, ...(note === undefined ? {} : { note }) }]
}

function overrideConsent(context: StepContext<OpenCase, Of<'override-consent'>>): EventBody[] | Refused {
  const { state, command, rules } = context
  if (!state.people.some((person) => person.id === command.personId)) return refuse('unknown-person')
  const missing = reasonsMissing(command, rules)
  if (missing.length > 0) return refuse('ask-and-explain')
  const { kind: _kind, ...said } = command
  return [{ type: 'consent-overridden', ...said }]
}

type WhyNot = Pick<Of<'override-consent'>, 'asked' | 'explained' | 'whyNotAsked' | 'whyNotExplained' | 'whyNot'>

/** Which reason is still to be given, where a council asks and explains in every case: one for each of the two that was not done (001-07). */
export function reasonsMissing(said: WhyNot, { consent }: Rules): ('whyNotAsked' | 'whyNotExplained')[] {
  if (!consent.askAndExplain || said.whyNot !== undefined) return []
  return [
    ...(said.asked || said.whyNotAsked !== undefined ? [] : (['whyNotAsked'] as const)),
    ...(said.explained || said.whyNotExplained !== undefined ? [] : (['whyNotExplained'] as const)),
  ]
}
