import type { Stage } from '../case'
import { commandKinds, type CommandKind } from '../commands'
import type { CaseEvent } from '../events'
import type { Notice } from '../notice'
import { roads } from '../roads'
import type { Road } from '../roads/road'
import type { Role } from '../roles'
import type { Move } from './sample-case'
import { samplePeople } from './samples'
import { kindOfClock, offRoad } from './tracks'

/** Who is sent a notice. */
export type Told = 'referrer' | 'family'

/** One way a step may go. */
export interface Way {
  /** What the step says, where it may say different things. */
  when?: string
  /** The stage it leads to; absent where the case stays in its stage. */
  to?: Stage
  /** For a step of a road, the code of the place on it that it leads to; absent where the case stays at its place. */
  toPlace?: string
  /** Names of the other roads that the case is then on and was not before. */
  opens: readonly string[]
  /** Names of the clocks that start, whose due date may change, and that stop. */
  starts: readonly string[]
  moves: readonly string[]
  stops: readonly string[]
  notices: readonly { template: Notice['template']; to: Told }[]
}

/** A step that is accepted at some stage or place. */
export interface StepPicture {
  command: CommandKind | 'receive-referral'
  label: string
  /** Each role that may take it; none for the first, which comes before the case. */
  by: readonly Role[]
  ways: readonly Way[]
}

/** The steps of these moves, in the order in which steps are shown, each with its ways. `road`: whose steps they are, for those of a road. */
export function stepsOf(moves: readonly Move[], road?: Road): StepPicture[] {
  const order = ['receive-referral', ...commandKinds] as const
  return order.flatMap((command) => {
    const own = moves.filter((move) => move.command === command)
    if (own.length === 0) return []
    return [{ command, label: own[0]?.label ?? command, by: union(own.map(({ by }) => by)), ways: waysOf(own, road) }]
  })
}

/** The code of the place of a case on a road. */
export const placeCode = (road: Road, { state }: Move['before']): string =>
  state.stage === 'unopened' ? offRoad : (road.place(state)?.code ?? offRoad)

/** The roads that a step led to: the case is on them after it and was not before. */
export const openedBy = ({ before, after }: Move): Road[] =>
  roads.filter((road) => placeCode(road, before) === offRoad && placeCode(road, after) !== offRoad)

/** The same way, found from several cases, is one. */
function waysOf(moves: readonly Move[], road?: Road): Way[] {
  const found = moves.map((move) => ({ move, target: targetOf(move, road) }))
  const keyOf = ({ move, target }: (typeof found)[number]) => JSON.stringify([move.when, target])
  return firstOfEach(found, keyOf).map((one) => {
    const same = found.filter((other) => keyOf(other) === keyOf(one)).map(({ move }) => move)
    return { ...(one.move.when !== undefined && { when: one.move.when }), ...one.target, ...whatFollows(same, road) }
  })
}

function targetOf({ before, after }: Move, road?: Road): Pick<Way, 'to' | 'toPlace'> {
  const { stage } = after.state
  const to = stage === before.state.stage ? {} : { to: stage }
  if (road === undefined || placeCode(road, after) === placeCode(road, before)) return to
  return { ...to, toPlace: placeCode(road, after) }
}

function whatFollows(moves: readonly Move[], road?: Road) {
  const events = moves.flatMap((move) => move.events)
  const clocksIn = (type: CaseEvent['type']) =>
    unique(events.flatMap((event) => (event.type === type && 'clock' in event ? [kindOfClock(event.clock)] : [])))
  return {
    opens: unique(moves.flatMap(openedBy).filter((one) => one !== road)).map(({ name }) => name),
    starts: clocksIn('clock-started'),
    moves: clocksIn('clock-moved'),
    stops: clocksIn('clock-settled'),
    notices: noticesOf(moves),
  }
}

function noticesOf(moves: readonly Move[]): Way['notices'] {
  const all = moves.flatMap(({ notices }) =>
    notices.flatMap(({ template, recipient }) => {
      if (recipient.kind !== 'person') return []
      return [{ template, to: recipient.id === samplePeople.referrer ? ('referrer' as const) : ('family' as const) }]
    }),
  )
  return firstOfEach(all, ({ template, to }) => `${template} ${to}`)
}

const union = <T>(lists: readonly (readonly T[])[]): T[] => unique(lists.flat())
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

/** The first of those that have the same key, for each key. */
export function firstOfEach<T>(list: readonly T[], keyOfOne: (one: T) => string): T[] {
  const keys = new Map<string, T>()
  for (const one of list) if (!keys.has(keyOfOne(one))) keys.set(keyOfOne(one), one)
  return [...keys.values()]
}
