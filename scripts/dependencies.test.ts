import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { difference } from './dependencies.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'caseway-dependencies-'))
  mkdirSync(join(root, 'node_modules'))
})

afterEach(() => rmSync(root, { recursive: true }))

type Packages = Record<string, { version?: string; optional?: boolean }>

const write = (name: string, packages: Packages) => writeFileSync(join(root, name), JSON.stringify({ packages }))
const want = (packages: Packages) => write('package-lock.json', { '': {}, ...packages })
const have = (packages: Packages) => write('node_modules/.package-lock.json', packages)

it('finds nothing to do when every package is there at its version', async () => {
  want({ 'node_modules/pg': { version: '8.23.1' } })
  have({ 'node_modules/pg': { version: '8.23.1' } })
  expect(await difference(root)).toBeNull()
})

it('asks for an install when there was none, or it was broken off', async () => {
  want({ 'node_modules/pg': { version: '8.23.1' } })
  expect(await difference(root)).toBe('they have not been installed yet')
})

it('asks for an install when the lock file has moved on', async () => {
  want({ 'node_modules/pg': { version: '8.24.0' } })
  have({ 'node_modules/pg': { version: '8.23.1' } })
  expect(await difference(root)).toBe('node_modules/pg is not the version in package-lock.json')
})

it('does not miss what is for other systems only', async () => {
  want({ 'node_modules/fsevents': { version: '2.3.3', optional: true } })
  have({})
  expect(await difference(root)).toBeNull()
})
