import { appendAudit } from '../db/audit'
import {
  findPersonDetailsByMessage,
  insertPersonDetails,
  listPersonDetails,
  lockPersonDetails,
} from '../db/person-details'
import type { CouncilTx } from '../db/pool'
import { openJson, sealedAs, sealJson } from '../db/sealed'
import { detailsSchema, type PersonDetails } from '../notices/people'
import type { Instant } from '../pathway/time'
import { bodyHash, isSameBody } from '../sealing/body-hash'
import type { CaseKey } from '../sealing/case-key'
import { auditFields } from './audit'
import type { Caller } from './authenticate'
import { canonical } from './canonical'
import type { Parts } from './parts'
import { Problem } from './problems'

/** How somebody is reached, as it is told. */
export interface ToldDetails {
  caller: Caller
  caseId: string
  referralId: string
  personId: string
  details: PersonDetails
  /** The idempotency key. */
  messageId: string
  now: Instant
}

/**
 * Puts a new version beside the earlier ones, with what is not told taken over from the latest. The same key and details again get the same
 * answer. Resolves the number of the version.
 * @param key the referral's
 * @throws Problem `idempotency-key-reused` where the key came with something else
 */
export async function recordDetails(tx: CouncilTx, parts: Parts, key: CaseKey, told: ToldDetails): Promise<number> {
  const { referralId, personId, details, messageId } = told
  await lockPersonDetails(tx, referralId)
  const said = canonical({ personId, details })
  const before = await findPersonDetailsByMessage(tx, messageId)
  if (before !== null) {
    if (isSameBody(parts.keyring, tx.council, before.bodyHash, said)) return before.version
    throw new Problem('idempotency-key-reused')
  }
  const latest = await latestOf(tx, referralId, personId, key)
  const version = latest.version + 1
  const merged = { ...latest.details, ...details }
  const hash = bodyHash(parts.keyring.current(tx.council), said)
  const body = sealJson(key, sealedAs.details(tx.council, referralId, personId, version), merged)
  const { caller, caseId, now: recordedAt } = told
  await insertPersonDetails(tx, {
    ...{ referralId, personId, version, recordedAt, actorId: caller.actor.id, messageId },
    ...{ bodyHash: hash, body },
  })
  const audited = { action: 'person.details', caseId, messageId, outcome: 'recorded' }
  await appendAudit(tx, { ...auditFields(caller, recordedAt), ...audited })
  return version
}

async function latestOf(tx: CouncilTx, referralId: string, personId: string, key: CaseKey) {
  const latest = (await listPersonDetails(tx, referralId)).findLast((one) => one.personId === personId)
  if (latest === undefined) return { version: 0, details: {} }
  const { version, body } = latest
  const opened = openJson(key, sealedAs.details(tx.council, referralId, personId, version), body)
  return { version, details: detailsSchema.parse(opened) }
}
