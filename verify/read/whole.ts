import { workflowIdFor } from '../../sealing/workflow-id'
import { readAnchors } from '../anchors/file'
import { verifyAudit } from '../audit/verify-audit'
import type { CaseBook, CouncilBook } from '../books'
import type { AnchorDeps } from '../anchors/anchor'
import { readBook } from './database'
import { readExports } from './exports'
import { listRuns, readWorkflow, type EngineDeps } from './temporal'

/** Reads everything of one council: the database with the histories that are kept there, Temporal and the anchors. */
export async function readWhole(deps: AnchorDeps, engine: EngineDeps, council: string): Promise<CouncilBook> {
  const book = await readBook(deps.db, deps.keyring, council)
  const { live, practice } = engine.temporal
  const [ofLive, ofPractice] = [await listRuns(live, council), await listRuns(practice, council)]
  const cases: CaseBook[] = []
  for (const one of book.cases) {
    const { caseId, practice: isPractice } = one.row
    const id = workflowIdFor(council, caseId)
    const listed = (isPractice ? ofPractice : ofLive).get(id) ?? []
    const elsewhere = (isPractice ? ofLive : ofPractice).has(id)
    const kept = await readExports(deps, { council, caseId }, book.audit, listed)
    const runs = [...listed, ...kept.runs.filter(({ runId }) => !listed.some((run) => run.runId === runId))]
    const isThere = runs.length > 0 || kept.faults.length > 0
    const workflow = isThere ? await readWorkflow(engine, { council, caseId, practice: isPractice }, runs) : undefined
    const seen = { inRightNamespace: !elsewhere, exportFaults: kept.faults }
    cases.push({ ...one, workflow: workflow && { ...workflow, ...seen } })
  }
  const known = new Set(
    [...book.cases.map(({ row }) => row.caseId), ...book.destroyed].map((caseId) => workflowIdFor(council, caseId)),
  )
  const { faults } = await verifyAudit(deps.db, council, readAnchors(deps.directory, council, deps.keyring))
  const strayWorkflows = [...ofLive.keys(), ...ofPractice.keys()].filter((id) => !known.has(id))
  return { ...book, cases, auditFaults: faults, strayWorkflows }
}
