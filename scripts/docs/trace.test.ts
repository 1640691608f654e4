import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../pathway/records/catalogue'
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

  it('gives every other row a reason, in a sentence, why it is not software or what is kept for it until it comes', () => {
    const headings = ['### Not software', '### Next: notices, records access, complaints']
    const reasons = trace.flatMap((line, index) => {
      if (!line.startsWith('- ') || !idAtStart.test(line)) return []
      const heading = trace.slice(0, index).findLast((one) => one.startsWith('#'))
      return [{ line, heading }]
    })
    expect(reasons.filter(({ heading }) => !headings.includes(heading ?? ''))).toEqual([])
    expect(reasons.filter(({ line }) => !/^- \S+: [A-Z].{30,}\.$/.test(line))).toEqual([])
    expect(reasons.length + done.length).toBe(rowsIn(trace).length)
  })

  it('says in whole sentences what is done of every row', () => {
    expect(done.filter(([, , said]) => !/^[0-9A-Z].*\.$/.test(said ?? ''))).toEqual([])
  })

  it('proves by the records only rows that a form of theirs cites', () => {
    const cited = catalogue.flatMap(({ source }) => citationsIn(source).map(({ id }) => id))
    const byRecords = done.filter(([, , , proof]) => proof?.includes('“is made and said in one sentence”'))
    const rows = byRecords.flatMap(([first]) => /\S+$/.exec(first ?? '')?.[0] ?? [])
    expect(rows.filter((row) => !cited.includes(row))).toEqual([])
    expect(rows.length).toBeGreaterThan(20)
  })

  it('leaves for later no row that the name of a test says is done', () => {
    const later = trace.filter((line) => line.startsWith('- ')).flatMap((line) => idAtStart.exec(line)?.[1] ?? [])
    const cited = new Set(tests.flatMap(({ name }) => citationsIn(name).map(({ id }) => id)))
    expect(later.filter((id) => cited.has(id))).toEqual([])
  })
})
