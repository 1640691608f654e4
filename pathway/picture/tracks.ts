import { assessmentOf } from '../case'
import { isOpen } from '../clocks/case-clocks'
import { commandKinds, type CommandKind } from '../commands'
import { isClockOf, roadOfClock, roads, roadSteps } from '../roads'
import type { Road } from '../roads/road'
import type { Rules } from '../rules'
import { stageReopened } from '../stages/closed'
import type { Standing } from './sample-case'

/** What is walked on its own: the stages, or one road beside them. */
export interface Track {
  /** What the walk of this track sends: its own steps and no others'. */
  kinds: readonly CommandKind[]
  /** Where on the track a case stands, by code. */
  placeOf(standing: Standing): string
  /** Cases of one likeness stand alike on this track: the same may follow. */
  likenessOf(standing: Standing): string
  /** From how many cases at most the track is walked on; more would mean that its likeness tells apart what is alike. */
  atMost: number
}

/** The code of the place of a case that is not on a road. */
export const offRoad = 'off'

/** The stages: their own steps and those of every open stage. */
export const stagesTrack = (rules: Rules): Track => ({
  kinds: commandKinds.filter((kind) => !(kind in roadSteps)),
  placeOf: ({ state }) => state.stage,
  likenessOf: ({ state }) => {
    const clocks = state.clocks.filter(({ name }) => roadOfClock(name, rules) === undefined)
    const path = assessmentOf(state)?.path
    const late = clocks.some(({ status }) => status === 'breached')
    const stage = state.stage === 'closed' ? `closed, then ${stageReopened(state)}` : state.stage
    return JSON.stringify([stage, state.allocatedTo !== undefined, path, late, kindsOf(clocks)])
  },
  atMost: 1000,
})

/** A road: its own steps alone, wherever they are possible. */
export const roadTrack = (road: Road, rules: Rules): Track => ({
  kinds: commandKinds.filter((kind) => kind in road.steps),
  placeOf: (standing) => placeOn(road, standing),
  likenessOf: (standing) => {
    const own = standing.state.clocks.filter(({ name }) => road.clocks(rules).some((rule) => isClockOf(rule, name)))
    return JSON.stringify([placeOn(road, standing), kindsOf(own.filter(isOpen)), road.tellsApart?.(standing.state)])
  },
  atMost: 500,
})

/** The tracks of all roads. */
export const roadTracks = (rules: Rules): { road: Road; track: Track }[] =>
  roads.map((road) => ({ road, track: roadTrack(road, rules) }))

const placeOn = (road: Road, { state }: Standing): string => road.place(state)?.code ?? offRoad

/** The different clocks, those of one kind as one: `contribution:gp` is a `contribution`. */
const kindsOf = (clocks: readonly { name: string }[]): string[] =>
  [...new Set(clocks.map(({ name }) => kindOfClock(name)))].toSorted()

/** The kind of a clock: several of a kind are named `contribution:gp`, `contribution:school`. */
export const kindOfClock = (name: string): string => name.split(':')[0] ?? name
