import { join } from 'node:path'
import { parseServeEnvironment } from './environment'
import { root } from './home'

it('keeps its data in the checkout unless told otherwise', () => {
  expect(parseServeEnvironment({}).home).toBe(join(root, '.caseway'))
  expect(parseServeEnvironment({ CASEWAY_HOME: '/data' }).home).toBe('/data')
})

it('hands on nothing but what every program needs', () => {
  const { passedOn } = parseServeEnvironment({
    PATH: '/bin',
    HOME: '/home/a',
    SECRET: 'x',
    DATABASE_URL: 'postgres://a@b/c',
  })
  expect(passedOn).toEqual({ PATH: '/bin', HOME: '/home/a' })
})

it('takes an empty variable for one that is not set', () => {
  expect(parseServeEnvironment({ DATABASE_URL: '', TEMPORAL_ADDRESS: '' })).toMatchObject({
    databaseUrl: undefined,
    temporalAddress: undefined,
  })
})

it('names every variable that is wrong at once', () => {
  const wrong = { DATABASE_URL: 'mysql://a/b', TEMPORAL_ADDRESS: 'somewhere', CASEWAY_LOG_LEVEL: 'loud' }
  expect(() => parseServeEnvironment(wrong)).toThrow(/CASEWAY_LOG_LEVEL.*DATABASE_URL.*TEMPORAL_ADDRESS/s)
})
