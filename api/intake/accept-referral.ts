import { z } from 'zod'
import { listBankHolidays } from '../../db/bank-holidays'
import { caseKeysIn } from '../../db/case-keys'
import { withCouncil, type CouncilTx } from '../../db/pool'
import { isMessageKnown } from '../../db/inbox'
import { claimReferral, findReferral } from '../../db/referrals'
import { openJson, sealedAs } from '../../db/sealed'
import type { BankHoliday, Calendar } from '../../pathway/calendar/calendar'
import type { Instant } from '../../pathway/time'
import { isSameBody } from '../../sealing/body-hash'
import { derivedId } from '../ids'
import { acceptOne } from '../messages/accept-command'
import { needCase } from '../messages/other-case'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { referralShown } from '../present/referral-shown'
import { referralView, type ReferralView } from '../schemas/views'
import { tenantOf } from '../tenant'
import { acceptedView } from './accepted-view'
import { findEarlier, keepMarks } from './earlier'
import { makeReferral, type Referral, type Sent } from './referral'
import { storeReferral } from './store'

/** A referral with the key it came under, and its body as one canonical text. */
export interface Incoming extends Sent {
  key: string
  bodyText: string
  offsetMs: number
  /** Real time. */
  now: Instant
}

/**
 * Accepts a referral with PostgreSQL alone; the same key and body again get the same answer again.
 * @throws Problem `idempotency-key-reused` where the key was used with another body
 */
export async function acceptReferral(incoming: Incoming, parts: Parts): Promise<ReferralView> {
  return withCouncil(parts.db, incoming.caller.council, async (tx) => {
    const { key, bodyText, caller } = incoming
    const claim = await claimReferral(tx, key, (hash) => isSameBody(parts.keyring, tx.council, hash, bodyText))
    switch (claim.status) {
      case 'new':
        if (await isMessageKnown(tx, key)) throw new Problem('idempotency-key-reused')
        return referralShown(tx, parts, caller, await acceptNew(tx, incoming, parts))
      case 'same':
        return referralShown(tx, parts, caller, await answeredBefore(tx, parts, claim.referralId))
      case 'other-body':
        throw new Problem('idempotency-key-reused')
    }
  })
}

async function acceptNew(tx: CouncilTx, incoming: Incoming, parts: Parts): Promise<ReferralView> {
  const { rules, placement } = tenantOf(parts, tx.council)
  const proclaimed = beyond(rules.calendar, await listBankHolidays(tx, incoming.practice))
  const { related } = incoming.intake
  if (related !== undefined)
    await needCase(tx, related.caseId, incoming.practice, ['related', 'caseId'], incoming.caller)
  const earlier = await findEarlier(tx, parts.keyring, incoming)
  const referral = makeReferral(incoming, rules, proclaimed, earlier)
  const answer = acceptedView(referral)
  const { key, bodyText, offsetMs } = incoming
  const { namespace } = placement
  await storeReferral(tx, parts.keyring, { referral, answer, rules, namespace, key, bodyText, offsetMs })
  await keepMarks(tx, parts.keyring, referral)
  await linkRelated(tx, parts, incoming, referral)
  return answer
}

/** The case that a referral belongs to is told of each of its cases, which know of it by their opening. */
async function linkRelated(tx: CouncilTx, parts: Parts, incoming: Incoming, { cases }: Referral): Promise<void> {
  const { caller, now, intake, key } = incoming
  if (intake.related === undefined) return
  const { caseId, relation } = intake.related
  const reason = 'A referral came that belongs to this case.'
  for (const { state } of cases) {
    const command = { kind: 'link-case', caseId: state.caseId, relation, reason } as const
    const told = { caller, caseId, key: derivedId(key, state.caseId), kind: 'practice', command, now } as const
    await acceptOne(tx, parts, told)
  }
}

/** The holidays that a calendar does not have yet, as the pathway knows them. */
export function beyond({ bankHolidays }: Calendar, proclaimed: readonly BankHoliday[]): BankHoliday[] {
  const known = new Set(bankHolidays.map(({ date }) => date))
  const unknown = proclaimed.filter(({ date }) => !known.has(date))
  return unknown.map(({ date, title }) => ({ date, title }))
}

const stored = z.object({ answer: referralView })

async function answeredBefore(tx: CouncilTx, { keyring }: Parts, referralId: string): Promise<ReferralView> {
  const referral = await findReferral(tx, referralId)
  const key = await caseKeysIn(tx, keyring).load(referralId)
  return stored.parse(openJson(key, sealedAs.referral(tx.council, referralId), referral?.body ?? new Uint8Array()))
    .answer
}
