import type { z } from 'zod'
import { isBlock, sayPath, type ConfigFile, type Path, type Plain, type TenantFault } from './read-file'

type Issue = z.core.$ZodIssue

const pathOf = (path: readonly PropertyKey[]): Path => path.map((key) => (typeof key === 'number' ? key : String(key)))

/** The value at a path; undefined where there is none. */
export function valueAt(value: Plain | undefined, path: Path): Plain | undefined {
  return path.reduce<Plain | undefined>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)]
    return isBlock(at) ? at[key] : undefined
  }, value)
}

const quoted = (values: readonly unknown[]) => values.map((value) => String(value)).join(', ')

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of: ${quoted(issue.values)}`
    case 'invalid_type':
      return issue.expected === 'object' || issue.expected === 'record'
        ? 'a block of named values'
        : `a value of type ${issue.expected}`
    case 'invalid_union':
      return `one of: ${quoted('options' in issue && Array.isArray(issue.options) ? issue.options : [])}`
    default:
      return issue.message
  }
}

/** The alternative of a choice that was meant: the first says what is allowed in full, the others are plain markers. */
function meant(issue: Issue, value: Plain | undefined): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const marker = issue.errors.flat().find((inner) => inner.code === 'invalid_value')
  const first = issue.errors.find((inner) => !inner.some((one) => one === marker)) ?? []
  const isMarkerMeant =
    typeof value === 'string' && marker?.code === 'invalid_value' && first.some((one) => one.path.length === 0)
  if (isMarkerMeant)
    return [{ ...issue, code: 'custom', message: `${first.map(allowedBy).join('; ')}; or ${quoted(marker.values)}` }]
  return first.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** Says each issue of the schema as a fault of the file: one for each name and value, with its line and what is allowed. */
export function faultsOf(issues: readonly Issue[], effective: Plain, file: ConfigFile): TenantFault[] {
  const faultAt = (path: Path, code: TenantFault['code'], message: string): TenantFault => {
    const line = file.lineOf(path)
    return { file: file.name, path: sayPath(path), ...(line === undefined ? {} : { line }), code, message }
  }
  return issues
    .flatMap((issue) => meant(issue, valueAt(effective, pathOf(issue.path))))
    .flatMap((issue) => {
      const path = pathOf(issue.path)
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((name) => faultAt([...path, name], 'unknown-name', issue.message))
      }
      const isMissing = valueAt(effective, path) === undefined
      return [faultAt(path, isMissing ? 'missing' : 'not-allowed', allowedBy(issue))]
    })
}
