import { LineCounter, parseDocument, type Document } from 'yaml'
import { plainOf, sayPath, type Path, type Plain } from './plain'
import { takeSources } from './take-sources'

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
  /** The fault of a value, with the line on which it, or the nearest block around it, stands. */
  faultAt: (path: Path, code: TenantFault['code'], message: string) => TenantFault
}

/** A file of which nothing can be used, and why. */
export function damagedFile(name: string, faults: readonly Omit<TenantFault, 'file' | 'path'>[]): ConfigFile {
  const faultAt: ConfigFile['faultAt'] = (path, code, message) => ({ file: name, path: sayPath(path), code, message })
  const ofFile = faults.map((fault) => ({ file: name, path: '', ...fault }))
  return { name, values: {}, sources: new Map(), faults: ofFile, faultAt }
}

/** Where a value stands in the file: a value with its own source stands a step deeper than its path says. */
function stepsTo(path: Path, document: Document): Path {
  return path.reduce<Path>((at, step) => {
    const isDeeper = !document.hasIn([...at, step]) && document.hasIn([...at, 'value'])
    return isDeeper ? [...at, 'value', step] : [...at, step]
  }, [])
}

function lineOf(path: Path, document: Document, lines: LineCounter): number | undefined {
  const node: unknown = document.getIn(stepsTo(path, document), true)
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  if (Array.isArray(range)) return lines.linePos(Number(range[0])).line
  return path.length === 0 ? undefined : lineOf(path.slice(0, -1), document, lines)
}

function notYaml(name: string, document: Document, lines: LineCounter): ConfigFile | undefined {
  const problems = [...document.errors, ...document.warnings]
  if (problems.length === 0) return undefined
  const faults = problems.map(({ message, pos }) => {
    const said = message.split('\n')[0]?.split(' at line ')[0] ?? ''
    return {
      line: lines.linePos(pos[0]).line,
      code: 'not-yaml',
      message: `must be YAML that can be read: ${said}`,
    } as const
  })
  return damagedFile(name, faults)
}

/** The parser finds an alias that stands for nothing only here, and throws. */
function valuesOf(document: Document): Plain | undefined {
  try {
    return plainOf(document.toJS() ?? {})
  } catch {
    return undefined
  }
}

/** Reads the text of one configuration file. Whatever is wrong with it is among its faults. */
export function readConfig(name: string, text: string): ConfigFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const damaged = notYaml(name, document, lines)
  if (damaged !== undefined) return damaged
  const written = valuesOf(document)
  if (written === undefined) {
    return damagedFile(name, [{ code: 'not-yaml', message: 'must be YAML whose aliases all stand for something' }])
  }
  const faultAt: ConfigFile['faultAt'] = (path, code, message) => {
    const line = lineOf(path, document, lines)
    return { file: name, path: sayPath(path), ...(line === undefined ? {} : { line }), code, message }
  }
  const faults: TenantFault[] = []
  const taken = takeSources(written, (path, code, message) => faults.push(faultAt(path, code, message)))
  return { name, ...taken, faults, faultAt }
}
