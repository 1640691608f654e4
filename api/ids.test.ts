import { z } from 'zod'
import { canonical } from './canonical'
import { derivedId } from './ids'

describe('a derived id', () => {
  it('is a UUID, the same for the same key and purpose, another for another', () => {
    const one = derivedId('key', 'purpose')
    expect(z.uuid().safeParse(one).success).toBe(true)
    expect(derivedId('key', 'purpose')).toBe(one)
    expect(derivedId('key', 'other')).not.toBe(one)
  })
})

describe('canonical JSON', () => {
  it('is the same text whatever the order of fields, and another for another list', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: 'x' }] })).toBe(canonical({ a: [{ c: 'x', d: null }], b: 1 }))
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
  })
})
