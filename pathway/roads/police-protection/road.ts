import { subMilliseconds } from 'date-fns/subMilliseconds'
import { atLondon, londonDate } from '../../calendar/london'
import { sayMoment } from '../../calendar/words'
import type { OpenCase } from '../../case'
import { calendarOf, meetClock, openClock, startClock } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { whyNotBorn } from '../../pre-birth/born'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import type { Instant } from '../../time'
import { accommodatedUnder, whyNotHome } from '../accommodation/basis'
import type { Road } from '../road'
import type { ChildGoesTo } from './facts'

type Of<K> = Extract<PersonCommand, { kind: K }>

const hourMs = 3_600_000

/**
 * Police protection: a constable may keep a child safe at once, for at most 72 elapsed hours (002-02; 2-15; Children Act 1989 s46). It
 * cannot be renewed, and may end at any moment before. Possible in every open stage.
 */
export const policeProtection: Road = {
  name: 'police-protection',
  label: 'Police protection',
  place: ({ policeProtection: power }) =>
    power !== undefined && power.endedAt === undefined ? { code: 'in-force', label: 'In force' } : undefined,
  steps: {
    'record-police-protection': {
      label: 'Record that the police have taken the child into police protection',
      permission: 'case.work',
      possible: ({ policeProtection: power }) => power === undefined || power.endedAt !== undefined,
      forbids: whyNotBorn,
      follows: begin,
    },
    'end-police-protection': {
      label: 'Record that police protection has ended',
      permission: 'case.work',
      possible: ({ policeProtection: power }) => power !== undefined && power.endedAt === undefined,
      follows: end,
    },
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'police-protection-began':
        return { ...state, policeProtection: { beganAt: event.beganAt } }
      case 'police-protection-ended':
        return state.policeProtection === undefined
          ? state
          : {
              ...state,
              policeProtection: { ...state.policeProtection, endedAt: event.endedAt, childGoesTo: event.childGoesTo },
            }
      default:
        return state
    }
  },
  sentence: (event) => {
    switch (event.type) {
      case 'police-protection-began':
        return `The police took the child into police protection on ${sayMoment(event.beganAt)}.`
      case 'police-protection-ended':
        return `Police protection ended on ${sayMoment(event.endedAt)}: ${goesToWords[event.childGoesTo]}.`
      default:
        return undefined
    }
  },
  family: (event) => {
    switch (event.type) {
      case 'police-protection-began':
        return {
          on: londonDate(event.beganAt),
          sentence: 'The police took your child to a safe place. They may keep them there for at most 72 hours.',
        }
      case 'police-protection-ended':
        return {
          on: londonDate(event.endedAt),
          sentence: 'Your child is no longer under the protection of the police.',
        }
      default:
        return undefined
    }
  },
  waiting: () => ({ who: 'social-worker', toDo: 'record where the child goes when police protection ends' }),
  clocks: ({ policeProtection: { clock } }) => [clock],
}

const goesToWords: Record<ChildGoesTo, string> = {
  home: 'the child went home',
  relative: 'the child went to a relative',
  accommodation: 'the council accommodates the child',
  'emergency-protection-order': 'an emergency protection order follows',
  elsewhere: 'the child went elsewhere',
}

const latestOf = (one: Instant, other: Instant = one): Instant => (one > other ? one : other)

/** It may have begun before it is recorded, or before the referral, which it often leads to; but it cannot be over by now, nor have begun before one that came first had ended. */
function begin(context: StepContext<OpenCase, Of<'record-police-protection'>>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { clock } = rules.policeProtection
  const beganAt = command.beganAt ?? at
  const longest = clock.budget.kind === 'elapsed-hours' ? clock.budget.hours * hourMs : 0
  const earliest = latestOf(subMilliseconds(at, longest).toISOString(), state.policeProtection?.endedAt)
  if (beganAt > at || beganAt < earliest)
    return refuse('date-out-of-order', `${sayMoment(earliest)} to ${sayMoment(at)}`)
  const began: EventBody = { type: 'police-protection-began', beganAt, reason: command.reason }
  return [began, startClock(clock, beganAt, calendarOf(rules, state.proclaimed), rules.version)]
}

/** Not before a child was accommodated under it. */
function end(context: StepContext<OpenCase, Of<'end-police-protection'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const since = accommodatedUnder('police-protection', state)
  const earliest = latestOf(state.policeProtection?.beganAt ?? at, since && atLondon(since, '00:00'))
  const { endedAt = at, childGoesTo, reason } = command
  if (endedAt > at || endedAt < earliest)
    return refuse('date-out-of-order', `${sayMoment(earliest)} to ${sayMoment(at)}`)
  const notHome = childGoesTo === 'home' ? whyNotHome(state, endedAt) : undefined
  if (notHome !== undefined) return refuse(notHome)
  return [
    { type: 'police-protection-ended', endedAt, childGoesTo, reason },
    ...meetClock(openClock(state, rules.policeProtection.clock.name), endedAt, now, at),
  ]
}
