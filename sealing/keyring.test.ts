import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isKeyAway } from './errors'
import { keyFilesForTests, rootSet, writeCouncilKeys } from './key-files-for-tests'
import { createKeyring } from './keyring'

let files: ReturnType<typeof keyFilesForTests>
const roots = rootSet(9)
const bytes = (fill: number) => Buffer.alloc(32, fill)
const inBase64 = (fill: number) => bytes(fill).toString('base64')
const writeRoots = (content: unknown = { current: 'r1', keys: { r1: inBase64(9) } }) =>
  writeFileSync(files.rootFile, JSON.stringify(content))
const writeKeys = (council: string, content: unknown) =>
  writeFileSync(join(files.folder, `${council}.json`), typeof content === 'string' ? content : JSON.stringify(content))

beforeEach(() => {
  files = keyFilesForTests()
  mkdirSync(dirname(files.rootFile))
  writeRoots()
})
afterEach(() => rmSync(files.folder, { recursive: true }))

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('a keyring', () => {
  it('gives the current key, older ones by their id, and all', () => {
    writeCouncilKeys(files, 'anyshire', roots, 1, 2)
    const keyring = createKeyring(files)
    expect(keyring.current('anyshire')).toEqual({ id: 'k2', bytes: bytes(2) })
    expect(keyring.byId('anyshire', 'k1').bytes).toEqual(bytes(1))
    expect(keyring.all('anyshire').map(({ id }) => id)).toEqual(['k1', 'k2'])
    expect(() => keyring.byId('anyshire', 'k3')).toThrow(expect.objectContaining({ code: 'unknown-key' }))
  })

  it('refuses a council without a key file, goes on for the others, and finds the file once it is there', () => {
    writeCouncilKeys(files, 'anyshire', roots, 1)
    const keyring = createKeyring(files)
    const missing = { code: 'council-key-missing', council: 'blackpool' }
    expect(() => keyring.current('blackpool')).toThrow(expect.objectContaining(missing))
    expect(keyring.current('anyshire').id).toBe('k1')
    writeCouncilKeys(files, 'blackpool', roots, 3)
    expect(keyring.current('blackpool').bytes).toEqual(bytes(3))
  })

  it('stops using a key that was taken away, at once, and uses it again when it is back', () => {
    writeCouncilKeys(files, 'anyshire', roots, 1)
    const keyring = createKeyring(files)
    expect(keyring.current('anyshire').id).toBe('k1')
    const file = join(files.folder, 'anyshire.json')
    copyFileSync(file, `${file}.away`)
    rmSync(file)
    expect(isKeyAway(thrownBy(() => keyring.current('anyshire')))).toBe(true)
    copyFileSync(`${file}.away`, file)
    expect(keyring.current('anyshire').bytes).toEqual(bytes(1))
  })

  it('finds a key, and a root key, that was added while it was running', () => {
    writeCouncilKeys(files, 'anyshire', roots, 1)
    const keyring = createKeyring(files)
    expect(keyring.current('anyshire').id).toBe('k1')
    writeRoots({ current: 'r2', keys: { r1: inBase64(9), r2: inBase64(8) } })
    writeCouncilKeys(files, 'anyshire', rootSet(9, 8), 1, 2)
    expect(keyring.current('anyshire')).toEqual({ id: 'k2', bytes: bytes(2) })
  })

  it('never leaves its directory, whatever a council calls itself', () => {
    writeCouncilKeys(files, 'anyshire', roots, 1)
    for (const council of ['../anyshire', './anyshire', 'a/../anyshire', '', '.', 'Anyshire', 'anyshire\0'])
      expect(isKeyAway(thrownBy(() => createKeyring(files).current(council)))).toBe(true)
  })
})

describe('a council’s key file', () => {
  it('opens neither as another council’s, nor with its keys exchanged, altered or under another root key', () => {
    writeCouncilKeys(files, 'anyshire', roots, 1, 2)
    const { current, wrapped } = JSON.parse(readFileSync(join(files.folder, 'anyshire.json'), 'utf8'))
    writeKeys('blackpool', { current, wrapped })
    writeKeys('lancashire', { current, wrapped: { k1: wrapped.k2, k2: wrapped.k1 } })
    const altered = Buffer.from(wrapped.k2, 'base64')
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
    writeKeys('bristol', { current, wrapped: { k2: altered.toString('base64') } })
    writeCouncilKeys(files, 'devon', rootSet(7), 1)
    for (const council of ['blackpool', 'lancashire', 'bristol', 'devon'])
      expect(thrownBy(() => createKeyring(files).current(council))).toMatchObject({
        code: 'council-key-missing',
        council,
      })
    writeCouncilKeys(files, 'dorset', rootSet(9, 8), 1)
    expect(thrownBy(() => createKeyring(files).current('dorset'))).toMatchObject({ code: 'root-key-missing' })
    rmSync(files.rootFile)
    expect(thrownBy(() => createKeyring(files).current('anyshire'))).toMatchObject({ code: 'root-key-missing' })
  })

  it('that holds keys in clear is refused, and the message names the command that wraps them', () => {
    writeKeys('anyshire', { current: 'k1', keys: { k1: inBase64(1) } })
    const error = thrownBy(() => createKeyring(files).current('anyshire'))
    expect(isKeyAway(error)).toBe(true)
    expect(String(error)).toMatch(/npx caseway keys wrap.*anyshire/)
  })

  it.each([
    ['is no JSON', '{"current": "k1", "wrapped": {"k1": "c2VjcmV0LXNlY3JldA'],
    ['has a key that is no envelope', { current: 'k1', wrapped: { k1: 'c2VjcmV0LXNlY3JldA==' } }],
    ['has a plain key that is too short', { current: 'k1', keys: { k1: 'c2VjcmV0LXNlY3JldA==' } }],
    ['names a current key it does not hold', { current: 'k2', wrapped: { k1: 'c2VjcmV0' } }],
    ['names something every object has', { current: 'toString', wrapped: { k1: 'c2VjcmV0' } }],
    ['holds unknown fields', { current: 'k1', wrapped: { k1: 'c2VjcmV0' }, note: 'x' }],
  ])('is broken that %s, and is not quoted', (_, content) => {
    writeKeys('anyshire', content)
    const error = thrownBy(() => createKeyring(files).current('anyshire'))
    expect(error).toMatchObject({ code: 'council-key-missing' })
    expect(error instanceof Error && `${error.stack}${String(error.cause)}`).not.toContain('c2VjcmV0')
  })
})
