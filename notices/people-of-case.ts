import type { CaseKeys } from '../db/case-keys'
import { findCase } from '../db/cases'
import { listPersonDetails } from '../db/person-details'
import type { CouncilTx } from '../db/pool'
import { findReferral } from '../db/referrals'
import { openJson, sealedAs } from '../db/sealed'
import type { CaseKey } from '../sealing/case-key'
import { peopleOf, receiptCodeIn, type KnownPerson } from './people'

/** Everybody of a case, as they are known now; nobody where it has no referral or was destroyed. */
export async function peopleOfCase(tx: CouncilTx, keys: CaseKeys, caseId: string): Promise<KnownPerson[]> {
  const referralId = (await findCase(tx, caseId))?.referralId ?? null
  if (referralId === null || !(await keys.has(referralId))) return []
  return [...(await peopleOfReferral(tx, referralId, await keys.load(referralId))).values()]
}

/** Everybody of a referral, as they are known now. */
export async function peopleOfReferral(
  tx: CouncilTx,
  referralId: string,
  key: CaseKey,
): Promise<Map<string, KnownPerson>> {
  return (await openReferral(tx, referralId, key)).people
}

/** The same, and what its letters say of the referral itself. Throws where the record has no such referral, or it cannot be opened. */
export async function openReferral(tx: CouncilTx, referralId: string, key: CaseKey) {
  const referral = await findReferral(tx, referralId)
  if (referral === null) throw new Error('The record has no such referral')
  const later = (await listPersonDetails(tx, referralId)).map(({ personId, version, body }) => ({
    personId,
    details: openJson(key, sealedAs.details(tx.council, referralId, personId, version), body),
  }))
  const opened = openJson(key, sealedAs.referral(tx.council, referralId), referral.body)
  return { people: peopleOf(opened, later), words: receiptCodeIn(opened) }
}
