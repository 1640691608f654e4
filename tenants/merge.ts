import { isBlock, isList, sayPath, valueAt, type Path, type Plain } from './plain'
import type { ConfigFile } from './read-file'

/** Where one value of an effective configuration comes from. */
export interface Origin {
  /** The configuration file that gives it. */
  file: string
  /** The row of a guide, the statute or guidance it rests on, or `caseway default`. */
  source: string
}

/** A block that says of what kind it is has other names in each kind, so another kind takes the whole block's place. */
const ofOtherKind = (under: Record<string, Plain>, over: Record<string, Plain>) =>
  'kind' in over && 'kind' in under && over.kind !== under.kind

/** Lays one configuration over another, value by value. Lists are replaced whole; what only the upper one has comes first. */
export function layOver(under: Plain | undefined, over: Plain | undefined): Plain {
  if (over === undefined) return under ?? {}
  if (!isBlock(under) || !isBlock(over) || ofOtherKind(under, over)) return over
  const own = Object.keys(over).filter((name) => !Object.hasOwn(under, name))
  const names = [...own, ...Object.keys(under)]
  return Object.fromEntries(names.map((name) => [name, layOver(valueAt(under, [name]), valueAt(over, [name]))]))
}

/** The paths of all values that are no block or list themselves, and of empty ones, in the order of the configuration. */
export function leaves(value: Plain, path: Path = []): Path[] {
  const inner: [string | number, Plain][] = isList(value)
    ? value.map((item, index) => [index, item])
    : isBlock(value)
      ? Object.entries(value)
      : []
  return inner.length === 0 ? [path] : inner.flatMap(([name, item]) => leaves(item, [...path, name]))
}

/** Where each value of the effective configuration comes from: from the last of the files, in order of precedence, that gives it. */
export function originsOf(effective: Plain, files: readonly ConfigFile[]): Map<string, Origin> {
  const origins = new Map<string, Origin>()
  for (const path of leaves(effective).map(sayPath)) {
    const file = files.findLast(({ sources }) => sources.has(path))
    const source = file?.sources.get(path)
    if (file !== undefined && source !== undefined) origins.set(path, { file: file.name, source })
  }
  return origins
}
