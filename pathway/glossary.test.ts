import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clockStatuses, stages } from './case'
import { personKinds } from './people'
import { commandKinds } from './commands'
import { roles } from './roles'
import { destinations } from './rules'

const text = readFileSync(join(__dirname, 'glossary.md'), 'utf8')

/** The rows of its tables: term, meaning, source. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Term|---) /.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))

/** Names of the code that a row is about, or that its meaning lists. */
const names = rows.flatMap(([term = '', meaning = '']) =>
  [...`${term} ${meaning}`.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
)

describe('the glossary', () => {
  it.each([
    ['stage', stages],
    ['role', roles],
    ['step', commandKinds],
    ['kind of person', personKinds],
    ['destination', destinations],
    ['clock status', clockStatuses],
  ])('has every %s of the code', (_what, inCode) => {
    expect(inCode.filter((name) => !names.includes(name))).toEqual([])
  })

  it('gives every term a meaning and a source', () => {
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter((row) => row.length !== 3 || row.some((cell) => cell.trim() === ''))).toEqual([])
  })

  it('has one meaning for each term', () => {
    const terms = rows.flatMap(([term = '']) => term.split(', ')).map((term) => term.toLowerCase())
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([])
  })

  it('ends each meaning as a sentence', () => {
    expect(rows.map(([, meaning = '']) => meaning).filter((meaning) => !/[.)]$/.test(meaning))).toEqual([])
  })
})
