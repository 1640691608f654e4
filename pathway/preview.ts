import type { Case, Clock, OpenedCase } from './case'
import type { Message, PersonCommand } from './commands'
import type { EventBody } from './events'
import { decide } from './decide'
import { evolve } from './evolve'
import type { Refusal } from './refusals'
import type { Rules } from './rules'
import { stamp, type Stamped } from './stamp'
import { hasOpened, type Standing } from './standing'
import { timelineSentence } from './timeline'
import type { Instant, LocalDate } from './time'

/** When a clock is due. */
export interface DueDay {
  dueAt: Instant
  dueOn: LocalDate
}

/** What would become of one clock. */
export interface ClockPreview {
  clock: string
  label: string
  change: 'started' | 'moved' | 'paused' | 'goes-on' | 'stopped' | 'restated'
  /** Absent where it would be started. */
  from?: DueDay
  to: DueDay
  status: Clock['status']
}

/** What would happen: a refusal, or the sentences of the events, with every clock that they touch. */
export interface Preview<Stage extends string = string> {
  refusal?: Refusal
  sentences: string[]
  stage: { from: Stage; to: Stage }
  clocks: ClockPreview[]
}

/** The rules by which a preview is made: those that the shell runs, and the sentence of each event. */
interface Previewed<S extends Standing, C extends { kind: string }, E extends { type: string }> {
  decide: (state: S, message: Message<C>, now: Instant, rules: Rules) => { events: E[] } | { refusal: Refusal }
  evolve: (state: S, event: Stamped<E>) => S
  sentence: (event: Stamped<E>, rules: Rules) => string
}

/** What would follow if this were sent to a case now. Nothing is changed by asking. Pure. */
export const preview = (state: OpenedCase, message: Message<PersonCommand>, now: Instant, rules: Rules) =>
  previewBy<Case, PersonCommand, EventBody>({ decide, evolve, sentence: timelineSentence }, state, message, now, rules)

/** What would follow if this were sent to anything that runs by a machine. Nothing is changed by asking. Pure. */
export function previewBy<S extends Standing, C extends { kind: string }, E extends { type: string }>(
  { decide, evolve, sentence }: Previewed<S, C, E>,
  state: S,
  message: Message<C>,
  now: Instant,
  rules: Rules,
): Preview<S['stage']> {
  const decision = decide(state, message, now, rules)
  const stays = { from: state.stage, to: state.stage }
  if (!('events' in decision)) return { refusal: decision.refusal, sentences: [], stage: stays, clocks: [] }
  const events = stamp(decision.events, { after: state.seq, at: message.acceptedAt, by: message.actor.id })
  const after = events.reduce<S>(evolve, state)
  return {
    sentences: events.map((event) => sentence(event, rules)),
    stage: { ...stays, to: after.stage },
    clocks: clocksOf(after).flatMap((clock, index) => previewOf(clock, clocksOf(state)[index])),
  }
}

const clocksOf = (state: Standing): readonly Clock[] => (hasOpened(state) ? state.clocks : [])

/** Clocks are only ever added to a case, so that each stays at its place. */
function previewOf(now: Clock, before: Clock | undefined): ClockPreview[] {
  const change = changeOf(now, before)
  if (change === undefined) return []
  const from = before === undefined ? {} : { from: dayOf(before) }
  return [{ clock: now.name, label: now.rule.label, change, ...from, to: dayOf(now), status: now.status }]
}

const dayOf = ({ due: { dueAt, dueOn } }: Clock): DueDay => ({ dueAt, dueOn })

function changeOf(now: Clock, before: Clock | undefined): ClockPreview['change'] | undefined {
  if (before === undefined) return 'started'
  if (before.settledAt === undefined && now.settledAt !== undefined) return 'stopped'
  if (before.status !== 'paused' && now.status === 'paused') return 'paused'
  if (before.status === 'paused' && now.status !== 'paused') return 'goes-on'
  if (before.due.dueAt !== now.due.dueAt) return now.settledAt === undefined ? 'moved' : 'restated'
  return before.status === now.status ? undefined : 'restated'
}
