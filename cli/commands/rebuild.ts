import type { Command } from 'commander'
import { rebuild, type Rebuilt } from '../../verify/rebuild'
import { examine, examining, type ExamineOptions } from '../examined'

/** Adds `caseway rebuild`: the read model from the record. */
export function addRebuild(program: Command): void {
  examining(
    program
      .command('rebuild')
      .description('say where the read model differs from the record; exit code 1 where it does and stays so')
      .option('--write', 'make it what the record says'),
  ).action(run)
}

function run(options: ExamineOptions & { write?: true }, command: Command): Promise<void> {
  return examine(options, command, async ({ db, keyring, councils }) => {
    const found: Rebuilt[] = []
    for (const { council } of councils) found.push(await rebuild(db, keyring, council, options.write === true))
    const isWrong = ({ differing, unreadable }: Rebuilt) =>
      unreadable.length > 0 || differing.some(({ repaired }) => !repaired)
    if (found.some(isWrong)) process.exitCode = 1
    process.stdout.write(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : found.map(inWords).join(''))
  })
}

function inWords({ council, compared, differing, destroyed, unreadable }: Rebuilt): string {
  const lines = [
    `${council}: ${compared} compared, ${differing.length} differ`,
    ...differing.map(
      ({ caseId, fields, repaired }) => `  ${caseId}: ${fields.join(', ')}${repaired ? ' (repaired)' : ''}`,
    ),
    ...destroyed.map((caseId) => `  ${caseId}: left out, its record was destroyed`),
    ...unreadable.map((caseId) => `  ${caseId}: left out, its record cannot be read; caseway verify says more`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
