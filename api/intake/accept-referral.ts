import { z } from 'zod'
import { listBankHolidays } from '../../db/bank-holidays'
import { caseKeysIn } from '../../db/case-keys'
import { withCouncil, type CouncilTx } from '../../db/pool'
import { claimReferral, findReferral } from '../../db/referrals'
import { openJson, sealedAs } from '../../db/sealed'
import type { BankHoliday, Calendar } from '../../pathway/calendar/calendar'
import { isSameBody } from '../../sealing/body-hash'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { referralView, type ReferralView } from '../schemas/views'
import { tenantOf } from '../tenant'
import { acceptedView } from './accepted-view'
import { makeReferral, type Sent } from './referral'
import { storeReferral } from './store'

/** A referral with the key it came under, and its body as one canonical text. */
export interface Incoming extends Sent {
  key: string
  bodyText: string
  offsetMs: number
}

/**
 * Accepts a referral with PostgreSQL alone; the same key and body again get the same answer again.
 * @throws Problem `idempotency-key-reused` where the key was used with another body
 */
export async function acceptReferral(incoming: Incoming, parts: Parts): Promise<ReferralView> {
  return withCouncil(parts.db, incoming.caller.council, async (tx) => {
    const { key, bodyText } = incoming
    const claim = await claimReferral(tx, key, (hash) => isSameBody(parts.keyring, tx.council, hash, bodyText))
    switch (claim.status) {
      case 'new':
        return acceptNew(tx, incoming, parts)
      case 'same':
        return answeredBefore(tx, parts, claim.referralId)
      case 'other-body':
        throw new Problem('idempotency-key-reused')
    }
  })
}

async function acceptNew(tx: CouncilTx, incoming: Incoming, parts: Parts): Promise<ReferralView> {
  const { rules } = tenantOf(parts, tx.council)
  const proclaimed = beyond(rules.calendar, await listBankHolidays(tx, incoming.practice))
  const referral = makeReferral(incoming, rules, proclaimed)
  const answer = acceptedView(referral)
  const { key, bodyText, offsetMs } = incoming
  await storeReferral(tx, parts.keyring, { referral, answer, rules, key, bodyText, offsetMs })
  return answer
}

/** The holidays that a calendar does not have yet, as the pathway knows them. */
function beyond({ bankHolidays }: Calendar, proclaimed: readonly BankHoliday[]): BankHoliday[] {
  const known = new Set(bankHolidays.map(({ date }) => date))
  const unknown = proclaimed.filter(({ date }) => !known.has(date))
  return [...new Map(unknown.map(({ date, title }) => [date, { date, title }])).values()]
}

const stored = z.object({ answer: referralView })

async function answeredBefore(tx: CouncilTx, { keyring }: Parts, referralId: string): Promise<ReferralView> {
  const referral = await findReferral(tx, referralId)
  const key = await caseKeysIn(tx, keyring).load(referralId)
  return stored.parse(openJson(key, sealedAs.referral(tx.council, referralId), referral?.body ?? new Uint8Array()))
    .answer
}
