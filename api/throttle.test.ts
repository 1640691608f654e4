import { limiter } from './throttle'

it('lets through so many a second, and as many in the next', () => {
  let now = 5_000
  const isLetThrough = limiter(2, () => now)
  expect([isLetThrough(), isLetThrough(), isLetThrough()]).toEqual([true, true, false])
  now = 6_000
  expect(isLetThrough()).toBe(true)
})
