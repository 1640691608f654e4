import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOfFile, keptBundle } from './kept-bundle'

let folder: string
let source: string
let made: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseway-bundle-'))
  source = join(folder, 'source.ts')
  made = 0
  write('one')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A source that was last edited a minute ago. */
function write(text: string): void {
  writeFileSync(source, text)
  const before = new Date(Date.now() - 60_000)
  utimesSync(source, before, before)
}

const make = () => {
  made += 1
  return Promise.resolve({ code: `bundle ${made}`, inputs: { [source]: hashOfFile(source) } })
}
const bundle = (directory = join(folder, 'kept')) => keptBundle(directory, make)

it('a bundle is made once while nothing that it is made of changes', async () => {
  expect([await bundle(), await bundle(), await bundle()]).toEqual(['bundle 1', 'bundle 1', 'bundle 1'])
})

it('a bundle is made anew when a file that it is made of is another, or is gone', async () => {
  await bundle()
  write('two')
  expect(await bundle()).toBe('bundle 2')
  rmSync(source)
  expect(await bundle()).toBe('bundle 3')
})

it('a bundle is not kept when one of its files was edited while it was made', async () => {
  const edited = () => {
    writeFileSync(source, 'edited')
    return make()
  }
  await keptBundle(join(folder, 'kept'), edited)
  expect(await bundle()).toBe('bundle 2')
})

it('half a file, or one of another shape, is no bundle', async () => {
  await bundle()
  for (const text of ['{"code": "x"', '{"code": 7, "inputs": {}}', '']) {
    writeFileSync(join(folder, 'kept', 'workflows.json'), text)
    expect(await bundle()).not.toBe('bundle 1')
  }
})

it('where nothing can be kept, it is made each time', async () => {
  expect([await bundle(join(source, 'below')), await bundle(join(source, 'below'))]).toEqual(['bundle 1', 'bundle 2'])
})
