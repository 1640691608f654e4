import type { Receipt } from '../../db/inbox'
import { refusalMessages, type RefusalCode } from '../../pathway/refusals'
import { casePathOf } from '../links'
import type { ReceiptView } from '../schemas/views'

/** What became of a message, as its sender sees it; `path` is the address of what it was told to. */
export function receiptView(
  council: string,
  receipt: Receipt,
  path = casePathOf(council, receipt.caseId),
): ReceiptView {
  const { messageId, caseId, acceptedAt, settledAt, outcome } = receipt
  return {
    messageId,
    caseId,
    status: outcome?.status ?? 'held',
    acceptedAt,
    ...(settledAt !== null && { settledAt }),
    ...(outcome?.code !== undefined && { code: outcome.code, ...sentenceOf(outcome.code) }),
    ...(outcome?.firstSeq !== undefined &&
      outcome.lastSeq !== undefined && { events: { first: outcome.firstSeq, last: outcome.lastSeq } }),
    href: `${path}/receipts/${messageId}`,
  }
}

function sentenceOf(code: string): { detail?: string } {
  return isRefusalCode(code) ? { detail: refusalMessages[code] } : {}
}

/** Whether a text is the code of a refusal. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalMessages, code)
}
