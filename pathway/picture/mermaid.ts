import type { Stage } from '../case'
import { sayClock, sayRoles, sayStage } from './in-words'
import type { ClockPicture, Picture, StepPicture } from './picture'

type StagePicture = Picture['stages'][number]

/**
 * The picture as a Mermaid state diagram: the steps that lead on as arrows; the clocks that start in a stage, and what else it
 * accepts, as its note.
 */
export function pictureInMermaid(picture: Picture): string {
  const drawn = picture.stages.filter(({ stage }) => stage !== 'unopened')
  return [
    'stateDiagram-v2',
    ...drawn.map(({ stage }) => `  ${idOf(stage)}: ${sayStage(stage)}`),
    ...picture.stages.flatMap(arrowsFrom),
    '  closed --> [*]',
    ...drawn.flatMap((stage) => noteOf(stage, picture)),
  ].join('\n')
}

const idOf = (stage: Stage): string => (stage === 'unopened' ? '[*]' : stage.replaceAll('-', '_'))

function arrowsFrom({ stage, steps }: StagePicture): string[] {
  return steps.flatMap((step) =>
    targetsOf(step).map((to) => `  ${idOf(stage)} --> ${idOf(to)}: ${arrowWords(step, to)}`),
  )
}

const targetsOf = ({ ways }: StepPicture): Stage[] => [
  ...new Set(ways.flatMap(({ to }) => (to === undefined ? [] : [to]))),
]

/** The step, what it says where that decides between several stages, and who may take it, each on a line of its own. */
function arrowWords(step: StepPicture, to: Stage): string {
  const chooses = step.ways.some((way) => way.to !== to)
  const says = step.ways.flatMap(({ when, ...way }) =>
    chooses && way.to === to && when !== undefined ? [`“${when}”`] : [],
  )
  const by = step.by.length === 0 ? [] : [`by ${sayRoles(step.by)}`]
  return [step.label, ...says, ...by].map(plain).join('<br/>')
}

/** Colons and semicolons mean something to Mermaid. */
const plain = (words: string): string => words.replaceAll(/[:;#]/g, ',')

function noteOf({ stage, steps }: StagePicture, picture: Picture): string[] {
  const clocks = startedIn(stage, picture).map((clock) => `${clock.rule.label}, ${sayClock(clock)}`)
  const here = steps.filter(({ ways }) => ways.some(({ to }) => to === undefined)).map(({ label }) => label)
  const lines = [...under('Clocks that start', clocks), ...under('Also here', here)].map((line) => `    ${plain(line)}`)
  return lines.length === 0 ? [] : [`  note right of ${idOf(stage)}`, ...lines, '  end note']
}

const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `• ${line}`)]

/** The clocks that start with a step into this stage, or with one taken in it. */
function startedIn(stage: Stage, { stages, clocks }: Picture): ClockPicture[] {
  const ways = stages.flatMap((from) =>
    from.steps.flatMap((step) => step.ways.filter(({ to }) => (to ?? from.stage) === stage)),
  )
  return clocks.filter(({ rule }) => ways.some(({ starts }) => starts.includes(rule.name)))
}
