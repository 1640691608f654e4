import type { CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { workflowIdFor } from '../../sealing/workflow-id'
import { stories } from '../stories'

const caseIdOf = ({ row }: CaseBook) => row.caseId
const begun = ({ cases }: CouncilBook) => cases.filter(({ row }) => row.seq > 0)
const running = (book: CouncilBook) => begun(book).filter(({ workflow }) => workflow !== undefined)

/** I6: an open case has exactly one running workflow, a closed one none, and no workflow is without its case, or goes by the id of one without running it. */
export const workflows = (book: CouncilBook): Found =>
  together(
    each(begun(book), caseIdOf, ({ row, events, workflow }) => {
      const open = (workflow?.statuses ?? []).filter((status) => status === 'RUNNING').length
      const wanted = stories[row.kind].fold(events).stage === 'closed' ? 0 : 1
      return open === wanted ? undefined : `${open} of its workflows run and not ${wanted}`
    }),
    each(
      book.strayWorkflows,
      (id) => id,
      () => 'a workflow without a case',
    ),
    each(running(book), caseIdOf, ({ workflow }) =>
      workflow?.inRightNamespace === false ? 'its workflow is in the wrong namespace' : undefined,
    ),
  )

/** I15: every payload of every history is sealed for its own workflow, under a key that its council has. */
export const sealed = (book: CouncilBook): Found => {
  const found = each(
    running(book),
    ({ row }) => workflowIdFor(book.council, row.caseId),
    ({ workflow }) =>
      workflow === undefined || workflow.unsealed.length === 0
        ? undefined
        : `payloads are not sealed for it: ${workflow.unsealed.join(', ')}`,
  )
  return { ...found, checked: running(book).reduce((sum, { workflow }) => sum + (workflow?.payloads ?? 0), 0) }
}

/** I17: no workflow fails its task again and again. */
export const tasks = (book: CouncilBook): Found =>
  each(running(book), caseIdOf, ({ workflow }) =>
    (workflow?.attempt ?? 1) > 2 ? `its workflow task is tried for the ${workflow?.attempt ?? 0}th time` : undefined,
  )

/** I18: every history is replayed by the code as it is now, and what is kept of ended runs is what was exported. */
export const replays = (book: CouncilBook): Found =>
  each(running(book), caseIdOf, ({ workflow }) => workflow?.replayErrors[0] ?? workflow?.exportFaults[0])

/** I18 besides: of a case that was closed there is a history, in Temporal or kept here, as long as it can be read. */
export const histories = (book: CouncilBook): Found =>
  each(
    begun(book).filter(({ events }) => events.length > 0),
    caseIdOf,
    ({ workflow }) => (workflow === undefined ? 'there is no history of it, neither in Temporal nor kept' : undefined),
  )
