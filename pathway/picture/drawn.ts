import { sayClock, sayRoad } from './in-words'
import type { Picture, PlacePicture, RoadPicture } from './picture'
import { offRoad } from './tracks'
import type { StepPicture, Way } from './ways'

/** What one diagram is of: the stages, or the places of a road. */
export interface Drawn {
  places: readonly PlacePicture[]
  /** The code of where everything begins. */
  before: string
  /** Where a way leads, by code; undefined where it stays. */
  target: (way: Way) => string | undefined
}

/** The stages of a picture, to be drawn. */
export const stagesDrawn = ({ stages }: Picture): Drawn => ({
  places: stages,
  before: 'unopened',
  target: ({ to }) => to,
})

/** The places of a road, to be drawn. */
export const roadDrawn = ({ places }: RoadPicture): Drawn => ({
  places,
  before: offRoad,
  target: ({ toPlace }) => toPlace,
})

/** Where a step may lead, each place once. */
export const targetsOf = ({ ways }: StepPicture, { target }: Drawn): string[] => [
  ...new Set(ways.flatMap((way) => target(way) ?? [])),
]

/** What a step says to lead to a place, in words, where what it says decides between several. */
export function saysFor({ ways }: StepPicture, to: string, { target }: Drawn): string[] {
  const chooses = ways.some((way) => target(way) !== to)
  return ways.flatMap((way) => (chooses && target(way) === to && way.when !== undefined ? [`“${way.when}”`] : []))
}

/** What is said of a place besides the steps that lead on from it; a line each. */
export interface Notes {
  clocks: readonly string[]
  roads: readonly string[]
  alsoHere: readonly string[]
}

/** The clocks that start and the roads that may open with the steps into a place or taken at it, and its steps that do not lead on. */
export function notesOf({ code, steps }: PlacePicture, drawn: Drawn, picture: Picture): Notes {
  const into = waysInto(code, drawn)
  const clocks = picture.clocks.filter(({ rule }) => into.some(({ starts }) => starts.includes(rule.name)))
  return {
    clocks: clocks.map((clock) => `${clock.rule.label}, ${sayClock(clock)}`),
    roads: [...new Set(into.flatMap(({ opens }) => opens))].map((name) => sayRoad(name, picture)),
    alsoHere: steps.filter(({ ways }) => ways.some((way) => drawn.target(way) === undefined)).map(({ label }) => label),
  }
}

/** The ways into this place, and those that stay in it. */
const waysInto = (code: string, { places, target }: Drawn): Way[] =>
  places.flatMap((from) => from.steps.flatMap((step) => step.ways.filter((way) => (target(way) ?? from.code) === code)))
