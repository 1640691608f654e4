import { bodyHash, isSameBody } from './body-hash'
import { keyringOf } from './keyring-for-tests'

const keyring = keyringOf({ anyshire: ['k1'], blackpool: ['k1'] })

describe('the hash of a body', () => {
  const stored = bodyHash(keyring.current('anyshire'), '{"outcome":"assessment"}')

  it('knows the same body again, and no other', () => {
    expect(isSameBody(keyring, 'anyshire', stored, '{"outcome":"assessment"}')).toBe(true)
    expect(isSameBody(keyring, 'anyshire', stored, '{"outcome":"closed"}')).toBe(false)
    expect(isSameBody(keyring, 'anyshire', stored, '')).toBe(false)
  })

  it('knows it again after the council’s key was changed', () => {
    const rotated = keyringOf({ anyshire: ['k1', 'k2'] })
    expect(isSameBody(rotated, 'anyshire', stored, '{"outcome":"assessment"}')).toBe(true)
  })

  it('cannot be made or guessed at without the council’s key', () => {
    expect(isSameBody(keyring, 'blackpool', stored, '{"outcome":"assessment"}')).toBe(false)
    expect(stored.toString('latin1')).not.toContain('assessment')
  })
})
