import { listMattersAbout } from '../../../db/matters'
import type { CouncilTx } from '../../../db/pool'
import type { HeldCase } from '../../../pathway/matters/access/export/facts'
import { mayBeSame, readersIn, type Asking, type Named } from '../../../pathway/matters/access/export/named'
import type { Keyring } from '../../../sealing/keyring'
import { matterPathOf } from '../../links'
import type { Beside } from '../../present/beside'
import { askingOf } from './asker'

/** What who asks also asked to have corrected, of what stands beside a case: by them for certain. */
export async function ownBeside(
  tx: CouncilTx,
  keyring: Keyring,
  { held, beside, asked }: { held: HeldCase; beside: Beside; asked: Asking },
): Promise<Beside> {
  const own = new Set<string>()
  const isKnown = readersIn(held, asked).askerId !== undefined
  for (const { caseId: requestId } of await listMattersAbout(tx, 'rectification', held.caseId)) {
    const href = matterPathOf(tx.council, 'rectifications', requestId)
    const isShown = [...beside.values()].flat().some((one) => one.href === href)
    if (isShown && isTheirs((await askingOf(tx, keyring, { requestId })).asking, asked.asking, isKnown)) own.add(href)
  }
  return new Map([...beside].map(([seq, all]) => [seq, all.filter(({ href }) => own.has(href))]))
}

/** Of the same name, and of the same day of birth; one that is not known is taken to be the same of whom the case knows for certain. */
const isTheirs = (one: Named, other: Named, isKnown: boolean): boolean =>
  mayBeSame(one, other) && (isKnown || (one.dateOfBirth !== undefined && other.dateOfBirth !== undefined))
