import type { Client } from '@temporalio/client'
import { clientsOfAll } from '../../inbox/temporal'
import { workflowIdFor } from '../../sealing/workflow-id'
import { readDestructions } from '../../retention/file'
import { readAnchors } from '../anchors/file'
import { verifyAudit } from '../audit/verify-audit'
import type { CaseBook, CouncilBook } from '../books'
import type { AnchorDeps } from '../anchors/anchor'
import { nothing, replayAll } from '../replay/replay'
import { readBook } from './database'
import { readExports } from './exports'
import {
  listForeign,
  listRuns,
  readWorkflow,
  withReplay,
  type EngineDeps,
  type Listing,
  type ReadWorkflow,
  type Run,
} from './temporal'

const isRunning = ({ status }: Run): boolean => status === 'RUNNING'

/** Of the namespaces that the council has for itself. */
const namespacesOf = ({ temporal }: EngineDeps, own: ReadonlySet<string>): Client[] =>
  [...own].flatMap((namespace) => [
    temporal.of({ practice: false, namespace }),
    temporal.of({ practice: true, namespace }),
  ])

/** A case, and what there is of its workflow. */
interface Found {
  one: CaseBook
  read: ReadWorkflow | undefined
}

/** The cases with what replaying their workflows comes to. */
async function replayed({ bundle, replay }: EngineDeps, found: readonly Found[]): Promise<CaseBook[]> {
  const recorded = found.flatMap(({ read }) => read?.recorded ?? [])
  const came = await replayAll(bundle, replay, recorded)
  return found.map(({ one, read }) => ({
    ...one,
    workflow: read && withReplay(read, came.get(read.recorded.workflowId) ?? nothing()),
  }))
}

/** Reads everything of one council: the database with the histories that are kept there, Temporal and the anchors. */
export async function readWhole(deps: AnchorDeps, engine: EngineDeps, council: string): Promise<CouncilBook> {
  const book = await readBook(deps.db, deps.keyring, council)
  const own = new Set(book.cases.flatMap(({ row }) => row.namespace ?? []))
  const listings = new Map<Client, Listing>()
  for (const client of clientsOfAll(engine.temporal, [...own])) listings.set(client, await listRuns(client, council))
  const found: Found[] = []
  for (const one of book.cases) {
    const { row } = one
    const { caseId } = row
    const id = workflowIdFor(council, caseId)
    const client = engine.temporal.of(row)
    const listed = listings.get(client)?.runs.get(id) ?? []
    const elsewhere = [...listings].some(([other, { runs }]) => other !== client && runs.get(id)?.some(isRunning))
    const kept = await readExports(deps, { council, caseId, practice: row.practice }, book.audit, listed)
    const runs = [...listed, ...kept.runs.filter(({ runId }) => !listed.some((run) => run.runId === runId))]
    const isThere = runs.length > 0 || kept.faults.length > 0
    const read = isThere ? await readWorkflow(engine, council, row, runs) : undefined
    const seen = { inRightNamespace: !elsewhere, exportFaults: kept.faults }
    found.push({ one, read: read && { ...read, workflow: { ...read.workflow, ...seen } } })
  }
  const cases = await replayed(engine, found)
  const known = new Set(
    [...book.cases.map(({ row }) => row.caseId), ...book.destroyed].map((caseId) => workflowIdFor(council, caseId)),
  )
  const { faults } = await verifyAudit(deps.db, council, readAnchors(deps.directory, council, deps.keyring))
  const strayWorkflows = [...listings.values()].flatMap(({ runs, strangers }) => [
    ...[...runs.keys()].filter((id) => !known.has(id)),
    ...strangers,
  ])
  const destructionFile = readDestructions(deps.directory, council, deps.keyring)
  const foreignWorkflows: string[] = []
  for (const client of namespacesOf(engine, own)) foreignWorkflows.push(...(await listForeign(client, council)))
  return { ...book, cases, destructionFile, foreignWorkflows, auditFaults: faults, strayWorkflows }
}
