import { workflowIdFor } from '../../sealing/workflow-id'
import { readAnchors } from '../anchors/file'
import { verifyAudit } from '../audit/verify-audit'
import type { CaseBook, CouncilBook } from '../books'
import type { AnchorDeps } from '../anchors/anchor'
import { readBook } from './database'
import { listRuns, readWorkflow, type EngineDeps } from './temporal'

/** Reads everything of one council: the database, Temporal and the anchors. */
export async function readWhole(deps: AnchorDeps, engine: EngineDeps, council: string): Promise<CouncilBook> {
  const book = await readBook(deps.db, deps.keyring, council)
  const { live, practice } = engine.temporal
  const [ofLive, ofPractice] = [await listRuns(live, council), await listRuns(practice, council)]
  const cases: CaseBook[] = []
  for (const one of book.cases) {
    const { caseId, practice: isPractice } = one.row
    const id = workflowIdFor(council, caseId)
    const listed = (isPractice ? ofPractice : ofLive).get(id)
    const elsewhere = (isPractice ? ofLive : ofPractice).has(id)
    const workflow = listed && (await readWorkflow(engine, { council, caseId, practice: isPractice }, listed))
    cases.push({ ...one, workflow: workflow && { ...workflow, inRightNamespace: !elsewhere } })
  }
  const known = new Set(book.cases.map(({ row }) => workflowIdFor(council, row.caseId)))
  const { faults } = await verifyAudit(deps.db, council, readAnchors(deps.directory, council, deps.keyring))
  const strayWorkflows = [...ofLive.keys(), ...ofPractice.keys()].filter((id) => !known.has(id))
  return { ...book, cases, auditFaults: faults, strayWorkflows }
}
