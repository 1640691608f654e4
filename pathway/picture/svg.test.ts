import { rulesOf } from '../../test/support/paper-case'
import { arrowsBetween, columns, stack, wrap, type PlacedCard } from './layout'
import { stageCards } from './cards'
import { pictureOf } from './picture'
import { pictureInSvg, roadInSvg } from './svg'

const picture = pictureOf(rulesOf('blackpool'))
const svg = pictureInSvg(picture)

const textsIn = (drawing: string) =>
  [...drawing.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&'))

const overlap = (a: PlacedCard, b: PlacedCard) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('the drawing of the pathway', () => {
  it('says each stage, road and place as text, with a title and a description, and has no scripts', () => {
    expect(svg).toMatch(/<title id="title">The pathway of Blackpool Council<\/title>\n<desc id="description">/)
    expect(svg).not.toMatch(/<script|href=|on[a-z]+=/)
    const words = textsIn(svg).join(' ')
    for (const { label } of [...picture.stages, ...picture.roads, ...picture.roads.flatMap(({ places }) => places)])
      expect(words).toContain(label)
  })

  it('is the same each time', () => {
    expect(pictureInSvg(pictureOf(rulesOf('blackpool')))).toBe(svg)
  })

  it('has one arrow for each stage that a step leads to, from the step to the stage', () => {
    const stages = stack(stageCards(picture), 0, 0)
    const leads = picture.stages.flatMap(({ steps }) =>
      steps.flatMap(({ ways }) => [...new Set(ways.flatMap(({ to }) => to ?? []))]),
    )
    const arrows = arrowsBetween(stages)
    expect(arrows.length).toBe(leads.length)
    expect((svg.match(/class="arrow"/g) ?? []).length).toBe(leads.length)
    const hits = arrows.filter(({ to }) => stages.some(({ y, height }) => to.y > y && to.y < y + height))
    expect(hits).toEqual(arrows)
  })

  it('lets no two cards overlap, in as many columns as there must be', () => {
    const card = { title: 'x', lines: Array.from({ length: 9 }, () => ({ text: 'x', style: 'plain' as const })) }
    const placed = columns([card, card, card, card, card], 0, 0, 500)
    expect(new Set(placed.map(({ x }) => x)).size).toBe(3)
    const pairs = placed.flatMap((a, index) => placed.slice(index + 1).map((b) => [a, b] as const))
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([])
  })

  it('breaks long lines between words', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('incomprehensibilities', 7)).toEqual(['incomprehensibilities'])
  })

  it('draws one road alone', () => {
    const [road] = picture.roads
    expect(road === undefined ? [] : textsIn(roadInSvg(road, picture))).toContain(road?.label)
  })
})
