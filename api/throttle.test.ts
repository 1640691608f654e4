import { limiter } from './throttle'

it('lets through so many a second, and as many in the next', () => {
  let now = 5_000
  const isLetThrough = limiter(2, { now: () => now })
  expect([isLetThrough('a'), isLetThrough('a'), isLetThrough('a')]).toEqual([true, true, false])
  now = 6_000
  expect(isLetThrough('a')).toBe(true)
})

it('lets nobody use up what is another’s', () => {
  const isLetThrough = limiter(1, { now: () => 5_000 })
  expect([isLetThrough('a'), isLetThrough('a'), isLetThrough('b')]).toEqual([true, false, true])
})

it('tells so many apart, and counts the others as one', () => {
  let now = 5_000
  const isLetThrough = limiter(1, { now: () => now, apart: 2 })
  expect(['a', 'b', 'c', 'd', 'a'].map(isLetThrough)).toEqual([true, true, true, false, false])
  now = 6_000
  expect(isLetThrough('d')).toBe(true)
})
