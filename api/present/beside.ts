import { caseKeysIn } from '../../db/case-keys'
import { listMattersAbout } from '../../db/matters'
import type { CouncilTx } from '../../db/pool'
import type { Rectification } from '../../pathway/matters/rectification/facts'
import type { Keyring } from '../../sealing/keyring'
import type { Instant } from '../../pathway/time'
import type { Caller } from '../authenticate'
import { matterPathOf } from '../links'
import { readMatter } from '../matters/read-matter'
import type { BesideView } from '../schemas/lists'

/** What stands beside the entries of a case's record, by the number of the entry; 0 for the case as a whole. */
export type Beside = ReadonlyMap<number, readonly BesideView[]>

/**
 * The corrections of a case, what somebody disagrees with, and what is still to be decided (000-23, 001-24, 001-26). The record itself
 * has none of it and stays as it was; what was withdrawn is not shown.
 */
export async function besideOf(
  tx: CouncilTx,
  keyring: Keyring,
  caseId: string,
  now: Instant,
  caller: Caller,
): Promise<Beside> {
  const beside = new Map<number, BesideView[]>()
  const about = await listMattersAbout(tx, 'rectification', caseId)
  const keys = caseKeysIn(tx, keyring)
  for (const { caseId: id, eventSeq } of about) {
    if (!(await keys.has(id))) continue
    const { state } = await readMatter<Rectification>(tx, keyring, 'rectification', id, now, caller)
    if (state.withdrawnOn === undefined)
      beside.set(eventSeq, [...(beside.get(eventSeq) ?? []), viewOf(tx.council, id, state)])
  }
  return beside
}

function viewOf(council: string, id: string, { wrong, right, receivedAt, decided }: Rectification): BesideView {
  return {
    is: decided === undefined ? 'to-be-decided' : decided.outcome === 'accepted' ? 'correction' : 'disagreement',
    receivedAt,
    ...{ wrong, right },
    ...(decided?.correction !== undefined && { correction: decided.correction }),
    ...(decided !== undefined && { reason: decided.reason, decidedOn: decided.on }),
    href: matterPathOf(council, 'rectifications', id),
  }
}
