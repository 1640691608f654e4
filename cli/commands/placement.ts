import type { Command } from 'commander'
import { createCaseKeySource } from '../../db/case-key-source'
import { listPlacedElsewhere } from '../../db/placements'
import { readCouncil } from '../../db/pool'
import type { DelivererDeps } from '../../inbox/deliver'
import { moveCase } from '../../inbox/move-case'
import { createTemporalClients } from '../../inbox/temporal'
import type { Tenant } from '../../tenants/load'
import { examine, examining, type ExamineOptions } from '../examined'

/** What is found, and done, about where a council's cases are. */
interface Placed {
  council: string
  /** Where its configuration places it. */
  namespace: string
  /** Open cases, and matters, that were elsewhere. */
  elsewhere: number
  moved: number
  /** Those that were not moved: they may be tried again. */
  notMoved: { caseId: string; why: string }[]
}

/** Adds `caseway placement`: where each council's cases run, and their move to where its configuration places it. */
export function addPlacement(program: Command): void {
  examining(
    program
      .command('placement')
      .description('say which councils have open cases elsewhere than they are placed; exit code 1 where some stay so')
      .option('--move', 'move them; run again, it goes on where it was broken off'),
  ).action(run)
}

function run(options: ExamineOptions & { move?: true }, command: Command): Promise<void> {
  return examine(options, command, async ({ at, db, keyring, councils }) => {
    const cases = createCaseKeySource(db, keyring)
    const temporal = createTemporalClients(at.placement, { keyring, cases })
    try {
      const found: Placed[] = []
      for (const tenant of councils)
        found.push(await place({ db, keyring, cases, temporal }, tenant, options.move === true))
      if (found.some(({ elsewhere, moved }) => elsewhere > moved)) process.exitCode = 1
      process.stdout.write(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : found.map(inWords).join(''))
    } finally {
      await temporal.connection.close()
    }
  })
}

async function place(deps: DelivererDeps, { council, placement }: Tenant, isToMove: boolean): Promise<Placed> {
  const to = placement.namespace ?? null
  const rows = await readCouncil(deps.db, council, (tx) => listPlacedElsewhere(tx, to))
  const notMoved: Placed['notMoved'] = []
  for (const { caseId } of isToMove ? rows : [])
    await moveCase(deps, council, caseId, to).catch((error: unknown) =>
      notMoved.push({ caseId, why: error instanceof Error ? error.message : 'unknown' }),
    )
  const moved = isToMove ? rows.length - notMoved.length : 0
  return { council, namespace: to ?? 'shared', elsewhere: rows.length, moved, notMoved }
}

function inWords({ council, namespace, elsewhere, moved, notMoved }: Placed): string {
  const said = `${council}: ${namespace}, ${elsewhere === 0 ? 'all open cases are there' : `${elsewhere} open elsewhere, ${moved} moved`}`
  const left = notMoved.map(({ caseId, why }) => `  ${caseId}: not moved (${why}); try again`)
  return [said, ...left].map((line) => `${line}\n`).join('')
}
