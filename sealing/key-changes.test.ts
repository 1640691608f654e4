import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addCouncilKey,
  addRootKey,
  ensureCouncilKey,
  ensureRootKey,
  isUnderCurrentRoot,
  removeCouncilKey,
  restoreCouncilKey,
  wrapCouncilKeys,
} from './key-changes'
import { formOf } from './key-files'
import { keyFilesForTests } from './key-files-for-tests'
import { createKeyring } from './keyring'

let files: ReturnType<typeof keyFilesForTests>
beforeEach(() => (files = keyFilesForTests()))
afterEach(() => rmSync(files.folder, { recursive: true }))

const file = (council: string) => join(files.folder, `${council}.json`)
const plainKey = Buffer.alloc(32, 5)
const writePlain = (council: string) =>
  writeFileSync(file(council), JSON.stringify({ current: 'k1', keys: { k1: plainKey.toString('base64') } }))

describe('the first keys', () => {
  it('are random, readable by their owner only, stand nowhere in clear but for the root’s, and are never replaced', () => {
    ensureRootKey(files)
    ensureCouncilKey(files, 'anyshire')
    ensureCouncilKey(files, 'blackpool')
    const before = [files.rootFile, file('anyshire')].map((one) => readFileSync(one, 'utf8'))
    ensureRootKey(files)
    ensureCouncilKey(files, 'anyshire')
    expect([files.rootFile, file('anyshire')].map((one) => readFileSync(one, 'utf8'))).toEqual(before)
    expect([files.rootFile, file('anyshire')].map((one) => statSync(one).mode & 0o777)).toEqual([0o600, 0o600])
    const { bytes } = createKeyring(files).current('anyshire')
    expect(bytes).not.toEqual(createKeyring(files).current('blackpool').bytes)
    expect(before.join('')).not.toContain(bytes.toString('base64'))
  })

  it('of the root are not made anew where those of councils are wrapped already', () => {
    ensureRootKey(files)
    ensureCouncilKey(files, 'anyshire')
    rmSync(files.rootFile)
    ensureRootKey(files)
    expect(existsSync(files.rootFile)).toBe(false)
    expect(() => ensureCouncilKey(files, 'blackpool')).toThrow(expect.objectContaining({ code: 'root-key-missing' }))
  })
})

describe('keys that stood in clear, as earlier releases made them', () => {
  it('are wrapped, once, and are the same keys', () => {
    writePlain('anyshire')
    ensureRootKey(files)
    expect(formOf(files, 'anyshire')).toBe('plain')
    expect(wrapCouncilKeys(files, 'anyshire')).toBe(true)
    expect(createKeyring(files).current('anyshire')).toEqual({ id: 'k1', bytes: plainKey })
    expect(readFileSync(file('anyshire'), 'utf8')).not.toContain(plainKey.toString('base64'))
    expect(wrapCouncilKeys(files, 'anyshire')).toBe(false)
  })
})

describe('a change of keys', () => {
  beforeEach(() => {
    ensureRootKey(files)
    ensureCouncilKey(files, 'anyshire')
  })

  it('of the root leaves the councils’ keys as they are, wrapped anew', () => {
    const keyring = createKeyring(files)
    const before = keyring.current('anyshire')
    expect(addRootKey(files)).toBe('r2')
    expect(isUnderCurrentRoot(files, 'anyshire')).toBe(false)
    expect(keyring.current('anyshire')).toEqual(before)
    wrapCouncilKeys(files, 'anyshire')
    expect(isUnderCurrentRoot(files, 'anyshire')).toBe(true)
    expect(keyring.current('anyshire')).toEqual(before)
  })

  it('of a council adds one and keeps the others; one that is not current can be taken out and put back', () => {
    const keyring = createKeyring(files)
    const before = keyring.current('anyshire')
    expect(addCouncilKey(files, 'anyshire')).toBe('k2')
    expect(keyring.byId('anyshire', 'k1')).toEqual(before)
    expect(() => removeCouncilKey(files, 'anyshire', 'k2')).toThrow(expect.objectContaining({ code: 'unknown-key' }))
    const removed = removeCouncilKey(files, 'anyshire', 'k1')
    expect(() => keyring.byId('anyshire', 'k1')).toThrow(expect.objectContaining({ code: 'unknown-key' }))
    restoreCouncilKey(files, 'anyshire', removed)
    expect(keyring.byId('anyshire', 'k1')).toEqual(before)
    expect(keyring.current('anyshire').id).toBe('k2')
    expect(addCouncilKey(files, 'anyshire')).toBe('k3')
  })

  it('waits for others’, so that of keys added by several processes at once none is lost', async () => {
    const script = `const { addCouncilKey } = require('./key-changes'); addCouncilKey(JSON.parse(process.argv[1]), 'anyshire')`
    const processes = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--import', 'tsx', '-e', script, JSON.stringify(files)], { cwd: __dirname }),
    )
    await Promise.all(processes.map((one) => once(one, 'exit')))
    const ids = createKeyring(files)
      .all('anyshire')
      .map(({ id }) => id)
    expect(ids).toEqual(['k1', 'k2', 'k3', 'k4', 'k5'])
  })

  it('is not kept waiting by one that was killed', () => {
    const lock = `${file('anyshire')}.lock`
    writeFileSync(lock, '')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lock, longAgo, longAgo)
    expect(addCouncilKey(files, 'anyshire')).toBe('k2')
    expect(existsSync(lock)).toBe(false)
  })
})
