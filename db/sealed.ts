import { open, seal, sealContext } from '../sealing/seal'
import type { CaseKey } from '../sealing/case-key'

// There is one key a case and it is never changed, only wrapped anew; so its id in the envelope says nothing more.
const KEY_ID = 'case'

/** What each sealed column is bound to, so that nothing can be moved to another case, council, message or event. */
export const sealedAs = {
  referral: (council: string, referralId: string) => sealContext(council, referralId, 'referral'),
  matter: (council: string, caseId: string) => sealContext(council, caseId, 'matter'),
  message: (council: string, caseId: string, messageId: string) => sealContext(council, caseId, `message:${messageId}`),
  event: (council: string, caseId: string, seq: number) => sealContext(council, caseId, `event:${seq}`),
  page: (council: string, caseId: string, reference: string) => sealContext(council, caseId, `page:${reference}`),
  workItem: (council: string, caseId: string, workItemId: string) =>
    sealContext(council, caseId, `work-item:${workItemId}`),
  details: (council: string, referralId: string, personId: string, version: number) =>
    sealContext(council, referralId, `details:${personId}:${version}`),
  history: (council: string, caseId: string, runId: string) => sealContext(council, caseId, `history:${runId}`),
  /** Both why it was placed and why it was lifted. */
  hold: (council: string, holdId: string, why: 'placed' | 'lifted') => sealContext(council, holdId, `hold:${why}`),
  state: (council: string, caseId: string, seq: number) => sealContext(council, caseId, `state:${seq}`),
}

/** A JSON value sealed under a case's key. `context` comes from `sealedAs`. */
export function sealJson(key: CaseKey, context: string, value: unknown): Buffer {
  return seal(key, KEY_ID, JSON.stringify(value), context)
}

/**
 * The JSON value that was sealed in this context; its shape is for the caller to check. Throws `SealingError` where it
 * was not.
 */
export function openJson(key: CaseKey, context: string, sealed: Uint8Array): unknown {
  return JSON.parse(open(() => key, sealed, context).toString('utf8'))
}
