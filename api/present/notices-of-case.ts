import { listNotices } from '../../db/notices'
import type { CouncilTx } from '../../db/pool'
import { listSendings } from '../../db/sendings'
import type { Caller } from '../authenticate'
import { casePathOf } from '../links'
import type { Parts } from '../parts'
import type { NoticeEntry } from '../schemas/notices'
import { noticeEntries } from './notice-entry'
import { othersShown } from './other-cases'

/** The notices of a case with their tries, and no way to the letter of another case that is kept from who asks. */
export async function noticesOfCase(
  tx: CouncilTx,
  parts: Parts,
  caller: Caller,
  caseId: string,
): Promise<NoticeEntry[]> {
  const sendings = await listSendings(tx, caseId)
  const leaders = sendings.flatMap(({ leader }) => leader?.caseId ?? [])
  const shows = await othersShown(tx, parts, caller, leaders)
  return noticeEntries((id) => casePathOf(tx.council, id), await listNotices(tx, caseId), sendings, shows)
}
