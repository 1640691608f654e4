import { caseKeysIn } from '../db/case-keys'
import { findNotice } from '../db/notices'
import type { CouncilTx } from '../db/pool'
import { openJson, sealedAs } from '../db/sealed'
import { listTries, type Sending } from '../db/sendings'
import { pageSchema } from '../notices/page'
import type { CaseKey } from '../sealing/case-key'
import type { Caller } from './authenticate'
import type { Parts } from './parts'
import { noticeEntry } from './present/notice-entry'
import { othersShown } from './present/other-cases'
import { Problem } from './problems'

/**
 * What was sent of a notice of a case, or of a matter, that is known to be there for who asks.
 * @param pathOf the address of a case, or of a matter of the kind it is of
 * @throws Problem `not-found` where it has no such notice
 */
export async function noticePage(
  tx: CouncilTx,
  parts: Parts,
  params: { case: string; notice: string },
  pathOf: (caseId: string) => string,
  caller: Caller,
) {
  const notice = await findNotice(tx, params.notice)
  if (notice?.caseId !== params.case) throw new Problem('not-found')
  const tries = await listTries(tx, notice.noticeId)
  const key = await caseKeysIn(tx, parts.keyring).load(notice.caseId)
  const pages = tries.flatMap((sending) => pageOf(tx.council, key, sending))
  const leaders = tries.flatMap(({ leader }) => leader?.caseId ?? [])
  const shows = await othersShown(tx, parts, caller, leaders)
  return { notice: noticeEntry(pathOf, notice, tries, shows), pages }
}

function pageOf(council: string, key: CaseKey, { page, caseId, reference, channel, try: nth }: Sending) {
  if (page === null || channel === null) return []
  const { subject, paragraphs, to } = pageSchema.parse(openJson(key, sealedAs.page(council, caseId, reference), page))
  return [{ try: nth, channel, subject, paragraphs, to }]
}
