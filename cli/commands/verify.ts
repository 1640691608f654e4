import type { Command } from 'commander'
import { createCaseKeySource } from '../../db/case-key-source'
import { createTemporalClients } from '../../inbox/temporal'
import { dataConverter, replayDataConverter } from '../../sealing/data-converter'
import { judge, type Verdict } from '../../verify/invariants'
import type { CouncilBook } from '../../verify/books'
import { examine, examining, type Examined, type ExamineOptions } from '../examined'

/** Adds `caseway verify`: every invariant of the record, over database, histories and configuration. */
export function addVerify(program: Command): void {
  examining(
    program.command('verify').description('check the invariants of the record; exit code 1 where one does not hold'),
  ).action(verify)
}

function verify(options: ExamineOptions, command: Command): Promise<void> {
  return examine(options, command, async (examined) => {
    const verdicts = judge(await readAll(examined))
    if (verdicts.some(({ violations }) => violations.length > 0)) process.exitCode = 1
    process.stdout.write(
      options.json === true ? `${JSON.stringify(verdicts, null, 2)}\n` : verdicts.map(inWords).join(''),
    )
  })
}

async function readAll({ at, db, keyring, councils }: Examined): Promise<CouncilBook[]> {
  // Loaded when it is needed: every other command starts in half the time without it.
  const { DefaultLogger, Runtime } = await import('@temporalio/worker')
  const { bundleForReplay } = await import('../../verify/replay/replay.js')
  const { readWhole } = await import('../../verify/read/whole.js')
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const keys = { keyring, cases: createCaseKeySource(db, keyring) }
  const temporal = createTemporalClients(at.placement, keys)
  const bundle = await bundleForReplay(require.resolve('../../workflows'))
  const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
  const books: CouncilBook[] = []
  for (const { council } of councils)
    books.push(await readWhole({ db, keyring, directory: at.anchorsDirectory }, engine, council))
  await temporal.connection.close()
  return books
}

function inWords({ id, promises, checked, doesNotApply, violations }: Verdict): string {
  const how =
    doesNotApply === undefined ? `${checked} checked, ${violations.length} wrong` : `does not apply: ${doesNotApply}`
  const wrong = violations.map(({ council, id: of, says }) => `     ${council} ${of}: ${says}\n`)
  return [`${id.padEnd(4)} ${promises}: ${how}\n`, ...wrong].join('')
}
