import { execFile } from 'node:child_process'
import { chownSync, cpSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withOwner } from '../../cli/serve/database'
import { homeAt } from '../../cli/serve/home'
import { placeFor } from '../../cli/serve/postgres/place'
import type { Run } from '../../cli/serve/run-file'

const copy = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to])
const dataOf = (home: string) => placeFor(homeAt(home).folder).data

/**
 * Makes a backup of the record of a Caseway that goes on, as `pg_basebackup` does, which does not come with the server that tests have.
 * @param statements that begin and end it, of docs/operations.md
 */
export async function takeBackup(
  { adminDatabaseUrl }: Run,
  home: string,
  into: string,
  [begin = '', end = '']: readonly string[],
): Promise<void> {
  const copied = join(into, 'data')
  await withOwner(adminDatabaseUrl, async (owner) => {
    await owner.query(begin)
    // Files come and go while they are copied; what is written meanwhile is in the log, which is copied at the end.
    await copy(dataOf(home), copied).catch(() => undefined)
    const { rows } = await owner.query<{ labelfile: string }>(end)
    const label = join(copied, 'backup_label')
    writeFileSync(label, rows[0]?.labelfile ?? '')
    const { uid, gid } = statSync(join(copied, 'PG_VERSION'))
    chownSync(label, uid, gid)
  })
  rmSync(join(copied, 'postmaster.pid'))
  rmSync(join(copied, 'pg_wal'), { recursive: true })
  await copy(join(dataOf(home), 'pg_wal'), copied)
}

/** Lays it out in another home, with the folders that are kept apart from it as they were last. Nothing of Temporal. */
export async function bringOver(backup: string, lost: string, home: string): Promise<void> {
  for (const name of ['secrets.json', 'root-key.json', 'keys', 'issuers', 'identity', 'anchors'])
    cpSync(join(lost, name), join(home, name), { recursive: true })
  await copy(join(backup, 'data'), dataOf(home))
}
