import type { CouncilTx } from '../db/pool'
import { findPracticeOffset } from '../db/practice-clocks'
import { openWorkItem } from '../db/work-items'
import { due } from '../pathway/clocks/due'
import type { Instant } from '../pathway/time'
import { readOffset } from '../tenants/lengths'
import type { Tenant } from '../tenants/load'

/** Everything that may come to a tray because a machine could not go on, or ought not to, in words that say what to do. */
export const workItemKinds: Readonly<Record<string, string>> = {
  'no-address': 'There is no address, e-mail or number for them: find one and record it, or tell them yourself',
  'number-impossible':
    'The telephone number on record cannot be one: find the right one and record it, or tell them yourself',
  'recipient-left': 'They are not at their address any more: find where they are, or tell them yourself',
  'shares-protected-address':
    'Their address is also that of somebody who must not be found: find out which is right before anything is sent',
  'interpreter-needed':
    'They need an interpreter: tell them with one, or have a manager approve that they are written to',
  'other-format-needed': 'They need another format: have it made and give it to them, or have a manager approve print',
  'template-broken': 'The notice could not be written: tell them yourself, and tell whoever looks after Caseway',
  'refused-by-gateway': 'The sending service refuses it: check address and number, or tell them yourself',
  'ring-and-tell':
    'A text message tells them nothing but to ring, or cannot be sent: ring them and tell them what the notice is about',
  'not-taken-by-gateway':
    'The sending service takes other notices and not this one: tell them yourself, or send it again when that is put right',
  undeliverable: 'It came back: find out how they are reached, or tell them yourself',
  'accepted-twice': 'The sending service took it twice: they may get it twice, so explain that to them',
  'mass-reading':
    'Somebody asked for very many different cases: see the alarms for who, and find out why from the audit and from them',
  'case-stopped':
    'Somebody ended, reset or deleted a case in Temporal, and its clocks may stand still: see the alarms for which, work it by hand until it is back, and tell whoever looks after Caseway',
  'record-unreadable':
    'A record cannot be opened: work it by hand, see the alarms for which, and tell whoever looks after Caseway',
  'emergency-access':
    'Somebody took emergency access to a record that is shut to them: read in it who, to which and why, end it where it is not needed, and review it',
  'gateway-down':
    'The sending service does not answer: what waits is sent when it does, so tell yourself who cannot wait',
}

/** What has to be done first, so that a notice that is sent again does not come back at once. */
export const whatHelps: Readonly<Record<string, string>> = {
  'no-address': 'record how they are reached (POST .../people/{person}/details)',
  'number-impossible': 'record how they are reached (POST .../people/{person}/details)',
  'ring-and-tell':
    'ring them and say so (told-by-telephone), or record how else they are reached (POST .../people/{person}/details)',
  'recipient-left': 'record where they are now (POST .../people/{person}/details with left: false)',
  'shares-protected-address': 'record whose address it is (POST .../people/{person}/details)',
  'interpreter-needed':
    'tell them with an interpreter and say so, or have a manager approve that they are written to (waive-interpreter with for: writing)',
  'other-format-needed':
    'give it to them in their format and say so, or have a manager approve print (waive-adjustments with for: writing)',
}

/**
 * Puts something into the council's tray, with its own time to be done in (caseway default: 1 working day), unless it is there already. Of a
 * practice case by the case's own time.
 */
export async function openItem(
  tx: CouncilTx,
  tenant: Tenant,
  { kind, caseId, noticeId }: { kind: string; caseId?: string; noticeId?: string },
): Promise<void> {
  const { tray } = tenant.effective.sending.workItems
  const offset = caseId === undefined ? 0 : await findPracticeOffset(tx, caseId)
  const openedAt = new Date(Date.now() + offset).toISOString()
  const dueAt = dueAtOf(tenant, openedAt)
  await openWorkItem(tx, { kind, role: tray, openedAt, dueAt, caseId: caseId ?? null, noticeId: noticeId ?? null })
}

/** When a work item opened at this moment is due. */
function dueAtOf({ effective, rules }: Tenant, openedAt: Instant): Instant {
  const { counting, roll } = effective.conventions
  const budget = readOffset(effective.sending.workItems.within)
  if (budget === undefined) throw new Error('Not a length of time')
  const rule = { label: 'Work item', budget, counting, roll, receipt: { kind: 'stands' }, source: '' } as const
  return due(rule, openedAt, rules.calendar).dueAt
}
