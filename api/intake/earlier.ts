import { findByMarks, insertChildMark, listMarkKeys, queueForMarks } from '../../db/child-marks'
import type { CouncilTx } from '../../db/pool'
import { addMonths } from '../../pathway/calendar/dates'
import { londonDate } from '../../pathway/calendar/london'
import type { EarlierReferral } from '../../pathway/links'
import type { Instant } from '../../pathway/time'
import { childMarks } from '../../sealing/child-mark'
import type { Keyring } from '../../sealing/keyring'
import type { Referral, Sent } from './referral'

/** The earlier referrals of each child of a referral to the same council, newest first; within 12 months or not (2-22). */
export async function findEarlier(tx: CouncilTx, keyring: Keyring, sent: Sent): Promise<EarlierReferral[][]> {
  const { intake, practice, acceptedAt } = sent
  const receivedAt = intake.receivedAt ?? acceptedAt
  // By every key: while the council's keys are changed, another process may not have the newest yet.
  await queueForMarks(
    tx,
    keyring.all(tx.council).flatMap((key) => intake.children.flatMap((child) => childMarks(key, practice, child))),
  )
  const keys = (await listMarkKeys(tx)).map((id) => keyring.byId(tx.council, id))
  const found: EarlierReferral[][] = []
  for (const child of intake.children) {
    const marks = keys.flatMap((key) => childMarks(key, practice, child))
    const cases = await findByMarks(tx, marks, { practice, until: receivedAt })
    found.push(cases.map((one) => earlierOf(one, receivedAt)))
  }
  return found
}

function earlierOf(one: { caseId: string; receivedAt: Instant }, receivedAt: Instant): EarlierReferral {
  const receivedOn = londonDate(one.receivedAt)
  return { caseId: one.caseId, receivedOn, within12Months: receivedOn >= addMonths(londonDate(receivedAt), -12) }
}

/** Keeps by what each child is known again. The cases must be stored. */
export async function keepMarks(tx: CouncilTx, keyring: Keyring, referral: Referral): Promise<void> {
  const key = keyring.current(tx.council)
  const { practice, receivedAt } = referral
  for (const [index, child] of referral.intake.children.entries()) {
    const caseId = referral.cases[index]?.state.caseId
    if (caseId === undefined) continue
    for (const mark of childMarks(key, practice, child))
      await insertChildMark(tx, { caseId, mark, keyId: key.id, practice, receivedAt })
  }
}
