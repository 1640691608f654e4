import { NamespaceNotFoundError, type Client, type WorkflowExecutionInfo } from '@temporalio/client'
import type { DataConverter, Payload } from '@temporalio/common'
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker'
import type { Placed, TemporalClients } from '../../inbox/temporal'
import { isOfCase } from '../../inbox/run-input'
import { isUnsealed } from '../../sealing/unsealed'
import { parseWorkflowId, workflowIdFor } from '../../sealing/workflow-id'
import type { BookedWorkflow } from '../books'
import type { History, RecordedWorkflow, Replayed } from '../replay/replay'
import { payloadsIn } from './payloads'

/** What looking into Temporal needs. `converter` is that of the clients, `replay` the one for histories away from their server. */
export interface EngineDeps {
  temporal: TemporalClients
  converter: DataConverter
  replay: DataConverter
  bundle: WorkflowBundleWithSourceMap
}

/** A run of a workflow; with its history where that is kept here and Temporal has it no more. */
export interface Run {
  runId: string
  status: string
  startTime: Date
  closeTime: Date | undefined
  kept?: History
}

/** What Temporal lists of a council: the runs of its cases, by workflow id, and the ids of others that go by the id of a case. */
export interface Listing {
  runs: Map<string, Run[]>
  strangers: string[]
}

/** In a namespace that there is not, nothing. */
async function* listed(client: Client): AsyncGenerator<WorkflowExecutionInfo> {
  try {
    yield* client.workflow.list()
  } catch (error) {
    if (!(error instanceof NamespaceNotFoundError)) throw error
  }
}

/** Lists a council's workflows of one namespace. */
export async function listRuns(client: Client, council: string): Promise<Listing> {
  const listing: Listing = { runs: new Map(), strangers: [] }
  const { runs, strangers } = listing
  for await (const info of listed(client)) {
    const { workflowId, runId, status, startTime, closeTime } = info
    if (parseWorkflowId(workflowId)?.council !== council) continue
    const run = { runId, status: status.name, startTime, closeTime }
    if (isOfCase(info)) runs.set(workflowId, [...(runs.get(workflowId) ?? []), run])
    else strangers.push(workflowId)
  }
  return listing
}

/** The ids of workflows that are not of this council, each once: in a namespace of its own there are none. */
export async function listForeign(client: Client, council: string): Promise<string[]> {
  const found = new Set<string>()
  for await (const { workflowId } of listed(client))
    if (parseWorkflowId(workflowId)?.council !== council) found.add(workflowId)
  return [...found]
}

/** A workflow as it was read, and what is to be replayed of it. */
export interface ReadWorkflow {
  workflow: Omit<BookedWorkflow, 'replayErrors' | 'replayed'>
  recorded: RecordedWorkflow
}

/** What a workflow came to when it was replayed, beside what was read of it. */
export const withReplay = ({ workflow }: ReadWorkflow, { errors, events }: Replayed): BookedWorkflow => ({
  ...workflow,
  replayErrors: errors.map(({ name }) => `a history is not replayed: ${name}`),
  replayed: events,
})

/** Reads and decodes every run of one workflow: those that Temporal has, and those that are kept here. */
export async function readWorkflow(
  { temporal, converter, replay }: EngineDeps,
  council: string,
  at: Placed & { caseId: string },
  listed: readonly Run[],
): Promise<ReadWorkflow> {
  const client = temporal.of(at)
  const workflowId = workflowIdFor(council, at.caseId)
  const runs = listed.toSorted((one, other) => one.startTime.getTime() - other.startTime.getTime())
  const histories = await Promise.all(
    runs.map(async ({ runId, kept }) => kept ?? client.workflow.getHandle(workflowId, runId).fetchHistory()),
  )
  const isThere = runs.some(({ kept }) => kept === undefined)
  const payloadsOf = (isKept: boolean) =>
    histories.flatMap((history, index) => ((runs[index]?.kept !== undefined) === isKept ? payloadsIn(history) : []))
  const [live, kept] = [payloadsOf(false), payloadsOf(true)]
  const context = { namespace: client.options.namespace, workflowId }
  const described = isThere ? await client.workflow.getHandle(workflowId).describe() : undefined
  const workflow = {
    statuses: runs.map(({ status }) => status).filter((status) => status !== 'CONTINUED_AS_NEW'),
    ...{
      runs: runs.length,
      signals: signalsIn(histories),
      payloads: live.length + kept.length,
      inRightNamespace: true,
    },
    // What is kept may be of a namespace in which the case was before.
    unsealed: [...(await whyUnsealed(converter, live, context)), ...(await whyUnsealed(replay, kept, context))],
    attempt: described?.raw.pendingWorkflowTask?.attempt ?? 1,
    exportFaults: [],
  }
  return { workflow, recorded: { workflowId, histories } }
}

const signalsIn = (histories: readonly History[]): number =>
  histories.flatMap(({ events }) => events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes)
    .length

async function whyUnsealed(
  { payloadCodecs }: DataConverter,
  payloads: Payload[],
  context: { namespace: string; workflowId: string },
): Promise<string[]> {
  const codec = payloadCodecs?.[0]
  if (codec === undefined) return ['no-codec']
  const decoded = await codec.decode(payloads, { type: 'workflow', ...context })
  const codes = decoded.flatMap(({ data }) => {
    const text = Buffer.from(data ?? []).toString('utf8')
    if (!text.startsWith('{"casewayUnsealed"')) return []
    const value: unknown = JSON.parse(text)
    return isUnsealed(value) ? [value.casewayUnsealed] : []
  })
  return [...new Set(codes)]
}
