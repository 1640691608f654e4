import type { z } from 'zod'
import { valueAt, type Path, type Plain } from './plain'
import type { ConfigFile, TenantFault } from './read-file'

type Issue = z.core.$ZodIssue

const pathOf = (path: readonly PropertyKey[]): Path => path.map((key) => (typeof key === 'number' ? key : String(key)))

const quoted = (values: readonly unknown[]) => values.map((value) => String(value)).join(', ')

const typeNames: Readonly<Record<string, string>> = {
  object: 'a block of named values',
  record: 'a block of named values',
  array: 'a list',
}

function allowedBy(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of: ${quoted(issue.values)}`
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? `a ${issue.expected}`
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return `one of: ${quoted(issue.options)}`
  return issue.message
}

/** The alternative of a choice that was meant: the one that says what is allowed in full, where the others are plain markers. */
function meant(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const marker = issue.errors.flat().find((inner) => inner.code === 'invalid_value' && inner.path.length === 0)
  const full = issue.errors.find((inner) => !inner.some((one) => one === marker)) ?? []
  const isNeither = full.every((inner) => inner.path.length === 0 && inner.code !== 'unrecognized_keys')
  if (isNeither && marker?.code === 'invalid_value') {
    return [{ ...issue, code: 'custom', message: [...full.map(allowedBy), quoted(marker.values)].join(', or ') }]
  }
  return full.flatMap((inner) => meant({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** Says each issue of the schema as a fault of the file: one for each name and value, with its line and what is allowed. */
export function faultsOf(issues: readonly Issue[], effective: Plain, file: ConfigFile): TenantFault[] {
  return issues.flatMap(meant).flatMap((issue) => {
    const path = pathOf(issue.path)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => file.faultAt([...path, name], 'unknown-name', issue.message))
    }
    const allowed = allowedBy(issue)
    if (valueAt(effective, path) === undefined)
      return [file.faultAt(path, 'missing', `is missing; it must be ${allowed}`)]
    return [file.faultAt(path, 'not-allowed', `must be ${allowed}`)]
  })
}
