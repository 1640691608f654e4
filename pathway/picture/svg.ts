import { anywhereCard, roadCard, stageCards } from './cards'
import { arrowsBetween, columns, sizes, stack, type Arrow, type PlacedCard, type PlacedText } from './layout'
import type { Picture, RoadPicture } from './picture'

const top = 88

/**
 * The picture as a drawing: the stages from top to bottom with arrows from each step to where it leads; beside them what may be done in any
 * open stage, and the roads with their places, clocks and who takes each step. The same picture is the same drawing, letter by letter. Text
 * is text; no scripts, no fonts or images from elsewhere.
 */
export function pictureInSvg(picture: Picture): string {
  const stages = stack(stageCards(picture), sizes.margin, top)
  const arrows = arrowsBetween(stages)
  const lanesEnd = Math.max(...arrows.map(({ laneX }) => laneX), sizes.margin + sizes.cardWidth) + 48
  const height = Math.max(...stages.map((card) => card.y + card.height)) - top
  const beside = [anywhereCard(picture), ...picture.roads.map((road) => roadCard(road, picture))]
  const description =
    'Stages from top to bottom, each with the steps that lead on and who may take them; beside them, the roads.'
  return drawing(
    `The pathway of ${picture.council}`,
    description,
    [...stages, ...columns(beside, lanesEnd, top, height)],
    arrows,
  )
}

/** One road as a drawing of its own. */
export function roadInSvg(road: RoadPicture, picture: Picture): string {
  const card = stack([roadCard(road, picture)], sizes.margin, top)
  return drawing(`${road.label}, ${picture.council}`, 'The places of the road and the steps at each.', card, [])
}

function drawing(title: string, description: string, cards: readonly PlacedCard[], arrows: readonly Arrow[]): string {
  const width = Math.max(...cards.map((card) => card.x + card.width)) + sizes.margin
  const height = Math.max(...cards.map((card) => card.y + card.height)) + sizes.margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="en-GB" aria-labelledby="title description">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="description">${escape(description)}</desc>`,
    styles,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${sizes.margin}" y="52" class="title">${escape(title)}</text>`,
    ...cards.map(drawCard),
    ...arrows.map(drawArrow),
    '</svg>',
    '',
  ].join('\n')
}

const styles = `<defs>
<marker id="arrow" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#1d5b8f"/></marker>
</defs>
<style>
text { font-family: Arial, Helvetica, 'Liberation Sans', sans-serif; font-size: 14px; fill: #1b1f23; }
.title { font-size: 26px; font-weight: bold; }
.heading { font-size: 17px; font-weight: bold; }
.place { font-weight: bold; font-style: italic; }
.step { font-weight: bold; }
.arrow { fill: none; stroke: #1d5b8f; stroke-width: 1.5; }
</style>`

function drawCard({ card, x, y, width, height, texts }: PlacedCard): string {
  const fill = card.code === undefined ? '#fdf8ee' : '#eef4fa'
  return [
    `<g role="group" aria-label="${escape(card.title)}">`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="#5b6b78"/>`,
    ...texts.map(drawText),
    '</g>',
  ].join('\n')
}

const drawText = ({ text, style, x, y }: PlacedText): string =>
  `<text x="${x}" y="${y}" class="${style}">${escape(text)}</text>`

const drawArrow = ({ from, to, laneX }: Arrow): string =>
  `<path class="arrow" marker-end="url(#arrow)" d="M${from.x} ${from.y}H${laneX}V${to.y}H${to.x}"/>`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
