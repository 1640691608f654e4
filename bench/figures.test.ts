import { isMet, ratioOf, spreadOf, type Figure } from './figures'

const figure: Figure = {
  part: 'decision',
  what: 'a thing',
  how: 'by hand',
  n: 20,
  unit: 'ms',
  ours: { p50: 60, p95: 140 },
  bare: { p50: 50, p95: 100 },
}

test('of twenty measurements the tenth is the median and the nineteenth the p95', () => {
  const oneToTwenty = Array.from({ length: 20 }, (_, index) => 20 - index)
  expect(spreadOf(oneToTwenty)).toEqual({ p50: 10, p95: 19 })
})

test('nothing measured is an error, not a zero', () => {
  expect(() => spreadOf([])).toThrow('Nothing was measured')
})

test('a figure is met when every ratio is within its goal', () => {
  expect(ratioOf(figure)).toEqual({ p50: 1.2, p95: 1.4 })
  expect(isMet({ ...figure, goal: { p50: 1.2, p95: 1.5 } })).toBe(true)
  expect(isMet({ ...figure, goal: { p50: 1.2, p95: 1.3 } })).toBe(false)
})

test('what is only counted is held against its own goal', () => {
  const { bare: _bare, ...counted } = figure
  expect(isMet({ ...counted, goal: { p50: 60 } })).toBe(true)
  expect(isMet({ ...counted, goal: { p50: 59 } })).toBe(false)
})

test('a figure without a goal is neither met nor not', () => {
  expect(isMet(figure)).toBeUndefined()
})
