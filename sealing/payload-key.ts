import { hkdfSync } from 'node:crypto'
import type { CaseKey } from './case-key'
import { KEY_BYTES } from './key-files'

/**
 * Where the codec has the keys of cases from. `keyOf` rejects with a `SealingError` where there is none (`case-key-missing`,
 * `case-key-destroyed`) or where the council's are away (`isKeyAway`), and with whatever else keeps it from looking.
 */
export interface CaseKeySource {
  keyOf(council: string, caseId: string): Promise<CaseKey>
}

const purpose = 'caseway temporal payload 1'

/** The key of a case's Temporal payloads: from its own, and of no use for anything else that is sealed with that. */
export const payloadKeyOf = (caseKey: CaseKey): Buffer =>
  Buffer.from(hkdfSync('sha256', caseKey, '', purpose, KEY_BYTES))
