import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeyring, ensureCouncilKey } from './keyring'

let directory: string
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'caseway-keys-'))))
afterEach(() => rmSync(directory, { recursive: true }))

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const writeKeys = (council: string, content: unknown) =>
  writeFileSync(join(directory, `${council}.json`), typeof content === 'string' ? content : JSON.stringify(content))

describe('a keyring', () => {
  it('gives the current key, and older ones by their id', () => {
    writeKeys('anyshire', { current: 'k2', keys: { k1: key(1), k2: key(2) } })
    const keyring = createKeyring(directory)
    expect(keyring.current('anyshire')).toEqual({ id: 'k2', bytes: Buffer.alloc(32, 2) })
    expect(keyring.byId('anyshire', 'k1').bytes).toEqual(Buffer.alloc(32, 1))
  })

  it('refuses a council without a key file, goes on for the others, and finds the file once it is there', () => {
    writeKeys('anyshire', { current: 'k1', keys: { k1: key(1) } })
    const keyring = createKeyring(directory)
    expect(() => keyring.current('blackpool')).toThrow(
      expect.objectContaining({ code: 'council-key-missing', council: 'blackpool' }),
    )
    expect(keyring.current('anyshire').id).toBe('k1')
    writeKeys('blackpool', { current: 'k1', keys: { k1: key(3) } })
    expect(keyring.current('blackpool').bytes).toEqual(Buffer.alloc(32, 3))
  })

  it.each([
    ['is no JSON', '{"current": "k1", "keys": {"k1": "c2VjcmV0LXNlY3JldA'],
    ['has a key that is too short', { current: 'k1', keys: { k1: 'c2VjcmV0LXNlY3JldA==' } }],
    ['names a current key it does not hold', { current: 'k2', keys: { k1: key(1) } }],
    ['names something every object has', { current: 'toString', keys: { k1: key(1) } }],
    ['holds unknown fields', { current: 'k1', keys: { k1: key(1) }, note: 'x' }],
  ])('calls a key file broken that %s, and does not quote it', (_, content) => {
    writeKeys('anyshire', content)
    let error: unknown
    try {
      createKeyring(directory).current('anyshire')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ code: 'council-key-missing' })
    expect(error instanceof Error && `${error.stack}${String(error.cause)}`).not.toContain('c2VjcmV0')
  })

  it('finds a key that was added while it was running', () => {
    writeKeys('anyshire', { current: 'k1', keys: { k1: key(1) } })
    const keyring = createKeyring(directory)
    expect(keyring.current('anyshire').id).toBe('k1')
    writeKeys('anyshire', { current: 'k2', keys: { k1: key(1), k2: key(2) } })
    expect(keyring.byId('anyshire', 'k2').bytes).toEqual(Buffer.alloc(32, 2))
    expect(keyring.current('anyshire').id).toBe('k2')
    expect(() => keyring.byId('anyshire', 'k3')).toThrow(expect.objectContaining({ code: 'unknown-key' }))
  })

  it('never leaves its directory, whatever a council calls itself', () => {
    writeKeys('anyshire', { current: 'k1', keys: { k1: key(1) } })
    for (const council of ['../anyshire', './anyshire', 'a/../anyshire', '', '.', 'Anyshire', 'anyshire\0']) {
      expect(() => createKeyring(directory).current(council)).toThrow(
        expect.objectContaining({ code: 'council-key-missing' }),
      )
    }
  })
})

describe('the first key of a council', () => {
  it('is random, readable by its owner only, and never replaced', () => {
    ensureCouncilKey(directory, 'anyshire')
    ensureCouncilKey(directory, 'blackpool')
    const file = join(directory, 'anyshire.json')
    const before = readFileSync(file, 'utf8')
    ensureCouncilKey(directory, 'anyshire')
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const keyring = createKeyring(directory)
    expect(keyring.current('anyshire').bytes).toHaveLength(32)
    expect(keyring.current('anyshire').bytes).not.toEqual(keyring.current('blackpool').bytes)
  })
})
