import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../pathway'
import { isOpened, type Case } from '../../pathway/case'
import { workflowIdFor } from '../../sealing/workflow-id'
import type { Bed, CaseRecord } from '../support/bed'
import type { AcceptedCase } from './ledger'

/** The status of each run of each case's workflow, by workflow id, as Temporal lists them. */
export async function runsByWorkflow({ clients }: Bed): Promise<Map<string, string[]>> {
  const runs = new Map<string, string[]>()
  for (const client of clients)
    for await (const { workflowId, status } of client.workflow.list())
      runs.set(workflowId, [...(runs.get(workflowId) ?? []), status.name])
  return runs
}

/** What is wrong with a case's workflow: not exactly one that runs while the case is open, any while it is closed, one that failed. */
export function runFindings(one: AcceptedCase, record: CaseRecord, runs: ReadonlyMap<string, string[]>): string[] {
  const statuses = (runs.get(workflowIdFor(one.council, one.caseId)) ?? []).filter(
    (name) => name !== 'CONTINUED_AS_NEW',
  )
  const wanted = fold(record.events).stage === 'closed' ? 'COMPLETED' : 'RUNNING'
  return statuses.join() === wanted ? [] : [`its workflow is ${statuses.join(' and ') || 'nowhere'}, not ${wanted}`]
}

/** Whether the workflow of an open case holds the same case as the record. */
export async function stateFindings(bed: Bed, one: AcceptedCase, record: CaseRecord): Promise<string[]> {
  const folded = fold(record.events)
  if (!isOpened(folded) || folded.stage === 'closed') return []
  const held = await (await bed.workflowOf(one.council, one.caseId)).query<Case>('state')
  return isDeepStrictEqual(held, JSON.parse(JSON.stringify(folded)))
    ? []
    : ['its workflow holds another case than the record']
}
