import { openCaseEvent } from '../db/case-events'
import { caseKeysIn } from '../db/case-keys'
import { findCase } from '../db/cases'
import { listEvents } from '../db/events'
import { findNotice } from '../db/notices'
import { listPersonDetails } from '../db/person-details'
import type { CouncilTx } from '../db/pool'
import { findReferral } from '../db/referrals'
import { openJson, sealedAs } from '../db/sealed'
import type { Sending } from '../db/sendings'
import { sayDate } from '../pathway/calendar/words'
import { londonDate } from '../pathway/calendar/london'
import { isOpened } from '../pathway/case'
import { fold } from '../pathway/evolve'
import { noticeTemplates } from '../pathway/notice'
import { noticeWords } from '../pathway/notice-words'
import type { Instant } from '../pathway/time'
import type { CaseKey } from '../sealing/case-key'
import type { Keyring } from '../sealing/keyring'
import type { Tenant } from '../tenants/load'
import { linesOf } from './lines'
import { peopleOf, type KnownPerson } from './people'
import type { Sight } from './resolve'

/** A notice as the record has it now, and the key that its page is sealed with. */
export interface Seen {
  sight: Sight
  key: CaseKey
}

/**
 * Reads all that a notice is resolved from, in the transaction that will reserve it. `now`: the case's own time.
 * @throws Error where the record does not have it, or cannot be opened
 */
export async function see(
  tx: CouncilTx,
  { keyring, tenant, now }: { keyring: Keyring; tenant: Tenant; now: Instant },
  { noticeId, caseId }: Sending,
): Promise<Seen> {
  const keys = caseKeysIn(tx, keyring)
  const [row, notice] = [await findCase(tx, caseId), await findNotice(tx, noticeId)]
  const template = noticeTemplates.find((one) => one === notice?.template)
  if (row === null || notice === null || template === undefined) throw new Error('The record has no such notice')
  const key = await keys.load(caseId)
  const events = (await listEvents(tx, caseId)).map((event) => openCaseEvent(key, tx.council, caseId, event))
  const state = fold(events)
  const event = events.find(({ seq }) => seq === notice.eventSeq)
  if (!isOpened(state) || event === undefined) throw new Error('The record has no such event')
  const { recipientKind, recipient } = notice
  const sight: Sight = {
    ...{ notice: { template, recipientKind, recipient }, event, state },
    people: await peopleOfReferral(tx, state.referralId, await keys.load(state.referralId)),
    words: noticeWords(events, notice.eventSeq, tenant.rules),
    ...{ wordings: tenant.wordings, sending: tenant.effective.sending, lines: linesOf(tenant.effective.contacts) },
    today: sayDate(londonDate(now)),
  }
  return { sight, key }
}

/** Everybody of a referral, as they are known now. */
export async function peopleOfReferral(
  tx: CouncilTx,
  referralId: string,
  key: CaseKey,
): Promise<Map<string, KnownPerson>> {
  const referral = await findReferral(tx, referralId)
  if (referral === null) throw new Error('The record has no such referral')
  const later = (await listPersonDetails(tx, referralId)).map(({ personId, version, body }): [string, unknown] => [
    personId,
    openJson(key, sealedAs.details(tx.council, referralId, personId, version), body),
  ])
  return peopleOf(openJson(key, sealedAs.referral(tx.council, referralId), referral.body), new Map(later))
}
