import type { Command } from 'commander'
import { listClosedRecords } from '../../db/destructions'
import { listHolds } from '../../db/legal-holds'
import { readCouncil } from '../../db/pool'
import { sayCount } from '../../pathway/calendar/words'
import { isLocalDate } from '../../pathway/calendar/dates'
import { isOver } from '../../pathway/retention/retention'
import { readRetention } from '../../retention/of-record'
import { reapplyDestructions, type Reapplication } from '../../retention/reapply'
import { examine, examining, type ExamineOptions } from '../examined'
import { refuse } from '../faults'

/** Adds `caseway retention due`, `holds` and `reapply`. */
export function addRetention(program: Command): void {
  const retention = program
    .command('retention')
    .description('how long records are kept, what holds them, and destroying again what a backup brought back')
  examining(
    retention
      .command('due')
      .description('list the closed cases and matters that may be destroyed on a day, the held ones too')
      .option('--by <day>', 'a day in London, YYYY-MM-DD; without it today')
      .option('--practice', 'practice cases in place of live ones'),
  ).action(due)
  examining(retention.command('holds').description('list what keeps records from being destroyed now')).action(holds)
  examining(
    retention
      .command('reapply')
      .description(
        'after a backup was restored: destroy again what was destroyed, by the file beside the anchors; exit code 1 where something stays',
      ),
  ).action(reapply)
}

interface Due {
  council: string
  caseId: string
  kind: string
  class: string
  deleteOn: string
  held: boolean
}

function due(options: ExamineOptions & { by?: string; practice?: true }, command: Command): Promise<void> | void {
  const { by } = options
  if (by !== undefined && !isLocalDate(by))
    return refuse(
      [{ option: '--by', code: 'wrong-format', message: 'A day in London, YYYY-MM-DD.' }],
      options.json === true,
    )
  return examine(options, command, async ({ db, keyring, councils }) => {
    const found: Due[] = []
    for (const tenant of councils) {
      const { council } = tenant
      const deps = { keyring, tenant, now: new Date().toISOString() }
      for (let after = ''; ;) {
        const which = { practice: options.practice === true, limit: 100, ...(after !== '' && { after }) }
        const closed = await readCouncil(db, council, (tx) => listClosedRecords(tx, which))
        for (const { caseId, kind } of closed) {
          const kept = await readCouncil(db, council, (tx) => readRetention(tx, deps, caseId))
          const { deleteOn, class: ofClass = '' } = kept?.retention ?? {}
          if (kept !== null && deleteOn !== undefined && isOver({ deleteOn }, by ?? kept.today))
            found.push({ council, caseId, kind, class: ofClass, deleteOn, held: kept.holds.length > 0 })
        }
        const last = closed.at(-1)
        if (last === undefined) break
        after = last.caseId
      }
    }
    const words = found.map(
      ({ council, caseId, class: kept, deleteOn, held }) =>
        `${council} ${caseId}: ${kept}, from ${deleteOn} on${held ? ', held' : ''}\n`,
    )
    process.stdout.write(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : words.join(''))
    if (options.json !== true)
      process.stdout.write(`${sayCount(found.length, 'record')} may be destroyed by their day.\n`)
  })
}

function holds(options: ExamineOptions, command: Command): Promise<void> {
  return examine(options, command, async ({ db, councils }) => {
    const found = []
    for (const { council } of councils) {
      const all = await readCouncil(db, council, (tx) => listHolds(tx, 10_000))
      for (const { reason: _, liftedAt, liftedBy: __, ...hold } of all)
        if (liftedAt === null) found.push({ council, ...hold })
    }
    const words = found.map(
      ({ council, holdId, scope, caseId, class: held, placedBy, placedAt }) =>
        `${council} ${holdId}: ${scope} ${caseId ?? held ?? ''}`.trimEnd() + `, by ${placedBy} at ${placedAt}\n`,
    )
    process.stdout.write(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : words.join(''))
    if (options.json !== true) process.stdout.write(`${sayCount(found.length, 'hold')}.\n`)
  })
}

function reapply(options: ExamineOptions, command: Command): Promise<void> {
  return examine(options, command, async ({ at, db, keyring, councils }) => {
    const done: Reapplication[] = []
    const deps = { db, keyring, directory: at.anchorsDirectory }
    for (const { council } of councils) done.push(await reapplyDestructions(deps, council, new Date().toISOString()))
    const isAmiss = ({ destructions, damaged }: Reapplication) =>
      damaged.length > 0 || destructions.some(({ status }) => status === 'kept')
    if (done.some(isAmiss)) process.exitCode = 1
    process.stdout.write(options.json === true ? `${JSON.stringify(done, null, 2)}\n` : done.map(inWords).join(''))
  })
}

function inWords({ council, destructions, writtenDown, damaged }: Reapplication): string {
  const count = (status: string) => destructions.filter((one) => one.status === status).length
  return [
    `${council}: ${count('stands')} stand, ${count('destroyed-again')} destroyed again, ${count('not-there')} not there, ` +
      `${count('kept')} kept; ${writtenDown} written down that the file lacked`,
    ...destructions.flatMap(({ caseId, why }) => (why === undefined ? [] : [`  ${caseId}: kept, ${why}`])),
    ...damaged.map(({ line, why }) => `  line ${line} of the file: ${why}`),
  ]
    .map((line) => `${line}\n`)
    .join('')
}
