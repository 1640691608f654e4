import type { CouncilTx } from './pool'

/** Whether the audit has an action of a case by this message: what is no message of the inbox is known again by it. */
export async function isOnAudit(
  tx: CouncilTx,
  { action, caseId, messageId }: { action: string; caseId: string; messageId: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from audit where council = $1 and case_id = $2 and message_id = $3 and action = $4 and outcome = 'answered' limit 1`,
    [tx.council, caseId, messageId, action],
  )
  return (rowCount ?? 0) > 0
}
