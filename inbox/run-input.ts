import { TypedSearchAttributes } from '@temporalio/common'
import type { CaseRow } from '../db/cases'
import type { CouncilTx } from '../db/pool'
import { findPracticeOffset } from '../db/practice-clocks'
import { workflowIdFor } from '../sealing/workflow-id'
import { searchAttributes, workflowTypes, type AnyCaseInput } from '../workflows/contracts'
import { rulesOnRecord } from './rules-on-record'
import { caseTaskQueue } from './temporal'

/** What every first run of a case starts from, under the rules that stood when the message that starts it was accepted. */
export async function inputOf(
  tx: CouncilTx,
  row: CaseRow,
  { rulesVersion }: { rulesVersion: string },
): Promise<AnyCaseInput> {
  return {
    council: tx.council,
    caseId: row.caseId,
    rules: await rulesOnRecord(tx, rulesVersion),
    clockOffsetMs: row.practice ? await findPracticeOffset(tx, row.caseId) : 0,
  }
}

/** How a run of a case is started, whatever it starts from. */
export const startOptions = (council: string, row: CaseRow, input: AnyCaseInput) => ({
  workflowId: workflowIdFor(council, row.caseId),
  taskQueue: caseTaskQueue,
  args: [input] as [AnyCaseInput],
  priority: { fairnessKey: council },
  typedSearchAttributes: attributesOf(council, row),
  staticSummary: `${input.rules.words.council}: ${summaryWords(row, input)}${row.practice ? ' (practice)' : ''}`,
})

const typesOfCases = new Set(Object.values(workflowTypes))

/** Whether a workflow is one that is started for a case: of such a type, on the task queue of cases. Another may have taken its id. */
export const isOfCase = ({ type, taskQueue }: { type: string; taskQueue: string }): boolean =>
  typesOfCases.has(type) && taskQueue === caseTaskQueue

const summaryWords = ({ kind }: CaseRow, { rules }: AnyCaseInput): string =>
  kind === 'referral' ? rules.words.referral : kind.replaceAll('-', ' ')

function attributesOf(council: string, row: CaseRow): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: searchAttributes.council, value: council },
    { key: searchAttributes.practice, value: row.practice },
    { key: searchAttributes.stage, value: row.stage },
    { key: searchAttributes.overdue, value: row.overdue },
    ...(row.waitingRole === null ? [] : [{ key: searchAttributes.waitingFor, value: row.waitingRole }]),
    ...(row.nextDueAt === null ? [] : [{ key: searchAttributes.due, value: new Date(row.nextDueAt) }]),
  ])
}
