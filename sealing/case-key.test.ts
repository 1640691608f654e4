import { newCaseKey, unwrapCaseKey, wrapCaseKey } from './case-key'
import { keyringOf } from './keyring-for-tests'

const keyring = keyringOf({ anyshire: ['k1'], blackpool: ['k1'] })
const caseId = '0f0e0d0c-0b0a-4908-8706-050403020100'

describe('the key of a case', () => {
  const key = newCaseKey()
  const { keyId, wrapped } = wrapCaseKey(keyring, 'anyshire', caseId, key)

  it('is stored wrapped under the council’s key and comes back the same', () => {
    expect(keyId).toBe('k1')
    expect(wrapped.includes(key)).toBe(false)
    expect(unwrapCaseKey(keyring, 'anyshire', caseId, wrapped)).toEqual(key)
  })

  it('still opens after the council has a newer key', () => {
    const rotated = keyringOf({ anyshire: ['k1', 'k2'] })
    expect(unwrapCaseKey(rotated, 'anyshire', caseId, wrapped)).toEqual(key)
    expect(wrapCaseKey(rotated, 'anyshire', caseId, key).keyId).toBe('k2')
  })

  it('opens neither for another case nor for another council', () => {
    const other = '10e0d0c0-0b0a-4908-8706-050403020100'
    expect(() => unwrapCaseKey(keyring, 'anyshire', other, wrapped)).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    )
    expect(() => unwrapCaseKey(keyring, 'blackpool', caseId, wrapped)).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    )
  })

  it('is a fresh one each time', () => {
    expect(newCaseKey()).toHaveLength(32)
    expect(newCaseKey()).not.toEqual(newCaseKey())
  })
})
