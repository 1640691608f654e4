import { openCaseEvent } from '../../../db/case-events'
import { caseKeysIn, type CaseKeys } from '../../../db/case-keys'
import { findCase } from '../../../db/cases'
import { listEvents } from '../../../db/events'
import type { CouncilTx } from '../../../db/pool'
import { findReferral } from '../../../db/referrals'
import { openJson, sealedAs } from '../../../db/sealed'
import { saidIn } from '../../../notices/people'
import type { CaseEvent } from '../../../pathway/events'
import type { HeldCase, KnownPerson } from '../../../pathway/matters/access/export/facts'
import type { Keyring } from '../../../sealing/keyring'

/** The cases of a disclosure as they are held, each up to the event it is disclosed to. A case that is not here, or was destroyed, is left out. */
export async function heldCases(
  tx: CouncilTx,
  keyring: Keyring,
  wanted: readonly { caseId: string; upTo: number }[],
): Promise<HeldCase[]> {
  const keys = caseKeysIn(tx, keyring)
  const held: HeldCase[] = []
  for (const one of wanted) held.push(...(await heldCase(tx, keys, one)))
  return held
}

async function heldCase(
  tx: CouncilTx,
  keys: CaseKeys,
  { caseId, upTo }: { caseId: string; upTo: number },
): Promise<HeldCase[]> {
  const row = await findCase(tx, caseId)
  if (row === null || row.referralId === null || !(await keys.has(caseId))) return []
  const key = await keys.load(caseId)
  const recorded = (await listEvents(tx, caseId)).map((one) => ({
    event: openCaseEvent(key, tx.council, caseId, one),
    ...(one.actorRole !== null && { roles: one.actorRole }),
  }))
  const events = recorded.filter(({ event }) => event.seq <= upTo)
  const since = recorded.slice(events.length).map(({ event }) => event)
  const opening = events[0]?.event
  if (opening?.type !== 'referral-received') return []
  const sealed = await sealedPart(tx, keys, row.referralId, opening)
  return [{ caseId, events, since, anonymous: opening.anonymous, ...sealed }]
}

async function sealedPart(
  tx: CouncilTx,
  keys: CaseKeys,
  referralId: string,
  opening: Extract<CaseEvent, { type: 'referral-received' }>,
): Promise<Pick<HeldCase, 'people' | 'concern'>> {
  const referral = await findReferral(tx, referralId)
  const sealed = sealedAs.referral(tx.council, referralId)
  const opened = openJson(await keys.load(referralId), sealed, referral?.body ?? new Uint8Array())
  const { concern, children, family, referrer } = saidIn(opened)
  const saidOf = new Map([...children, ...family, referrer].map(({ id, said }) => [id, said]))
  const known = opening.people.map(({ id, kind }): KnownPerson => ({ id, kind, said: saidOf.get(id) ?? {} }))
  return { people: known, ...(concern !== undefined && { concern }) }
}
