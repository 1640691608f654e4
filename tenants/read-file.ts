import { LineCounter, parseDocument, type Document } from 'yaml'
import { isBlock, sayPath, type Path, type Plain } from './plain'
import { unknownCitations } from './sources'

/** Something in a configuration that is not allowed. */
export interface TenantFault {
  /** The file's name, e.g. `lancashire.yaml`. */
  file: string
  /** Where in the configuration, e.g. `assessment.length.minDays`; empty for the file as a whole. */
  path: string
  line?: number
  code:
    | 'not-readable'
    | 'not-yaml'
    | 'file-name'
    | 'unknown-name'
    | 'missing'
    | 'not-allowed'
    | 'no-source'
    | 'unknown-source'
  /** What is wrong and what is allowed: the end of a sentence that begins with the path, or with the file. */
  message: string
}

/** One configuration file, read but not yet checked against the schema. */
export interface ConfigFile {
  name: string
  values: Plain
  /** The source of each value that is no block or list itself, by its path. */
  sources: ReadonlyMap<string, string>
  faults: readonly TenantFault[]
  /** The line on which the value at a path stands, or the nearest block around it. */
  lineOf: (path: Path) => number | undefined
}

/** `{ value: ..., source: ... }`: one value with its own source. */
const isSourced = (value: Plain): value is { value: Plain; source: Plain } =>
  isBlock(value) && 'value' in value && Object.keys(value).every((name) => name === 'value' || name === 'source')

function finder(document: Document, lines: LineCounter): ConfigFile['lineOf'] {
  const lineAt = (steps: Path): number | undefined => {
    const node: unknown = document.getIn(steps, true)
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
    return Array.isArray(range) ? lines.linePos(Number(range[0])).line : undefined
  }
  const written = (path: Path): Path =>
    path.reduce<Path>((at, step) => {
      const direct = [...at, step]
      return document.hasIn(direct) || !document.hasIn([...at, 'value']) ? direct : [...at, 'value', step]
    }, [])
  const nearest = (path: Path): number | undefined =>
    lineAt(written(path)) ?? (path.length === 0 ? undefined : nearest(path.slice(0, -1)))
  return nearest
}

/** Takes the sources out of what a file says, and finds every value that has none or cites a row that does not exist. */
class SourceReader {
  readonly sources = new Map<string, string>()
  readonly faults: TenantFault[] = []
  private readonly file: string
  private readonly lineOf: ConfigFile['lineOf']

  constructor(file: string, lineOf: ConfigFile['lineOf']) {
    this.file = file
    this.lineOf = lineOf
  }

  read(value: Plain, path: Path, around: string | undefined): Plain {
    if (isSourced(value)) return this.read(value.value, path, this.sourceOf(value, path) ?? around)
    if (Array.isArray(value) && value.length > 0)
      return value.map((item: Plain, index) => this.read(item, [...path, index], around))
    if (!isBlock(value) || Object.keys(value).length === 0) return this.keep(value, path, around)
    const source = this.sourceOf(value, path) ?? around
    const named = Object.entries(value).filter(([name]) => name !== 'source')
    return Object.fromEntries(named.map(([name, inner]) => [name, this.read(inner, [...path, name], source)]))
  }

  private keep(value: Plain, path: Path, source: string | undefined): Plain {
    if (source === undefined) this.complain(path, 'no-source', 'must have a source, here or in a block around it')
    else this.sources.set(sayPath(path), source)
    return value
  }

  private sourceOf(block: { readonly [name: string]: Plain }, path: Path): string | undefined {
    if (!('source' in block)) return undefined
    const { source } = block
    if (typeof source !== 'string' || source.trim() === '') {
      this.complain(
        [...path, 'source'],
        'unknown-source',
        'must be text: the row, statute or guidance the values are from',
      )
      return 'unknown'
    }
    const unknown = unknownCitations(source)
    if (unknown.length > 0)
      this.complain(
        [...path, 'source'],
        'unknown-source',
        `must cite rows that exist; there is no ${unknown.join(', ')}`,
      )
    return source
  }

  private complain(path: Path, code: TenantFault['code'], message: string): void {
    const line = this.lineOf(path)
    this.faults.push({ file: this.file, path: sayPath(path), ...(line === undefined ? {} : { line }), code, message })
  }
}

/** Reads the text of one configuration file. Throws nothing: whatever is wrong with it is among its faults. */
export function readConfig(name: string, text: string): ConfigFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineOf = finder(document, lines)
  if (document.errors.length > 0) {
    const faults = document.errors.map((error): TenantFault => ({
      file: name,
      path: '',
      line: lines.linePos(error.pos[0]).line,
      code: 'not-yaml',
      message: `must be YAML that can be read; ${error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? ''}`,
    }))
    return { name, values: {}, sources: new Map(), faults, lineOf }
  }
  const reader = new SourceReader(name, lineOf)
  const plain: Plain = document.toJS({ maxAliasCount: 100 })
  const values = reader.read(plain ?? {}, [], undefined)
  return { name, values, sources: reader.sources, faults: reader.faults, lineOf }
}
