import { sayClock, sayRoles, sayRoad } from './in-words'
import type { ClockPicture, Picture, PlacePicture, RoadPicture } from './picture'
import { offRoad } from './tracks'
import type { StepPicture, Way } from './ways'

/** What one diagram is of: the stages, or the places of a road. */
interface Drawn {
  places: readonly PlacePicture[]
  /** Drawn as the dot where everything begins. */
  before: string
  /** Drawn as where everything ends, as a stage is; absent where the dot is. */
  last?: string
  /** Where a way leads, by code; undefined where it stays. */
  target: (way: Way) => string | undefined
}

/**
 * The stages as a Mermaid state diagram: the steps that lead on as arrows; the clocks that start in a stage, and what else it accepts, as
 * its note.
 */
export const pictureInMermaid = (picture: Picture): string =>
  diagram({ places: picture.stages, before: 'unopened', last: 'closed', target: ({ to }) => to }, picture)

/** A road as a Mermaid state diagram, in the same way. */
export const roadInMermaid = (road: RoadPicture, picture: Picture): string =>
  diagram({ places: road.places, before: offRoad, target: ({ toPlace }) => toPlace }, picture, road.openedBy)

function diagram(drawn: Drawn, picture: Picture, openedBy: readonly string[] = []): string {
  const shown = drawn.places.filter(({ code }) => code !== drawn.before)
  const [first] = shown
  return [
    'stateDiagram-v2',
    ...shown.map(({ code, label }) => `  ${idOf(code, drawn)}: ${plain(label)}`),
    ...(first === undefined ? [] : openedBy.map((step) => `  [*] --> ${idOf(first.code, drawn)}: ${plain(step)}`)),
    ...drawn.places.flatMap((place) => arrowsFrom(place, drawn)),
    ...(drawn.last === undefined ? [] : [`  ${idOf(drawn.last, drawn)} --> [*]`]),
    ...shown.flatMap((place) => noteOf(place, drawn, picture)),
  ].join('\n')
}

/** Prefixed, so that no place is a word of Mermaid's own. */
const idOf = (code: string, { before }: Drawn): string =>
  code === before ? '[*]' : `at_${code.replaceAll(/[^a-z0-9]/g, '_')}`

function arrowsFrom({ code, steps }: PlacePicture, drawn: Drawn): string[] {
  return steps.flatMap((step) =>
    targetsOf(step, drawn).map((to) => `  ${idOf(code, drawn)} --> ${idOf(to, drawn)}: ${arrowWords(step, to, drawn)}`),
  )
}

const targetsOf = ({ ways }: StepPicture, { target }: Drawn): string[] => [
  ...new Set(ways.flatMap((way) => target(way) ?? [])),
]

/** The step, what it says where that decides between several places, and who may take it, each on a line of its own. */
function arrowWords(step: StepPicture, to: string, { target }: Drawn): string {
  const chooses = step.ways.some((way) => target(way) !== to)
  const says = step.ways.flatMap((way) =>
    chooses && target(way) === to && way.when !== undefined ? [`“${way.when}”`] : [],
  )
  const by = step.by.length === 0 ? [] : [`by ${sayRoles(step.by)}`]
  return [step.label, ...says, ...by].map(plain).join('<br/>')
}

/** Colons and semicolons mean something to Mermaid. */
const plain = (words: string): string => words.replaceAll(/[:;#]/g, ',')

function noteOf({ code, steps }: PlacePicture, drawn: Drawn, picture: Picture): string[] {
  const into = waysInto(code, drawn)
  const clocks = clocksStarted(into, picture).map((clock) => `${clock.rule.label}, ${sayClock(clock)}`)
  const opened = [...new Set(into.flatMap(({ opens }) => opens))].map((name) => sayRoad(name, picture))
  const here = steps.filter(({ ways }) => ways.some((way) => drawn.target(way) === undefined)).map(({ label }) => label)
  const lines = [
    ...under('Clocks that start', clocks),
    ...under('Roads that may open beside', opened),
    ...under('Also here', here),
  ].map((line) => `    ${plain(line)}`)
  return lines.length === 0 ? [] : [`  note right of ${idOf(code, drawn)}`, ...lines, '  end note']
}

const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `• ${line}`)]

/** The ways into this place, and those that stay in it. */
const waysInto = (code: string, { places, target }: Drawn): Way[] =>
  places.flatMap((from) => from.steps.flatMap((step) => step.ways.filter((way) => (target(way) ?? from.code) === code)))

/** The clocks that some of these ways start. */
const clocksStarted = (ways: readonly Way[], { clocks }: Picture): ClockPicture[] =>
  clocks.filter(({ rule }) => ways.some(({ starts }) => starts.includes(rule.name)))
