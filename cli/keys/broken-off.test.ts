import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import {
  councilsWithKeys,
  ensureCouncilKey,
  ensureRootKey,
  isUnderCurrentRoot,
  rootsOf,
} from '../../sealing/key-changes'
import type { KeyFiles } from '../../sealing/key-files'
import { createKeyring } from '../../sealing/keyring'
import { keyFilesOf } from '../keys-place'
import { root } from '../serve/home'

// The root key is changed by a process that is killed at each place where a file is put in the place of another: before it, and after it.

const councils = ['anyshire', 'blackpool', 'lancashire']
const folder = mkdtempSync(join(tmpdir(), 'caseway-broken-off-'))
const fatal = join(folder, 'fatal.mjs')
beforeAll(() =>
  writeFileSync(
    fatal,
    `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const { renameSync } = fs
const [at, when] = process.env.FATAL.split(' ')
let nth = 0
fs.renameSync = (...paths) => {
  nth += 1
  if (nth === Number(at) && when === 'before') process.kill(process.pid, 'SIGKILL')
  renameSync(...paths)
  if (nth === Number(at) && when === 'after') process.kill(process.pid, 'SIGKILL')
}
syncBuiltinESMExports()
`,
  ),
)
afterAll(() => rmSync(folder, { recursive: true }))

async function rotateRoot(home: string, death?: string): Promise<string> {
  const imports = ['--import', 'tsx', ...(death === undefined ? [] : ['--import', fatal])]
  const env = { PATH: process.env.PATH, CASEWAY_HOME: home, FATAL: death }
  const args = [...imports, join('cli', 'main.ts'), 'keys', 'rotate-root']
  return promisify(execFile)(process.execPath, args, { cwd: root, env }).then(
    ({ stdout }) => stdout,
    (error: unknown) => z.object({ signal: z.string() }).parse(error).signal,
  )
}

function newKeys(name: string) {
  const home = join(folder, name)
  const files = keyFilesOf({ CASEWAY_HOME: home })
  ensureRootKey(files)
  for (const council of councils) ensureCouncilKey(files, council)
  return { home, files }
}

const secrets = (files: KeyFiles) => {
  const keyring = createKeyring(files)
  return councilsWithKeys(files).map((council) => [council, keyring.current(council)])
}

/** What a killed process holds locked is taken from it after ten seconds: let them be over. */
function letLocksGo({ directory, rootFile }: KeyFiles): void {
  const locks = [rootFile, ...councils.map((council) => join(directory, `${council}.json`))].map((one) => `${one}.lock`)
  for (const lock of locks.filter((one) => existsSync(one))) utimesSync(lock, 0, 0)
}

it.each(['1 before', '1 after', '3 before', '4 after'])(
  'killed at the %s of putting a file in its place, every key is readable, and a second try ends what was broken off',
  async (death) => {
    const { home, files } = newKeys(death.replace(' ', '-'))
    const before = secrets(files)
    expect(await rotateRoot(home, death)).toBe('SIGKILL')
    expect(secrets(files)).toEqual(before)
    letLocksGo(files)
    expect(await rotateRoot(home)).toContain('the keys of')
    expect(secrets(files)).toEqual(before)
    expect(councils.map((council) => isUnderCurrentRoot(files, council))).toEqual([true, true, true])
    expect(rootsOf(files).current.id).not.toBe('r1')
  },
  120_000,
)
