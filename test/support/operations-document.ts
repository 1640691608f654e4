import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withOwner } from '../../cli/serve/database'
import { root } from '../../cli/serve/home'
import type { Run } from '../../cli/serve/run-file'

/** The SQL statements of a section of docs/operations.md, by its heading, in their order. */
export function statementsOf(heading: string): string[] {
  const document = readFileSync(join(root, 'docs', 'operations.md'), 'utf8')
  const [, after = ''] = document.split(`\n## ${heading}\n`)
  const [section = ''] = after.split('\n## ')
  return [...section.matchAll(/```sql\n([^`]+)```/g)].map(([, sql = '']) => sql.replaceAll(/^ {3}/gm, ''))
}

/** Runs a statement of the document as psql would, with its variables; for all open cases, without the line that names one. */
export async function inPsql(
  { adminDatabaseUrl }: Pick<Run, 'adminDatabaseUrl'>,
  statement: string | undefined,
  { council, caseId }: { council: string; caseId?: string },
): Promise<void> {
  const lines = (statement ?? '').split('\n').filter((line) => caseId !== undefined || !line.includes(`:'case'`))
  const text = lines.join('\n').replaceAll(`:'council'`, `'${council}'`).replaceAll(`:'case'`, `'${caseId}'`)
  await withOwner(adminDatabaseUrl, (owner) => owner.query(text))
}
