import type { Card, Line } from './cards'

/** A line of text as it is drawn; `y` is that of its baseline. */
export interface PlacedText {
  text: string
  style: Line['style']
  x: number
  y: number
}

/** A card with its place, in pixels. */
export interface PlacedCard {
  card: Card
  x: number
  y: number
  width: number
  height: number
  texts: readonly PlacedText[]
  /** From where arrows lead on, and to which stage. */
  ports: readonly { y: number; to: string }[]
}

/** An arrow from the right side of one card to the right side of another, over a lane of its own beside them. */
export interface Arrow {
  from: { x: number; y: number }
  to: { x: number; y: number }
  laneX: number
}

/** Distances in pixels. */
export const sizes = { cardWidth: 460, margin: 32, padding: 16, gap: 28, lane: 14, line: 20, heading: 26 } as const

/** How many characters of each style surely fit on a line of a card: letters of the common sans-serif fonts are narrower. */
const charactersOf: Record<Line['style'], number> = { heading: 44, place: 52, step: 54, plain: 57 }

/** A card with its top left corner here. */
export function placeCard(card: Card, x: number, y: number): PlacedCard {
  const texts: PlacedText[] = []
  const ports: { y: number; to: string }[] = []
  let bottom = y + sizes.padding
  for (const { text, style, arrowTo } of card.lines) {
    if (style !== 'plain' && bottom > y + sizes.padding) bottom += 8
    for (const part of wrap(text, charactersOf[style])) {
      bottom += style === 'heading' ? sizes.heading : sizes.line
      texts.push({ text: part, style, x: x + sizes.padding + (style === 'plain' ? 12 : 0), y: bottom - 6 })
    }
    if (arrowTo !== undefined) ports.push({ y: bottom - 11, to: arrowTo })
  }
  return { card, x, y, width: sizes.cardWidth, height: bottom + sizes.padding - y, texts, ports }
}

/** Cards below each other. */
export function stack(cards: readonly Card[], x: number, y: number): PlacedCard[] {
  const placed: PlacedCard[] = []
  let top = y
  for (const card of cards) {
    const one = placeCard(card, x, top)
    placed.push(one)
    top += one.height + sizes.gap
  }
  return placed
}

/** Cards in as many columns as they need so that none is longer than `height`, save where one card alone is. */
export function columns(cards: readonly Card[], x: number, y: number, height: number): PlacedCard[] {
  const placed: PlacedCard[] = []
  let [left, top] = [x, y]
  for (const card of cards) {
    const bottom = top + placeCard(card, left, top).height
    if (bottom > y + height && top > y) [left, top] = [left + sizes.cardWidth + sizes.gap, y]
    const one = placeCard(card, left, top)
    placed.push(one)
    top += one.height + sizes.gap
  }
  return placed
}

/** The arrows between placed cards; those whose ways down or up overlap get lanes of their own. */
export function arrowsBetween(cards: readonly PlacedCard[]): Arrow[] {
  const lanes: { top: number; bottom: number }[][] = []
  const arrivals = new Map<string, number>()
  return cards
    .flatMap((from) => from.ports.map((port) => ({ from, port, to: cards.find(({ card }) => card.code === port.to) })))
    .flatMap(({ from, port, to }) => {
      if (to?.card.code === undefined) return []
      const nth = arrivals.get(to.card.code) ?? 0
      arrivals.set(to.card.code, nth + 1)
      const toY = to.y + 14 + nth * 7
      const span = { top: Math.min(port.y, toY) - 6, bottom: Math.max(port.y, toY) + 6 }
      const lane = laneFor(span, lanes)
      const right = from.x + from.width
      const laneX = right + 24 + lane * sizes.lane
      return [{ from: { x: right, y: port.y }, to: { x: to.x + to.width, y: toY }, laneX }]
    })
}

/** The first lane in which nothing else goes on between these heights. */
function laneFor(span: { top: number; bottom: number }, lanes: { top: number; bottom: number }[][]): number {
  const free = lanes.findIndex((lane) => lane.every(({ top, bottom }) => bottom < span.top || top > span.bottom))
  if (free < 0) return lanes.push([span]) - 1
  lanes[free]?.push(span)
  return free
}

/** Broken between words so that no line is longer than this; a word that is, stands alone. */
export function wrap(text: string, characters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
