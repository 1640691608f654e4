import { notesOf, roadDrawn, saysFor, stagesDrawn, targetsOf, type Drawn } from './drawn'
import { sayRoles } from './in-words'
import type { Picture, PlacePicture, RoadPicture } from './picture'
import type { StepPicture } from './ways'

/**
 * The stages as a Mermaid state diagram: the steps that lead on as arrows; the clocks that start in a stage, and what else it accepts, as
 * its note.
 */
export const pictureInMermaid = (picture: Picture): string => diagram(stagesDrawn(picture), picture, ['closed'])

/** A road as a Mermaid state diagram, in the same way. */
export const roadInMermaid = (road: RoadPicture, picture: Picture): string =>
  diagram(roadDrawn(road), picture, [], road.openedBy)

function diagram(drawn: Drawn, picture: Picture, last: readonly string[], openedBy: readonly string[] = []): string {
  const shown = drawn.places.filter(({ code }) => code !== drawn.before)
  const [first] = shown
  return [
    'stateDiagram-v2',
    ...shown.map(({ code, label }) => `  ${idOf(code, drawn)}: ${plain(label)}`),
    ...(first === undefined ? [] : openedBy.map((step) => `  [*] --> ${idOf(first.code, drawn)}: ${plain(step)}`)),
    ...drawn.places.flatMap((place) => arrowsFrom(place, drawn)),
    ...last.map((code) => `  ${idOf(code, drawn)} --> [*]`),
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

/** The step, what it says where that decides between several places, and who may take it, each on a line of its own. */
function arrowWords(step: StepPicture, to: string, drawn: Drawn): string {
  const by = step.by.length === 0 ? [] : [`by ${sayRoles(step.by)}`]
  return [step.label, ...saysFor(step, to, drawn), ...by].map(plain).join('<br/>')
}

/** Colons and semicolons mean something to Mermaid. */
const plain = (words: string): string => words.replaceAll(/[:;#]/g, ',')

function noteOf(place: PlacePicture, drawn: Drawn, picture: Picture): string[] {
  const { clocks, roads, alsoHere } = notesOf(place, drawn, picture)
  const lines = [
    ...under('Clocks that start', clocks),
    ...under('Roads that may open beside', roads),
    ...under('Also here', alsoHere),
  ].map((line) => `    ${plain(line)}`)
  return lines.length === 0 ? [] : [`  note right of ${idOf(place.code, drawn)}`, ...lines, '  end note']
}

const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `• ${line}`)]
