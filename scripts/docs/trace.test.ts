import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { citationsIn, unknownCitations } from '../../tenants/sources'
import { testNamesIn } from './test-names'

const root = join(__dirname, '..', '..')
const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8').split('\n')
const tests = testNamesIn(root)

const idAtStart = /^(?:\| |- )(\d{3}-\d{2}|2-\d{2}|C\d{1,2})(?: \||:)/
const rowsIn = (lines: readonly string[]) => lines.flatMap((line) => idAtStart.exec(line)?.[1] ?? [])

const trace = read('trace.md')
const done = trace.filter((line) => line.startsWith('| ') && idAtStart.test(line)).map((line) => line.split(' | '))

/** The tests that a line names, as `file` “part of the name”. */
const proofsIn = (text: string) =>
  [...text.matchAll(/`([^`]+\.test\.ts)` “([^”]+)”/g)].map(([, file, part]) => ({ file, part }))

describe('the trace', () => {
  it('has every row of the domain once, and no other', () => {
    expect(rowsIn(trace).toSorted()).toEqual(rowsIn(read('domain.md')).toSorted())
  })

  it('gives every row that is covered a state and a proof', () => {
    const states = ['yes', 'in part', 'configured']
    expect(
      done.filter(([, state, , proof]) => !states.includes(state ?? '') || proofsIn(proof ?? '').length === 0),
    ).toEqual([])
  })

  it('names tests that exist', () => {
    const named = trace.flatMap(proofsIn)
    const missing = named.filter(
      ({ file, part }) => !tests.some((test) => test.file === file && test.name.includes(part ?? '')),
    )
    expect(missing).toEqual([])
  })

  it('is all that tests cite: no name of a test cites a row that does not exist', () => {
    const unknown = tests.filter(({ name }) => unknownCitations(name).length > 0)
    expect(unknown).toEqual([])
    expect(tests.filter(({ name }) => citationsIn(name).length > 0).length).toBeGreaterThan(40)
  })

  it('calls no row "not yet" that the name of a test says is done', () => {
    const later = trace.filter((line) => line.startsWith('- ')).flatMap((line) => idAtStart.exec(line)?.[1] ?? [])
    const cited = new Set(tests.flatMap(({ name }) => citationsIn(name).map(({ id }) => id)))
    expect(later.filter((id) => cited.has(id))).toEqual([])
  })
})
