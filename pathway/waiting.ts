import { londonDate } from './calendar/london'
import { sayDay, sayList, sayMoment } from './calendar/words'
import type { Case, Clock, OpenCase } from './case'
import { isPaused, nextRung, openClocks } from './clocks/case-clocks'
import { openPause } from './clocks/ledger/ledger'
import { mostly } from './permissions'
import { roadOfClock, roadsOf } from './roads'
import type { NextStep } from './roads/road'
import { roleWords, sayRole, type Role } from './roles'
import type { Rules } from './rules'
import type { Instant } from './time'

/** Whom a case waits for, until when, and what happens then. */
export interface Waiting {
  /** The role the next step is for; `nobody` once the case is closed. */
  who: Role | 'nobody'
  /** When the clock of that step is due; absent where none runs. */
  until?: Instant
  /** All of it in one sentence. */
  sentence: string
}

/** One sentence that says whom the case waits for, until when, and what happens then. Pure. */
export function waitingFor(state: Case, rules: Rules): Waiting {
  if (state.stage === 'unopened') return { who: 'nobody', sentence: 'Nothing has been received yet.' }
  if (state.stage === 'closed') return { who: 'nobody', sentence: 'Closed; nobody is waited for.' }
  return sayWaiting(nextStep(state, rules), openClocks(state))
}

/** The next step and the open clocks in one sentence: of a case, or of a matter. */
export function sayWaiting({ who, toDo }: NextStep, open: readonly Clock[]): Waiting {
  const clock = earliest(open)
  const until = clock === undefined ? {} : { until: clock.due.dueAt }
  const then = [thenWords(open), ...open.filter(isPaused).map(pausedWords)].join('; ')
  return { who, ...until, sentence: `Waiting for the ${roleWords[who]} to ${toDo}; ${then}.` }
}

/** The clock that is due first, the one the case is sorted by; one that is paused is due at no known time. */
export function earliest(clocks: readonly Clock[]): Clock | undefined {
  return clocks.filter((clock) => !isPaused(clock)).toSorted((a, b) => a.due.dueAt.localeCompare(b.due.dueAt))[0]
}

/** Every clock that is overdue; where none is, the one that is due first; and who is told next. */
function thenWords(open: readonly Clock[]): string {
  const first = earliest(open)
  if (first === undefined) return 'no clock runs'
  const overdue = open.filter((clock) => clock !== first && isOverdue(clock))
  const named = isOverdue(first) ? [first, ...overdue] : [first]
  const dues = named.map(
    (clock) => `${clock.rule.label} ${isOverdue(clock) ? 'was' : 'is'} due ${sayMoment(clock.due.dueAt)}`,
  )
  const next = nextTold(named)
  if (next === undefined) return `${sayList(dues)}, and everyone who is told of it has been told`
  return `${sayList(dues)}; the ${sayRole(next.tell)} is told on ${sayMoment(next.at)} if nothing is done`
}

const nextTold = (clocks: readonly Clock[]) =>
  clocks.flatMap((clock) => nextRung(clock) ?? []).toSorted((a, b) => a.at.localeCompare(b.at))[0]

/** Its due instant was reached: who is told next, if anybody, is told after it. */
function isOverdue(clock: Clock): boolean {
  const next = nextRung(clock)
  return !isPaused(clock) && (next === undefined || next.at > clock.due.dueAt)
}

const pausedWords = ({ rule, ledger, originAt }: Clock): string =>
  `${rule.label} is paused since ${sayDay(londonDate(openPause(ledger ?? [])?.from ?? originAt))}`

/** What the clock that is due first asks for; where no clock of a road is, what the stage does, and after the outcome what the roads do. */
function nextStep(state: OpenCase, rules: Rules): NextStep {
  const clock = earliest(openClocks(state))
  const urgent = clock === undefined ? undefined : roadOfClock(clock.name, rules)?.waiting(state, rules)
  if (urgent !== undefined) return urgent
  const onRoad = roadsOf(state).flatMap(({ road }) => road.waiting(state, rules) ?? [])[0]
  return state.stage === 'outcome-decided' && onRoad !== undefined ? onRoad : nextOfStage(state, rules)
}

function nextOfStage(state: OpenCase, rules: Rules): NextStep {
  const name = rules.words.assessment
  switch (state.stage) {
    case 'awaiting-decision':
      return {
        who: mostly('decision.make', rules, 'duty-manager'),
        toDo: `decide how to respond to the ${rules.words.referral}${state.familyAgreed === 'no' ? ', to which the family has not agreed' : ''}`,
      }
    case 'awaiting-assessment':
      return state.allocatedTo === undefined
        ? { who: mostly('case.allocate', rules, 'team-manager'), toDo: `allocate a social worker for the ${name}` }
        : { who: 'social-worker', toDo: `start the ${name}` }
    case 'assessment':
      return duringAssessment(state, rules)
    case 'awaiting-authorisation':
      return { who: mostly('assessment.authorise', rules, 'team-manager'), toDo: `authorise the ${name}` }
    case 'awaiting-outcome':
      return { who: mostly('outcome.decide', rules, 'team-manager'), toDo: `decide the outcome of the ${name}` }
    case 'outcome-decided':
      return {
        who: mostly('case.close', rules, 'team-manager'),
        toDo: 'close the case when the road it is on has ended',
      }
  }
}

function duringAssessment(state: Extract<OpenCase, { stage: 'assessment' }>, rules: Rules): NextStep {
  const { assessment, words } = rules
  const manager = mostly('checkpoint.decide', rules, 'team-manager')
  const due = earliest(openClocks(state))
  if (
    due !== undefined &&
    assessment.checkpoints.some((checkpoint) => checkpoint.name === due.name) &&
    due.rungs[0]?.reachedAt
  )
    return { who: manager, toDo: `act on ${due.rule.label}` }
  if (state.allocatedTo === undefined)
    return {
      who: mostly('case.allocate', rules, manager),
      toDo: `allocate a social worker for the ${words.assessment}`,
    }
  const { lengthDays, preBirth } = state.assessment
  if (assessment.length.kind === 'set-by-manager' && lengthDays === undefined && preBirth === undefined)
    return {
      who: mostly('assessment.set-length', rules, manager),
      toDo: `set how long the ${words.assessment} may take`,
    }
  return { who: 'social-worker', toDo: `carry out the ${words.assessment} and submit it` }
}
