import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { withOwner } from '../../cli/serve/database'

const names = z.array(z.object({ name: z.string() }))

/** Every row of every table of Caseway, by the name of the table, as text; as the owner, who is let past row security for it. */
export async function dump(ownerUrl: string): Promise<Record<string, string[]>> {
  return withOwner(ownerUrl, async (owner) => {
    const tables = names.parse(
      (
        await owner.query(
          `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
        )
      ).rows,
    )
    const rows: Record<string, string[]> = {}
    for (const { name } of tables) {
      const { rows: found } = await owner.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      rows[name] = found.map(({ row }) => row)
    }
    return rows
  })
}

/** What changes by itself: looking is on the audit, and the worker keeps the history of a run some time after it has ended. */
const ofItself = ['audit', 'audit_head', 'history_export']

/** The tables that differ, those apart that change by themselves. */
export function changedTables(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return Object.keys(after).filter(
    (table) => !ofItself.includes(table) && JSON.stringify(before[table]) !== JSON.stringify(after[table]),
  )
}

/** Waits until nothing is under way any more: two dumps, two seconds apart, are the same. */
export async function untilStill(ownerUrl: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const before = await dump(ownerUrl)
    await pause(2_000)
    if (changedTables(before, await dump(ownerUrl)).length === 0) return
  }
  throw new Error('the record does not come to rest')
}
