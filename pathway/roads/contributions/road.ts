import type { OpenCase, OpenedCase } from '../../case'
import { calendarOf, meetClock, openClock, startClock, stopClocks } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { CaseEvent, EventBody } from '../../events'
import type { Notice } from '../../notice'
import { agencies, type Agency } from '../../people'
import type { Rules } from '../../rules'
import { agencyWords } from '../../agency-words'
import { consentFor } from '../../stages/consent'
import { groundFor } from '../../stages/contact'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import type { Road } from '../road'
import type { Contribution } from './facts'

type Of<K> = Extract<PersonCommand, { kind: K }>

/**
 * What agencies contribute to an assessment (000-20, 004-30): asked for with the consent that speaking with them needs, chased when its
 * time runs out, received or given up. It keeps no case open: its clocks stop when the case closes.
 */
export const contributions: Road = {
  name: 'contributions',
  label: 'Contributions of agencies',
  place: () => undefined,
  steps: {
    'request-contribution': {
      label: 'Ask an agency for its contribution to the assessment',
      permission: 'case.work',
      follows: request,
    },
    'record-contribution': {
      label: "Record that an agency's contribution has come",
      permission: 'case.work',
      possible: isAwaited,
      follows: receive,
    },
    'give-up-contribution': {
      label: "Go on without an agency's contribution, with the reason",
      permission: 'case.work',
      possible: isAwaited,
      follows: giveUp,
    },
  },
  evolve,
  sentence: (event) => {
    switch (event.type) {
      case 'contribution-requested':
        return `A contribution to the assessment was asked for from ${agencyWords[event.agency]}.`
      case 'contribution-received':
        return `The contribution of ${agencyWords[event.agency]} has come.`
      case 'contribution-given-up':
        return `The work goes on without the contribution of ${agencyWords[event.agency]}.`
      default:
        return undefined
    }
  },
  notices,
  waiting: () => ({ who: 'social-worker', toDo: "chase an agency's contribution" }),
  clocks: ({ contributions: { clock } }) => [clock],
}

const awaited = ({ contributions: asked = [] }: OpenedCase): Agency[] =>
  asked.filter(({ state }) => state === 'asked-for').map(({ agency }) => agency)

function isAwaited(state: OpenCase): boolean {
  return awaited(state).length > 0
}

/** The clock of one agency's contribution; each runs by itself. */
const clockName = (agency: Agency, { contributions: { clock } }: Rules): string => `${clock.name}:${agency}`

function request(context: StepContext<OpenCase, Of<'request-contribution'>>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { agency, aboutPersonId, note } = command
  if (!state.people.some(({ id }) => id === aboutPersonId)) return refuse('unknown-person')
  if (awaited(state).includes(agency)) return refuse('contribution-awaited')
  const ground = groundFor(consentFor(state, aboutPersonId, agency))
  if (typeof ground !== 'string') return ground
  const asked = { type: 'contribution-requested', agency, aboutPersonId, ground } as const
  const rule = { ...rules.contributions.clock, name: clockName(agency, rules) }
  return [
    note === undefined ? asked : { ...asked, note },
    startClock(rule, at, calendarOf(rules, state.proclaimed), rules.version),
  ]
}

function receive(context: StepContext<OpenCase, Of<'record-contribution'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { agency, note } = command
  if (!awaited(state).includes(agency)) return notAwaited(state)
  const received = { type: 'contribution-received', agency } as const
  const clock = openClock(state, clockName(agency, rules))
  return [note === undefined ? received : { ...received, note }, ...meetClock(clock, at, now)]
}

function giveUp(context: StepContext<OpenCase, Of<'give-up-contribution'>>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { agency, reason } = command
  if (!awaited(state).includes(agency)) return notAwaited(state)
  const clock = openClock(state, clockName(agency, rules))
  return [{ type: 'contribution-given-up', agency, reason }, ...stopClocks(clock === undefined ? [] : [clock], at)]
}

/** An agency is asked, and chased when its time has run out and it has not answered. */
function notices(event: CaseEvent, _state: OpenedCase, rules: Rules): Notice[] {
  if (event.type === 'contribution-requested')
    return [{ template: event.type, recipient: { kind: 'agency', agency: event.agency } }]
  if (event.type !== 'clock-rung-reached' || event.rung !== 'due') return []
  const late = agencies.filter((agency) => clockName(agency, rules) === event.clock)
  return late.map((agency) => ({ template: 'contribution-chased', recipient: { kind: 'agency', agency } }))
}

const notAwaited = (state: OpenCase): Refused => refuse('contribution-not-awaited', awaited(state).join(', '))

function evolve(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'contribution-requested':
      return withContribution(state, { agency: event.agency, state: 'asked-for' })
    case 'contribution-received':
      return withContribution(state, { agency: event.agency, state: 'received' })
    case 'contribution-given-up':
      return withContribution(state, { agency: event.agency, state: 'not-received' })
    default:
      return state
  }
}

function withContribution(state: OpenedCase, changed: Contribution): OpenedCase {
  const others = (state.contributions ?? []).filter(({ agency }) => agency !== changed.agency)
  return { ...state, contributions: [...others, changed] }
}
