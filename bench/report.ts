import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { isMet, ratioOf, type Figure, type Spread } from './figures'

const resultFile = join(__dirname, 'results', 'latest.json')

const of = (what: string) => ['p50', 'p95', 'p99'].map((name) => `${what}${name}`)
const heads = ['what', 'n', 'unit', ...of(''), ...of('bare '), ...of('ratio '), 'goal', 'met']

/** The figures as a table for people, with a note below it on how each was measured. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(rowOf)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '))
  const notes = figures.map(({ what, how }) => `${what}: ${how}`)
  return [...lines, '', ...new Set(notes)].join('\n')
}

function rowOf(figure: Figure): string[] {
  const { what, n, unit, ours, bare, goal } = figure
  const met = isMet(figure)
  return [
    ...[what, `${n}`, unit],
    ...cells(ours, unit === 'count' ? 0 : 1),
    ...cells(bare, 1),
    ...cells(ratioOf(figure), 2),
    goal === undefined ? '' : goalWords(goal),
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]
}

const cells = (spread: Spread | undefined, digits: number): string[] =>
  [spread?.p50, spread?.p95, spread?.p99].map((value) => value?.toFixed(digits) ?? '')

function goalWords(goal: Partial<Spread>): string {
  return Object.entries(goal)
    .map(([name, limit]) => `${name} ${limit}`)
    .join(' / ')
}

/** Words to the left of their column, numbers to the right. */
const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width)

/** Writes the figures, with the machine they were taken on, for tools. Returns where. */
export function writeResult(figures: readonly Figure[]): string {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version }
  const judged = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), met: isMet(figure) }))
  mkdirSync(dirname(resultFile), { recursive: true })
  const result = { at: new Date().toISOString(), machine, figures: judged }
  writeFileSync(resultFile, `${JSON.stringify(result, null, 2)}\n`)
  return resultFile
}
