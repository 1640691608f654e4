import { notesOf, roadDrawn, saysFor, stagesDrawn, targetsOf, type Drawn } from './drawn'
import { sayPlace, sayRoles } from './in-words'
import type { Picture, PlacePicture, RoadPicture } from './picture'
import type { StepPicture } from './ways'

/** One line of a card, as it is meant; where it is long it is broken over several when it is drawn. */
export interface Line {
  text: string
  style: 'heading' | 'place' | 'step' | 'plain'
  /** The code of the stage that an arrow from here leads to. */
  arrowTo?: string
}

/** A box of the drawing: a stage, a road, or what may be done in any open stage. */
export interface Card {
  /** The code of the stage; absent where no arrow leads to it. */
  code?: string
  title: string
  lines: readonly Line[]
}

const plain = (text: string): Line => ({ text, style: 'plain' })

/** A card for each stage, in the order in which a case comes to them. */
export function stageCards(picture: Picture): Card[] {
  const drawn = stagesDrawn(picture)
  return picture.stages.map((stage) => ({
    code: stage.stage,
    title: stage.label,
    lines: [
      { text: stage.label, style: 'heading' as const },
      ...stage.steps.flatMap((step) => leadingOn(step, drawn, picture)),
      ...noteLines(stage, drawn, picture),
    ],
  }))
}

/** The card of a road: who opens it, and at each place its steps, who takes them, where they lead, and the clocks. */
export function roadCard(road: RoadPicture, picture: Picture): Card {
  const drawn = roadDrawn(road)
  return {
    title: road.label,
    lines: [
      { text: road.label, style: 'heading' },
      ...road.openedBy.map((step) => plain(`Opened by ${step}`)),
      ...road.places.flatMap((place) => [
        { text: place.label, style: 'place' as const },
        ...place.steps.flatMap((step) => onRoad(step, road, drawn)),
        ...noteLines(place, drawn, picture),
      ]),
    ],
  }
}

/** The card of what every open stage accepts. */
export const anywhereCard = ({ anyOpenStage }: Picture): Card => ({
  title: 'In any open stage',
  lines: [{ text: 'In any open stage', style: 'heading' }, ...anyOpenStage.map(({ label }) => plain(`• ${label}`))],
})

const who = ({ by }: StepPicture): Line[] => (by.length === 0 ? [] : [plain(`by ${sayRoles(by)}`)])

/** A step that leads to other stages: what it says for each, and the arrow there. */
function leadingOn(step: StepPicture, drawn: Drawn, picture: Picture): Line[] {
  const targets = targetsOf(step, drawn)
  if (targets.length === 0) return []
  return [
    { text: step.label, style: 'step' },
    ...who(step),
    ...targets.flatMap((to) => [
      ...saysFor(step, to, drawn).map(plain),
      {
        text: `leads to: ${picture.stages.find(({ code }) => code === to)?.label ?? to}`,
        style: 'plain' as const,
        arrowTo: to,
      },
    ]),
  ]
}

function onRoad(step: StepPicture, road: RoadPicture, drawn: Drawn): Line[] {
  const targets = targetsOf(step, drawn)
  if (targets.length === 0) return []
  const leads = targets.flatMap((to) => [
    ...saysFor(step, to, drawn).map(plain),
    plain(`leads to: ${sayPlace(to, road)}`),
  ])
  return [{ text: step.label, style: 'step' }, ...who(step), ...leads]
}

function noteLines(place: PlacePicture, drawn: Drawn, picture: Picture): Line[] {
  const { clocks, roads, alsoHere } = notesOf(place, drawn, picture)
  return [
    ...under('Clocks that start', clocks),
    ...under('Roads that may open beside', roads),
    ...under('Also here', alsoHere),
  ]
}

const under = (heading: string, texts: readonly string[]): Line[] =>
  texts.length === 0 ? [] : [{ text: heading, style: 'step' }, ...texts.map((text) => plain(`• ${text}`))]
