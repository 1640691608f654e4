/**
 * The one place where workflow ids are made. Council and case make the id, so a case can be started once only, and the
 * codec can tell from an id alone whose key to use. Ids stand in clear everywhere in Temporal: nothing personal may be
 * in them.
 */
export function workflowIdFor(council: string, caseId: string): string {
  return `case:${council}:${caseId}`
}

const CASE_WORKFLOW = /^case:([a-z0-9][a-z0-9-]{0,62}):([0-9a-f-]{36})$/

/** Council and case of a workflow, or null where the id was not made by `workflowIdFor`. */
export function parseWorkflowId(workflowId: string): { council: string; caseId: string } | null {
  const [, council, caseId] = CASE_WORKFLOW.exec(workflowId) ?? []
  return council === undefined || caseId === undefined ? null : { council, caseId }
}

/** The council whose workflow this is, or null where it is none of ours. */
export function councilOfWorkflowId(workflowId: string): string | null {
  return parseWorkflowId(workflowId)?.council ?? null
}
