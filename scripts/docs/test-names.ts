import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** A test as its file names it. */
export interface TestName {
  /** Relative to the root of the repository. */
  file: string
  /** The names of what it stands in and its own, with ` › ` between them. */
  name: string
}

const apart = new Set(['node_modules', 'dist', '.git', '.caseway', 'coverage'])

/** Every test of the repository, read from its source; tests made from a table are named as the table's title is written. */
export function testNamesIn(root: string): TestName[] {
  return testFilesIn(root).flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
    return namesIn(source, []).map((name) => ({ file: relative(root, path), name }))
  })
}

function testFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return apart.has(entry.name) ? [] : testFilesIn(path)
    return entry.name.endsWith('.test.ts') ? [path] : []
  })
}

function namesIn(node: ts.Node, around: readonly string[]): string[] {
  const call = readCall(node)
  if (call?.kind === 'test') return [[...around, call.title].join(' › ')]
  const within = call === undefined ? around : [...around, call.title]
  const names: string[] = []
  ts.forEachChild(node, (child) => void names.push(...namesIn(child, within)))
  return names
}

/** What a call of `describe`, `it` or `test` says, also of one with `.each(...)`. */
function readCall(node: ts.Node): { kind: 'group' | 'test'; title: string } | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const [first] = node.arguments
  if (first === undefined || !ts.isStringLiteralLike(first)) return undefined
  const root = rootOf(node.expression)
  if (root === 'describe') return { kind: 'group', title: first.text }
  return root === 'it' || root === 'test' ? { kind: 'test', title: first.text } : undefined
}

function rootOf(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) return rootOf(expression.expression)
  return ts.isTaggedTemplateExpression(expression) ? rootOf(expression.tag) : undefined
}
