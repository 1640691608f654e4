import type { Command } from 'commander'
import { sayCount } from '../../pathway/calendar/words'
import { anchorCouncil, type Anchoring } from '../../verify/anchors/anchor'
import { readAnchors } from '../../verify/anchors/file'
import { verifyAudit, type AuditFound } from '../../verify/audit/verify-audit'
import { examine, examining, type ExamineOptions } from '../examined'

/** Adds `caseway audit verify` and `caseway audit anchor`. */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('the chain of who did what: is it what was written, and how it stands')
  examining(
    audit
      .command('verify')
      .description('say what was altered, deleted, moved or put in; exit code 1 where anything was'),
  ).action(verify)
  examining(audit.command('anchor').description('write down now, outside the database, how the audit stands')).action(
    anchor,
  )
}

function verify(options: ExamineOptions, command: Command): Promise<void> {
  return examine(options, command, async ({ at, db, keyring, councils }) => {
    const found: AuditFound[] = []
    for (const { council } of councils) {
      const progress = (entries: number) => process.stderr.write(`${council}: ${entries} entries walked\n`)
      found.push(await verifyAudit(db, council, readAnchors(at.anchorsDirectory, council, keyring), progress))
    }
    if (found.some(({ faults }) => faults.length > 0)) process.exitCode = 1
    process.stdout.write(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : found.map(inWords).join(''))
  })
}

function inWords({ council, entries, anchors, anchoredTo, faults }: AuditFound): string {
  if (faults.length > 0) return faults.map(({ kind, says }) => `${council}: ${says} [${kind}]\n`).join('')
  const anchored =
    anchors === 0 ? 'none of them anchored' : `anchored ${sayTimes(anchors)}, the last time at entry ${anchoredTo}`
  return `${council}: sound, ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${anchored}\n`
}

const sayTimes = (count: number): string => sayCount(count, 'time')

function anchor(options: ExamineOptions, command: Command): Promise<void> {
  return examine(options, command, async ({ at, db, keyring, councils }) => {
    const done: (Anchoring & { council: string })[] = []
    for (const { council } of councils) {
      const deps = { db, keyring, directory: at.anchorsDirectory }
      done.push({ council, ...(await anchorCouncil(deps, council, new Date(), false)) })
    }
    if (done.some(({ status }) => status === 'contradicted')) process.exitCode = 1
    process.stdout.write(options.json === true ? `${JSON.stringify(done, null, 2)}\n` : done.map(sayAnchoring).join(''))
  })
}

function sayAnchoring({ council, ...anchoring }: Anchoring & { council: string }): string {
  switch (anchoring.status) {
    case 'anchored':
      return `${council}: anchor ${anchoring.anchor.n} at entry ${anchoring.anchor.seq}\n`
    case 'contradicted':
      return `${council}: the audit is not what was anchored; caseway audit verify says more\n`
    case 'unchanged':
    case 'today':
      return `${council}: nothing new since the last anchor\n`
  }
}
