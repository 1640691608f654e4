import type * as FastCheck from 'fast-check'
import { seed } from './seed'

// Before each test file (jest.config.cjs): its properties draw from our seed. Only files that have properties load fast-check for it.
jest.mock('fast-check', () => {
  const actual = jest.requireActual<typeof FastCheck>('fast-check')
  actual.configureGlobal({ seed })
  return actual
})
