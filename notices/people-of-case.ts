import type { CaseKeys } from '../db/case-keys'
import { findCase, listCasesOfReferral, listReferralsOf } from '../db/cases'
import { listPersonDetails } from '../db/person-details'
import type { CouncilTx } from '../db/pool'
import { findReferral } from '../db/referrals'
import { openJson, sealedAs } from '../db/sealed'

import { isOpened, type Case } from '../pathway/case'
import type { CaseKey } from '../sealing/case-key'
import { withLinked } from './linked'
import { peopleOf, receiptCodeIn, type KnownPerson } from './people'

/** Everybody of a case, as they are known now, there and in the cases linked with it; nobody where it has no referral or was destroyed. */
export async function peopleOfCase(tx: CouncilTx, keys: CaseKeys, caseId: string): Promise<KnownPerson[]> {
  const referralId = (await findCase(tx, caseId))?.referralId ?? null
  if (referralId === null || !(await keys.has(referralId))) return []
  return [...(await openInSight(tx, keys, referralId)).people.values()]
}

/** Everybody of a referral, as they are known there now. */
export async function peopleOfReferral(
  tx: CouncilTx,
  referralId: string,
  key: CaseKey,
): Promise<Map<string, KnownPerson>> {
  return (await openReferral(tx, referralId, key)).people
}

/** A referral with its people as what goes out of its cases is seen with: what is hidden in a linked case is hidden here. */
export async function openInSight(tx: CouncilTx, keys: CaseKeys, referralId: string) {
  const { people, words } = await openReferral(tx, referralId, await keys.load(referralId))
  const known = withLinked([...people.values()], await linkedPeople(tx, keys, referralId))
  return { people: new Map(known.map((one) => [one.id, one])), words }
}

/** The people of each referral that is linked with this one, or with one that is; of what was destroyed nothing is left. */
async function linkedPeople(tx: CouncilTx, keys: CaseKeys, referralId: string): Promise<KnownPerson[][]> {
  const referralIds = await linkedReferrals(tx, keys, referralId)
  await keys.loadAll(referralIds)
  const all: KnownPerson[][] = []
  for (const one of referralIds)
    if (await keys.has(one)) all.push([...(await peopleOfReferral(tx, one, await keys.load(one))).values()])
  return all
}

/** From link to link, each referral once: a chain of siblings and households ends nowhere before its end. */
async function linkedReferrals(tx: CouncilTx, keys: CaseKeys, referralId: string): Promise<string[]> {
  const seen = new Set([referralId])
  for (const one of seen) {
    const caseIds = await linksOf(tx, keys, one)
    // What is added to a set while it is gone through is gone through, too.
    if (caseIds.length > 0) for (const linked of await listReferralsOf(tx, caseIds)) seen.add(linked)
  }
  seen.delete(referralId)
  return [...seen]
}

/** The cases that those of a referral are linked with: a link is told to both, so each knows of it. */
async function linksOf(tx: CouncilTx, keys: CaseKeys, referralId: string): Promise<string[]> {
  const rows = await listCasesOfReferral(tx, referralId)
  await keys.loadAll(rows.map(({ caseId }) => caseId))
  const linked = new Set<string>()
  for (const { caseId, seq, state } of rows) {
    if (!(await keys.has(caseId))) continue
    const opened = openJson(await keys.load(caseId), sealedAs.state(tx.council, caseId, seq), state)
    if (!isCase(opened) || !isOpened(opened)) throw new Error('The read model holds something that is no case')
    for (const link of opened.links ?? []) linked.add(link.caseId)
  }
  return [...linked]
}

/** What was sealed here was sealed by us, so no more is checked than that it is a case. */
const isCase = (value: unknown): value is Case => typeof value === 'object' && value !== null && 'stage' in value

async function openReferral(tx: CouncilTx, referralId: string, key: CaseKey) {
  const referral = await findReferral(tx, referralId)
  if (referral === null) throw new Error('The record has no such referral')
  const later = (await listPersonDetails(tx, referralId)).map(({ personId, version, body }) => ({
    personId,
    details: openJson(key, sealedAs.details(tx.council, referralId, personId, version), body),
  }))
  const opened = openJson(key, sealedAs.referral(tx.council, referralId), referral.body)
  return { people: peopleOf(opened, later), words: receiptCodeIn(opened) }
}
