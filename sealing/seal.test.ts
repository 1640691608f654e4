import { randomBytes } from 'node:crypto'
import { SealingError } from './errors'
import { keyIdOf, open, seal, sealContext } from './seal'

const key = randomBytes(32)
const context = sealContext('anyshire', 'case-1', 'state')
const secret = 'Robin Example, 14 Somewhere Street'
const openWith = (envelope: Uint8Array, inContext = context) => open(() => key, envelope, inContext).toString('utf8')

function failure(action: () => unknown): SealingError {
  try {
    action()
  } catch (error) {
    if (error instanceof SealingError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a sealed envelope', () => {
  const envelope = seal(key, 'k1', secret, context)

  it('opens with the same key in the same context', () => {
    expect(openWith(envelope)).toBe(secret)
    expect(openWith(seal(key, 'k1', '', context))).toBe('')
  })

  it('names its key and shows nothing of its content', () => {
    expect(keyIdOf(envelope)).toBe('k1')
    expect(envelope.toString('latin1')).not.toContain('Robin')
  })

  it('is never the same twice', () => {
    expect(seal(key, 'k1', secret, context).equals(envelope)).toBe(false)
  })

  it('does not open for another council, case or purpose, however the parts are put together', () => {
    for (const other of [
      sealContext('blackpool', 'case-1', 'state'),
      sealContext('anyshire', 'case-2', 'state'),
      sealContext('anyshire', 'case-1', 'referral'),
      sealContext('anyshire', 'case-1","state', ''),
    ]) {
      expect(failure(() => openWith(envelope, other)).code).toBe('seal-broken')
    }
  })

  it('does not open with another key', () => {
    expect(failure(() => open(() => randomBytes(32), envelope, context)).code).toBe('seal-broken')
  })

  it('does not open once any bit of it has been flipped, the key id included', () => {
    for (let index = 0; index < envelope.length; index++) {
      const altered = Buffer.from(envelope)
      altered[index] = (altered[index] ?? 0) ^ 1
      expect(['seal-broken', 'not-sealed']).toContain(failure(() => openWith(altered)).code)
    }
  })

  it('does not open once it has been cut or lengthened', () => {
    for (let length = 0; length < envelope.length; length++) {
      expect(['seal-broken', 'not-sealed']).toContain(failure(() => openWith(envelope.subarray(0, length))).code)
    }
    expect(failure(() => openWith(Buffer.concat([envelope, Buffer.of(0)]))).code).toBe('seal-broken')
  })

  it('tells nothing of the content when it does not open', () => {
    const error = failure(() => openWith(envelope, 'other'))
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/Robin|Somewhere/)
    expect(error.cause).toBeUndefined()
  })
})
