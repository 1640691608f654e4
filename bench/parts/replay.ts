import type { DataConverter, PayloadCodec } from '@temporalio/common'
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker'
import { homeAt } from '../../cli/serve/home'
import { createCaseKeySource } from '../../db/case-key-source'
import { createDatabase } from '../../db/pool'
import { createKeyring } from '../../sealing/keyring'
import { replayDataConverter } from '../../sealing/data-converter'
import { bundleWorkflows } from '../../worker/bundle'
import { startBare } from '../bare'
import type { Bed } from '../bed'
import { spreadOf, type Figure } from '../figures'
import { runsOf, type RunOfWorkflow } from '../histories'
import { bundleBareWorkflows } from '../workers/bare-bundle'
import { playLongRoad } from '../long-road'
import { playStandardReferral } from './standard'

const rounds = 5
const copies = 10

/** Started and first task. */
const eventsOfOpening = 4
/** Signalled, three of the task, the marker of the local activity. */
const eventsOfTurn = 5

/** The replay of cold cases, one under assessment and one with a plan, against that of a bare workflow with as many events. */
export async function measureReplay(bed: Bed): Promise<Figure[]> {
  const { afterReviews } = await playLongRoad(bed, 2)
  return [
    await measured(
      bed,
      'replay of a cold case',
      'The assessment of the standard referral',
      await playStandardReferral(bed),
    ),
    await measured(
      bed,
      'replay of a cold case with a plan',
      'A section 47 enquiry, conference, plan and two reviews',
      afterReviews,
    ),
  ]
}

async function measured(bed: Bed, what: string, which: string, runs: readonly RunOfWorkflow[]): Promise<Figure> {
  const ours = runs.at(-1)
  if (ours === undefined) throw new Error('The case has no history')
  const bare = await recordBare(bed, ours.events.length)
  const keyring = createKeyring(homeAt(bed.stack.home).keys)
  const keysDb = createDatabase(bed.stack.run.databaseUrl)
  const converter = replayDataConverter({ keyring, cases: createCaseKeySource(keysDb, keyring) })
  const counted = countingDecoded(converter)
  const oursOptions = { workflowBundle: await bundleWorkflows(), dataConverter: counted.converter }
  const bareOptions = { workflowBundle: await bundleBareWorkflows() }
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(...(await replays(oursOptions, ours)))
    times.bare.push(...(await replays(bareOptions, bare)))
  }
  await keysDb.end()
  const decoded = counted.decoded() / (rounds * copies)
  return {
    part: 'replay',
    what,
    how:
      `${which}, ${ours.events.length} events, against a bare workflow with ${bare.events.length} ` +
      `events (each turn a signal and a local activity), by Worker.runReplayHistories in rounds of ${copies}, the first of each ` +
      `left out. ${decoded.toFixed(0)} payloads are opened for each replay of the case, none for the other.`,
    n: times.ours.length,
    unit: 'ms',
    ours: spreadOf(times.ours),
    bare: spreadOf(times.bare),
    goal: { p50: 1.3 },
  }
}

async function recordBare({ live }: Bed, events: number): Promise<RunOfWorkflow> {
  const handle = await startBare(live, 'bareTurns')
  const turns = Math.round((events - eventsOfOpening) / eventsOfTurn)
  for (let turn = 0; turn < turns; turn += 1) {
    await handle.signal('tell', 'something')
    await handle.query('told')
  }
  const run = (await runsOf(live, handle.workflowId)).at(-1)
  if (run === undefined) throw new Error('The bare workflow has no history')
  return run
}

/** Milliseconds for each replay; the first, in which the worker is made, is left out. */
async function replays(options: ReplayWorkerOptions, { workflowId, history }: RunOfWorkflow): Promise<number[]> {
  const histories = Array.from({ length: copies + 1 }, () => ({ workflowId, history }))
  const times: number[] = []
  let before: number | undefined
  for await (const { error } of Worker.runReplayHistories(options, histories)) {
    if (error) throw error
    const now = performance.now()
    if (before !== undefined) times.push(now - before)
    before = now
  }
  return times
}

function countingDecoded({ payloadCodecs = [], ...rest }: DataConverter) {
  let decoded = 0
  const counting = (codec: PayloadCodec): PayloadCodec => ({
    encode: (payloads, context) => codec.encode(payloads, context),
    decode: (payloads, context) => {
      decoded += payloads.length
      return codec.decode(payloads, context)
    },
  })
  return { converter: { ...rest, payloadCodecs: payloadCodecs.map(counting) }, decoded: () => decoded }
}
