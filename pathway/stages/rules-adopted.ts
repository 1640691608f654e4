import { assessmentOf, type Clock, type OpenCase } from '../case'
import { calendarOf, moveClock, openClocks } from '../clocks/case-clocks'
import type { ClockRule, Origin, RoadClock } from '../clocks/clock'
import { due } from '../clocks/due'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { expectedDayOf, preBirthLimit } from '../pre-birth/limit'
import { isClockOf, roadClocks } from '../roads'
import type { Rules } from '../rules'
import type { Instant } from '../time'
import { refuse, type Refused, type Step, type StepContext } from './step'

type Adopt = Extract<PersonCommand, { kind: 'adopt-current-rules' }>
type Context = StepContext<OpenCase, Adopt>

/** Changed rules of a council hold for new clocks only; a manager may move the old ones to them, with the reason. */
export const adoptRules: Step<OpenCase, Adopt> = {
  label: 'Move clocks to the rules that stand now',
  permission: 'clock.change',
  possible: (state) => openClocks(state).length > 0,
  forbids: (state, _actor, { version }) =>
    openClocks(state).every((clock) => clock.rulesVersion === version) ? 'nothing-to-move' : undefined,
  follows: adopt,
}

function adopt(context: Context): EventBody[] | Refused {
  const { state, command } = context
  const open = openClocks(state)
  const names = open.map(({ name }) => name)
  const wanted = command.clocks ?? names
  if (wanted.some((name) => !names.includes(name))) return refuse('unknown-clock', names.join(', '))
  const events = open.filter(({ name }) => wanted.includes(name)).flatMap((clock) => adoptFor(clock, context))
  return events.length === 0 ? refuse('rules-alike') : events
}

/** A clock whose rule the council has no more is withdrawn with it. */
function adoptFor(clock: Clock, { state, command, rules }: Context): EventBody[] {
  const current = currentRule(clock, state, rules)
  if (current === undefined) return [{ type: 'clock-settled', clock: clock.name, status: 'withdrawn' }]
  const calendar = calendarOf(rules, state.proclaimed)
  const originAt = originOf(current.origin, state) ?? clock.originAt
  const isSameDue = due(current, originAt, calendar, clock.ledger).dueAt === clock.due.dueAt
  if (isSameDue && isSame(current, clock.rule)) return []
  return moveClock(clock, current, calendar, command.reason, {
    cause: 'rules-adopted',
    rulesVersion: rules.version,
    ...(originAt !== clock.originAt && { originAt }),
  })
}

/**
 * The rule that a clock of this name would start under now. A date that belongs to the case, a length a manager has set, and the name of a
 * clock among several of its kind stay its own.
 */
function currentRule(clock: Clock, state: OpenCase, rules: Rules): ClockRule | undefined {
  const before = expectedDayOf(clock)
  if (before !== undefined) return preBirthLimit(rules, before.expectedOn) ?? clock.rule
  const found = rulesFor(state, rules).find((rule) => isClockOf(rule, clock.name))
  if (found === undefined) return undefined
  const { name, label, origin, budget } = clock.rule
  const isOneOfSeveral = found.name !== clock.name
  const isOwnBudget = budget.kind === 'fixed-date' || isLengthSet(clock, state, rules)
  return {
    ...found,
    ...(isOneOfSeveral && { name, label }),
    budget: isOwnBudget ? budget : (found.budget ?? budget),
    origin: originOf(found.origin, state) === undefined || origin === 'reopened' ? origin : found.origin,
  }
}

function rulesFor(state: OpenCase, rules: Rules): RoadClock[] {
  const { decision, assessment } = rules
  const { length, limit, checkpoints, reassessment, update } = assessment
  const parts = length.kind === 'brief-then-further' ? [length.brief, length.further] : []
  const first = state.urgent ? decision.urgentClock : decision.clock
  const again = update === 'none' ? [reassessment.clock] : [reassessment.clock, update]
  return [first, limit, ...parts, ...checkpoints, ...again, ...roadClocks(rules)]
}

/** A length that a manager has set stays, as far as the range that stands now has it. */
function isLengthSet(clock: Clock, state: OpenCase, { assessment: { limit, length, reassessment } }: Rules): boolean {
  const days = assessmentOf(state)?.lengthDays
  if (length.kind !== 'set-by-manager' || days === undefined) return false
  if (clock.name !== limit.name && clock.name !== reassessment.clock.name) return false
  return days >= length.minDays && days <= length.maxDays
}

/** The moment of an origin that a rule may have in place of another; undefined for what only ever has one. */
function originOf(origin: Origin, state: OpenCase): Instant | undefined {
  if (origin === 'received') return state.receivedAt
  return origin === 'assessment-started' ? assessmentOf(state)?.startedAt : undefined
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return mine.size === theirs.size && [...mine].every(([name, value]) => isSame(value, theirs.get(name)))
}
