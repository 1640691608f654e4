import { openCaseEvent, openEvent } from '../db/case-events'
import { caseKeysIn, type CaseKeys } from '../db/case-keys'
import { findCase } from '../db/cases'
import { listEvents } from '../db/events'
import { findMatter } from '../db/matters'
import type { Leading } from '../db/letters-together'
import { findNotice, listNotices, type Notice } from '../db/notices'
import type { CouncilTx } from '../db/pool'
import { openJson, sealedAs } from '../db/sealed'
import type { Sending } from '../db/sendings'
import { sayDate } from '../pathway/calendar/words'
import { londonDate } from '../pathway/calendar/london'
import { isOpened } from '../pathway/case'
import { fold } from '../pathway/evolve'
import { ownWordsOf } from '../pathway/family/own-words'
import { noticeTemplates, type NoticeTemplate } from '../pathway/notice'
import { noticeWords } from '../pathway/notice-words'
import type { Instant } from '../pathway/time'
import { letterHash } from '../sealing/body-hash'
import type { CaseKey } from '../sealing/case-key'
import type { Keyring } from '../sealing/keyring'
import type { Tenant } from '../tenants/load'
import { linesOf } from './lines'
import type { Desk, Resolved } from './compose'
import { freeIn, matterWords, requesterOf, resolveMatter, saidIn, type MatterSight } from './matter'
import { secretsOfMatter } from './matter-secrets'
import { openInSight } from './people-of-case'
import { resolve, type Sight } from './resolve'

/** What is to be done with a notice now, and the key that its page is sealed with. */
export interface Seen {
  resolved: Resolved
  key: CaseKey
  /** Where it is about one of several children: what there is one letter of. */
  leading?: Leading
}

/** What a notice is seen with. `now`: the case's own time. */
interface With {
  keyring: Keyring
  tenant: Tenant
  now: Instant
}

/**
 * Reads all that a notice is resolved from, in the transaction that will reserve it, and resolves it.
 * @throws Error where the record does not have it, or cannot be opened
 */
export async function see(
  tx: CouncilTx,
  around: With,
  { noticeId, caseId }: Pick<Sending, 'noticeId' | 'caseId'>,
): Promise<Seen> {
  const keys = caseKeysIn(tx, around.keyring)
  const [row, notice] = [await findCase(tx, caseId), await findNotice(tx, noticeId)]
  const template = noticeTemplates.find((one) => one === notice?.template)
  if (row === null || notice === null || template === undefined) throw new Error('The record has no such notice')
  const key = await keys.load(caseId)
  const desk = deskOf(around, template, row.practice)
  const resolved: Resolved =
    row.kind !== 'referral' && notice.recipientKind === 'role'
      ? { do: 'tray' }
      : row.kind === 'referral'
        ? resolve(await sightOf(tx, keys, { notice, key, ...around, desk }))
        : resolveMatter(await matterSightOf(tx, keys, { notice, key, ...around, desk }))
  const leading = 'ofSeveral' in resolved ? await leadingOf(tx, keys, notice, resolved.ofSeveral.said) : undefined
  return { resolved, key, ...(leading !== undefined && { leading }) }
}

/** One letter a kind and referral; what a case tells a second time is another letter, which other cases may come to share in turn. */
async function leadingOf(tx: CouncilTx, keys: CaseKeys, notice: Notice, said = ''): Promise<Leading | undefined> {
  const { caseId, template, recipient, eventSeq } = notice
  const referralId = (await findCase(tx, caseId))?.referralId ?? null
  if (referralId === null) return undefined
  const before = (await listNotices(tx, caseId)).filter(
    (one) => one.template === template && one.recipient === recipient && one.eventSeq < eventSeq,
  )
  const leads = [referralId, recipient, template, before.length].join(' ')
  return { leads, said: letterHash(await keys.load(referralId), said) }
}

const deskOf = ({ tenant, now }: With, template: NoticeTemplate, practice: boolean): Desk => ({
  ...{ template, practice, words: {}, wordings: tenant.wordings, lines: linesOf(tenant.effective.contacts) },
  today: sayDate(londonDate(now)),
})

/** A notice on its way to the desk. */
interface OnTheWay extends With {
  notice: Notice
  key: CaseKey
  desk: Desk
}

async function sightOf(tx: CouncilTx, keys: CaseKeys, { notice, key, tenant, now, desk }: OnTheWay): Promise<Sight> {
  const { caseId, eventSeq, recipientKind: kind, recipient: id } = notice
  const events = (await listEvents(tx, caseId)).map((event) => openCaseEvent(key, tx.council, caseId, event))
  const state = fold(events)
  const event = events.find(({ seq }) => seq === eventSeq)
  if (!isOpened(state) || event === undefined) throw new Error('The record has no such event')
  const { people, words } = await openInSight(tx, keys, state.referralId)
  return {
    ...(kind === 'person' && { said: ownWordsOf(id, events) }),
    ...{ recipient: { kind, id }, event, state, people, sending: tenant.effective.sending, on: londonDate(now) },
    desk: { ...desk, words: { ...noticeWords(events, eventSeq, tenant.rules, id), ...words } },
  }
}

async function matterSightOf(
  tx: CouncilTx,
  keys: CaseKeys,
  { notice, key, tenant, desk }: OnTheWay,
): Promise<MatterSight> {
  const { caseId, eventSeq, recipientKind: kind, recipient: id } = notice
  const matter = await findMatter(tx, caseId)
  const events = (await listEvents(tx, caseId)).map((event) => openEvent(key, tx.council, caseId, event))
  if (matter === null) throw new Error('There is no such matter')
  const opening = openJson(key, sealedAs.matter(tx.council, caseId), matter.body)
  const words = matterWords(events, eventSeq, desk.template, tenant.rules)
  return {
    ...{ recipient: { kind, id }, desk: { ...desk, words }, requester: requesterOf(opening) },
    channels: tenant.effective.sending.channels,
    said: saidIn(events),
    free: freeIn(opening),
    // Only the reasons are somebody's own words.
    secrets:
      words.why === undefined
        ? []
        : await secretsOfMatter(tx, keys, { caseId, practice: desk.practice, opening, events }),
  }
}
