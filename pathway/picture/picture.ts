import { stages, type Stage } from '../case'
import type { ClockRule } from '../clocks/clock'
import type { Road } from '../roads/road'
import type { Rules } from '../rules'
import { stageLabel } from '../stage-label'
import { anyOpenStage } from '../stages/any-open-stage'
import type { Move } from './sample-case'
import { kindOfClock, offRoad } from './tracks'
import { walk, type Walk } from './walk'
import { firstOfEach, openedBy, placeCode, stepsOf, type StepPicture } from './ways'

/** A step that every open stage accepts, but for those named. */
export type StepAnywhere = StepPicture & { notIn: readonly Stage[] }

/** A stage, or a place on a road, with what it accepts. */
export interface PlacePicture {
  code: string
  label: string
  steps: readonly StepPicture[]
}

/** A road beside the stages. */
export interface RoadPicture {
  name: string
  label: string
  /** The steps of stages and of other roads that lead to it, in words; its own are at the first place. */
  openedBy: readonly string[]
  /** First, if a step of its own leads to it, that of a case that is not on it; then in the order in which a case comes to them. */
  places: readonly PlacePicture[]
}

/** A clock that some way starts. */
export interface ClockPicture {
  rule: ClockRule
  /** Runs in place of the clock of the same name where a child protection concern was raised. */
  urgent: boolean
}

/** The pathway of one council as its rules run it: what each stage and road accepts, where it leads, and the clocks. */
export interface Picture {
  /** The council's own name. */
  council: string
  /** In the order in which a case comes to them: `unopened` accepts the referral, `closed` nothing. */
  stages: readonly (PlacePicture & { stage: Stage })[]
  anyOpenStage: readonly StepAnywhere[]
  roads: readonly RoadPicture[]
  clocks: readonly ClockPicture[]
}

/** Draws the pathway of a council from its rules, by walking it. Pure. */
export function pictureOf(rules: Rules): Picture {
  const walked = walk(rules)
  const moves = walked.stages
  const reached = new Set(moves.flatMap(({ before, after }) => [before.state.stage, after.state.stage]))
  const ofStages = moves.filter((move) => !isAnywhere(move))
  return {
    council: rules.words.council,
    stages: stages
      .filter((stage) => reached.has(stage))
      .map((stage) => ({ stage, ...place(stage, stageLabel(stage, rules), ofStages.filter(isFrom(stage))) })),
    anyOpenStage: stepsOf(moves.filter(isAnywhere)).map((step) => ({ ...step, notIn: notIn(step, moves) })),
    roads: walked.roads.map((one) => roadOf(one, walked)),
    clocks: clocksOf([...moves, ...walked.roads.flatMap((road) => road.moves)]),
  }
}

const place = (code: string, label: string, moves: readonly Move[], road?: Road): PlacePicture => ({
  code,
  label,
  steps: stepsOf(moves, road),
})

const isFrom =
  (stage: Stage) =>
  ({ before }: Move): boolean =>
    before.state.stage === stage

const isAnywhere = ({ command }: Move): boolean => command in anyOpenStage

function notIn(step: StepPicture, moves: readonly Move[]): Stage[] {
  const open = new Set<Stage>(moves.map(({ before }) => before.state.stage))
  open.delete('unopened')
  open.delete('closed')
  for (const { before, command } of moves) if (command === step.command) open.delete(before.state.stage)
  return [...open]
}

function roadOf({ road, moves }: Walk['roads'][number], walked: Walk): RoadPicture {
  const others = [walked.stages, ...walked.roads.filter((one) => one.road !== road).map((one) => one.moves)].flat()
  const leading = others.filter((move) => openedBy(move).includes(road))
  const opening = leading.map(({ label, when }) => (when === undefined ? label : `${label}: “${when}”`))
  const codes = [...moves, ...leading].flatMap(({ before, after }) => [placeCode(road, before), placeCode(road, after)])
  const labels = labelsOf(road, [...moves, ...leading])
  const places = [...new Set([offRoad, ...codes])].map((code) =>
    place(
      code,
      labels.get(code) ?? code,
      moves.filter(({ before }) => placeCode(road, before) === code),
      road,
    ),
  )
  const shown = places.filter(({ code, steps }) => code !== offRoad || steps.length > 0)
  return { name: road.name, label: road.label, openedBy: [...new Set(opening)], places: shown }
}

function labelsOf(road: Road, moves: readonly Move[]): Map<string, string> {
  const found = moves.flatMap(({ after }) => road.place(after.state) ?? [])
  return new Map([[offRoad, 'Not on this road'], ...found.map(({ code, label }) => [code, label] as const)])
}

function clocksOf(moves: readonly Move[]): ClockPicture[] {
  const started = moves.flatMap(({ command, when, events }) => {
    const urgent = command === 'receive-referral' && when !== undefined
    return events.flatMap((event) => (event.type === 'clock-started' ? [{ rule: event.rule, urgent }] : []))
  })
  const kinds = started.map(({ rule, urgent }) => ({ rule: { ...rule, name: kindOfClock(rule.name) }, urgent }))
  return firstOfEach(kinds, ({ rule, urgent }) => `${rule.name} ${String(urgent)}`)
}
