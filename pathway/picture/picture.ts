import { stages, type Stage } from '../case'
import type { ClockRule } from '../clocks/clock'
import { commandKinds, type CommandKind } from '../commands'
import type { CaseEvent } from '../events'
import type { Notice } from '../notice'
import type { Role } from '../roles'
import { roadSteps } from '../roads'
import type { Rules } from '../rules'
import { anyOpenStage } from '../stages/any-open-stage'
import { samplePeople } from './samples'
import { walk, type Move } from './walk'

/** Who is sent a notice. */
export type Told = 'referrer' | 'family'

/** One way a step may go. */
export interface Way {
  /** What the step says, where it may say different things. */
  when?: string
  /** The stage it leads to; absent where the case stays in its stage. */
  to?: Stage
  /** Names of the clocks that start, whose due date may change, and that stop. */
  starts: readonly string[]
  moves: readonly string[]
  stops: readonly string[]
  notices: readonly { template: Notice['template']; to: Told }[]
}

/** A step that a stage accepts. */
export interface StepPicture {
  command: CommandKind | 'receive-referral'
  label: string
  /** Each role that may take it; none for the first, which comes before the case. */
  by: readonly Role[]
  ways: readonly Way[]
}

/** A step that every open stage accepts, but for those named. */
export type StepAnywhere = StepPicture & { notIn: readonly Stage[] }

/** A clock that some way starts. */
export interface ClockPicture {
  rule: ClockRule
  /** Runs in place of the clock of the same name where a child protection concern was raised. */
  urgent: boolean
}

/** The pathway of one council as its rules run it: what each stage accepts, where it leads, and the clocks. */
export interface Picture {
  /** In the order in which a case comes to them: `unopened` accepts the referral, `closed` nothing. */
  stages: readonly { stage: Stage; steps: readonly StepPicture[] }[]
  anyOpenStage: readonly StepAnywhere[]
  clocks: readonly ClockPicture[]
}

/** Draws the pathway of a council from its rules, by walking it. Pure. */
export function pictureOf(rules: Rules): Picture {
  const moves = walk(rules)
  const reached = new Set(moves.flatMap(({ from, to }) => [from, to]))
  const ofStages = moves.filter((move) => !isAnywhere(move))
  return {
    stages: stages
      .filter((stage) => reached.has(stage))
      .map((stage) => ({ stage, steps: stepsOf(ofStages.filter(({ from }) => from === stage)) })),
    anyOpenStage: stepsOf(moves.filter(isAnywhere)).map((step) => ({ ...step, notIn: notIn(step, moves) })),
    clocks: clocksOf(moves),
  }
}

const isAnywhere = ({ command }: Move): boolean =>
  command !== 'receive-referral' && (command in anyOpenStage || command in roadSteps)

function notIn(step: StepPicture, moves: readonly Move[]): Stage[] {
  const open = new Set<Stage>(moves.map(({ from }) => from).filter((stage) => stage !== 'unopened'))
  for (const { from, command } of moves) if (command === step.command) open.delete(from)
  return [...open]
}

function stepsOf(moves: readonly Move[]): StepPicture[] {
  const order = ['receive-referral', ...commandKinds] as const
  return order.flatMap((command) => {
    const own = moves.filter((move) => move.command === command)
    if (own.length === 0) return []
    return [{ command, label: own[0]?.label ?? command, by: union(own.map(({ by }) => by)), ways: waysOf(own) }]
  })
}

/** The same way, found from several cases, is one. */
function waysOf(moves: readonly Move[]): Way[] {
  const keys = union(moves.map((move) => [keyOf(move)]))
  return keys.map((key) => wayOf(moves.filter((move) => keyOf(move) === key)))
}

const targetOf = ({ from, to }: Move): Stage | undefined => (to === from ? undefined : to)
const keyOf = (move: Move): string => JSON.stringify([move.when, targetOf(move)])

function wayOf(moves: readonly Move[]): Way {
  const [first] = moves
  const to = first === undefined ? undefined : targetOf(first)
  const clocksIn = (type: CaseEvent['type']) =>
    union(
      moves.map(({ events }) =>
        events.flatMap((event) => (event.type === type && 'clock' in event ? [event.clock] : [])),
      ),
    )
  return {
    ...(first?.when !== undefined && { when: first.when }),
    ...(to !== undefined && { to }),
    starts: clocksIn('clock-started'),
    moves: clocksIn('clock-moved'),
    stops: clocksIn('clock-settled'),
    notices: noticesOf(moves),
  }
}

function noticesOf(moves: readonly Move[]): Way['notices'] {
  const all = moves.flatMap(({ notices }) =>
    notices.flatMap(({ template, recipient }) => {
      if (recipient.kind === 'role') return []
      return [{ template, to: recipient.id === samplePeople.referrer ? ('referrer' as const) : ('family' as const) }]
    }),
  )
  return firstOfEach(all, ({ template, to }) => `${template} ${to}`)
}

function clocksOf(moves: readonly Move[]): ClockPicture[] {
  const started = moves.flatMap(({ command, when, events }) => {
    const urgent = command === 'receive-referral' && when !== undefined
    return events.flatMap((event) => (event.type === 'clock-started' ? [{ rule: event.rule, urgent }] : []))
  })
  return firstOfEach(started, ({ rule, urgent }) => `${rule.name} ${String(urgent)}`)
}

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())]

function firstOfEach<T>(list: readonly T[], keyOfOne: (one: T) => string): T[] {
  return list.filter((one, index) => index === list.findIndex((other) => keyOfOne(other) === keyOfOne(one)))
}
