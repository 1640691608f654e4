import { rulesOf } from '../test/support/paper-case'
import { sharedRules } from './shared'

const copyOf = <T>(value: T): T => structuredClone(value)

describe('rules that cases share', () => {
  const rules = rulesOf('blackpool')

  it('are one object for all cases that bring the same', () => {
    const first = sharedRules(copyOf(rules))
    expect(sharedRules(copyOf(rules))).toBe(first)
    expect(first).toEqual(rules)
  })

  it('are never given to a case that brings anything else, were it only another label under the same version', () => {
    const other = { ...copyOf(rules), words: { ...rules.words, referral: 'contact' } }
    expect(sharedRules(copyOf(rules)).words.referral).not.toBe('contact')
    expect(sharedRules(other)).toBe(other)
  })

  it('cannot be changed by any of them, at any depth', () => {
    const given = sharedRules(copyOf(rules))
    expect(() => Object.assign(given.words, { referral: 'contact' })).toThrow(TypeError)
    expect(() => Object.assign(given.assessment.limit.rungs[0] ?? {}, { tell: 'nobody' })).toThrow(TypeError)
  })
})
