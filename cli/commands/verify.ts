import { createRequire } from 'node:module'
import type { Command } from 'commander'
import type { Verdict } from '../../verify/invariants'
import type * as Everything from '../../verify/read/everything'
import { examine, examining, type Examined, type ExamineOptions } from '../examined'

/** Adds `caseway verify`: every invariant of the record, over database, histories and configuration. */
export function addVerify(program: Command): void {
  examining(
    program.command('verify').description('check the invariants of the record; exit code 1 where one does not hold'),
  ).action(verify)
}

function verify(options: ExamineOptions, command: Command): Promise<void> {
  return examine(options, command, async (examined) => {
    const verdicts = await judgeAll(examined)
    if (verdicts.some(({ violations }) => violations.length > 0)) process.exitCode = 1
    process.stdout.write(
      options.json === true ? `${JSON.stringify(verdicts, null, 2)}\n` : verdicts.map(inWords).join(''),
    )
  })
}

function judgeAll({ at, db, keyring, councils }: Examined): Promise<Verdict[]> {
  // Loaded when it is needed: every other command starts in half the time without it. By `require`, for that finds TypeScript and JavaScript.
  const load = createRequire(__filename)
  const { judgeEverything } = load('../../verify/read/everything') as typeof Everything
  const deps = { db, keyring, directory: at.anchorsDirectory }
  return judgeEverything(
    deps,
    at.placement,
    councils.map(({ council }) => council),
  )
}

function inWords({ id, promises, checked, doesNotApply, violations }: Verdict): string {
  const how =
    doesNotApply === undefined ? `${checked} checked, ${violations.length} wrong` : `does not apply: ${doesNotApply}`
  const wrong = violations.map(({ council, id: of, says }) => `     ${council} ${of}: ${says}\n`)
  return [`${id.padEnd(4)} ${promises}: ${how}\n`, ...wrong].join('')
}
