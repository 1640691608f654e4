import { isBlock, isList, sayPath, type Path, type Plain } from './plain'
import { unknownCitations } from './sources'

/** Told of a place whose source is missing or wrong. */
export type ComplainOfSource = (path: Path, code: 'no-source' | 'unknown-source', message: string) => void

type Block = Readonly<Record<string, Plain>>

/** `{ value: ..., source: ... }`: one value with its own source. */
const isSourced = (value: Plain): value is { value: Plain; source: Plain } =>
  isBlock(value) && 'value' in value && Object.keys(value).every((name) => name === 'value' || name === 'source')

/** The source that a block itself names, if it does. Also given where it is faulty, so that one fault is told of once. */
function sourceOf(block: Block, path: Path, complain: ComplainOfSource): string | undefined {
  if (!('source' in block)) return undefined
  const { source } = block
  const at = [...path, 'source']
  if (typeof source !== 'string' || source.trim() === '') {
    complain(at, 'unknown-source', 'must be text: the row, statute or guidance the values are from')
    return 'unknown'
  }
  const unknown = unknownCitations(source).join(', ')
  if (unknown !== '') complain(at, 'unknown-source', `must cite rows that exist; there is no ${unknown}`)
  return source
}

/**
 * Takes the sources out of what a file says: gives the bare values, and the source of each value that is no block or list itself by
 * its path: the nearest one named around it. Complains of every value that has none, and of every row cited that does not exist.
 */
export function takeSources(
  written: Plain,
  complain: ComplainOfSource,
): { values: Plain; sources: Map<string, string> } {
  const sources = new Map<string, string>()

  const keep = (value: Plain, path: Path, source: string | undefined): Plain => {
    if (source === undefined) complain(path, 'no-source', 'must have a source, here or in a block around it')
    else sources.set(sayPath(path), source)
    return value
  }

  const take = (value: Plain, path: Path, around: string | undefined): Plain => {
    if (isSourced(value)) return take(value.value, path, sourceOf(value, path, complain) ?? around)
    if (isList(value) && value.length > 0) return value.map((item, index) => take(item, [...path, index], around))
    if (!isBlock(value) || Object.keys(value).length === 0) return keep(value, path, around)
    const source = sourceOf(value, path, complain) ?? around
    const named = Object.entries(value).filter(([name]) => name !== 'source')
    return Object.fromEntries(named.map(([name, inner]) => [name, take(inner, [...path, name], source)]))
  }

  return { values: take(written, [], undefined), sources }
}
