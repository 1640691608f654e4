import { z } from 'zod'
import type { CouncilTx } from './pool'
import { messageKinds } from './inbox'
import { instant, many } from './rows'

const pendingSchema = z.object({ messageId: z.string(), kind: z.enum(messageKinds), acceptedAt: instant })

/** A message that has been accepted and not settled yet. */
export type PendingMessage = z.output<typeof pendingSchema>

/** The messages of a case that are not on the record yet, in the order in which they were accepted. */
export async function listPendingMessages(tx: CouncilTx, caseId: string): Promise<PendingMessage[]> {
  const result = await tx.query(
    `select message_id as "messageId", kind, accepted_at as "acceptedAt" from inbox
      where council = $1 and case_id = $2 and settled_at is null order by position`,
    [tx.council, caseId],
  )
  return many(pendingSchema, result)
}
