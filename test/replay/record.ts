import { cpSync, existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { version } from '../../package.json'
import { councilsIn } from '../../cli/serve/councils'
import { homeAt, root } from '../../cli/serve/home'
import { wrapCaseKey } from '../../sealing/case-key'
import { ensureCouncilKey } from '../../sealing/key-changes'
import { workflowIdFor } from '../../sealing/workflow-id'
import { paths } from '../paths'
import { playPath, type CasePath } from '../paths/path'
import { Stack } from '../stack/stack'
import { openBed, readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'
import { bundleForReplay } from '../../verify/replay/replay'
import { corpusKeys, recordedCases, releaseFolder, writeCase, writeNotices } from './corpus'
import { replay } from './replay'

// npm run record-histories [-- --overwrite]: plays every path that has no histories of this version yet, or every one, on a Caseway of its own
// and keeps what Temporal and the record then hold.

type History = Awaited<ReturnType<ReturnType<Bed['temporal']['practice']['workflow']['getHandle']>['fetchHistory']>>

async function main(): Promise<void> {
  const folder = releaseFolder(version)
  if (process.argv.includes('--overwrite')) rmSync(folder, { recursive: true, force: true })
  const missing = paths.filter(({ name }) => !existsSync(join(folder, name)))
  if (missing.length === 0 && recordedCases().every(({ notices }) => notices !== undefined))
    throw new Error(`The histories of ${version} are recorded already; with --overwrite they are replaced.`)
  const home = await homeWithCorpusKeys()
  const stack = await Stack.start({ home })
  const bed = openBed(stack.run, corpusKeys)
  try {
    for (const path of missing) await recordPath(path, bed)
    await recordNotices()
  } finally {
    await bed.close()
    await stack.stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** Whom the events of a case told what, where it is not written down: as replaying it says. */
async function recordNotices(): Promise<void> {
  const bundle = await bundleForReplay(require.resolve('../../workflows'))
  for (const one of recordedCases())
    if (one.notices === undefined) writeNotices(one, (await replay(bundle, one)).notices)
}

/** The histories are sealed with keys that are committed, so that whoever replays them can open them. */
async function homeWithCorpusKeys(): Promise<string> {
  for (const { id } of councilsIn(join(root, 'tenants'))) ensureCouncilKey(corpusKeys, id)
  const home = await mkdtemp(join(tmpdir(), 'caseway-histories-'))
  const { keys } = homeAt(home)
  cpSync(corpusKeys.directory, keys.directory, { recursive: true })
  cpSync(corpusKeys.rootFile, keys.rootFile)
  return home
}

async function recordPath(path: CasePath, bed: Bed): Promise<void> {
  const caseIds = await playPath(path, bed)
  for (const [index, caseId] of caseIds.entries()) {
    const runs = await runsOf(bed, workflowIdFor(path.council, caseId))
    const { events } = await readRecord(bed, path.council, caseId)
    const { wrapped } = wrapCaseKey(bed.keyring, path.council, caseId, await bed.cases.keyOf(path.council, caseId))
    writeCase([version, path.name, `case-${String(index + 1)}`], events, runs, { caseId, wrapped })
    console.log(
      `  ${path.name}, case ${String(index + 1)}: ${String(runs.length)} runs, ${String(events.length)} events`,
    )
  }
}

/** The histories of all runs of a case, the first first, once its worker rests: a case that was reopened has runs that none went on from. */
async function runsOf({ temporal }: Bed, workflowId: string): Promise<History[]> {
  const { workflow } = temporal.practice
  await until(`${workflowId} to rest`, async () => isAtRest(await workflow.getHandle(workflowId).fetchHistory()))
  const runs: { runId: string; startTime: Date }[] = []
  for await (const run of workflow.list({ query: `WorkflowId = "${workflowId}"` })) runs.push(run)
  const inOrder = runs.toSorted((one, other) => one.startTime.getTime() - other.startTime.getTime())
  return Promise.all(inOrder.map(({ runId }) => workflow.getHandle(workflowId, runId).fetchHistory()))
}

/** No workflow task is waited for: what came last is not one, nor what asks for one. */
function isAtRest({ events }: History): boolean {
  const last = events?.at(-1)
  return !(
    last?.workflowTaskScheduledEventAttributes ??
    last?.workflowTaskStartedEventAttributes ??
    last?.workflowExecutionSignaledEventAttributes ??
    last?.timerFiredEventAttributes
  )
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
