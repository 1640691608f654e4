import { listBankHolidays } from '../../db/bank-holidays'
import type { CouncilTx } from '../../db/pool'
import { listPendingMessages } from '../../db/pending-messages'
import type { Caller } from '../authenticate'
import type { Parts } from '../parts'
import type { ReadCase } from '../sealed-case'
import type { CaseView } from '../schemas/views'
import { tenantOf } from '../tenant'
import { caseView } from './case-view'
import { contactView } from './contact-view'

/** A case that has been read, as its caller sees it. */
export async function presentCase(tx: CouncilTx, parts: Parts, read: ReadCase, { actor }: Caller): Promise<CaseView> {
  const tenant = tenantOf(parts, tx.council)
  const { row, state, now } = read
  const pending = await listPendingMessages(tx, row.caseId)
  const proclaimed = await listBankHolidays(tx, row.practice)
  const contact = contactView(tenant, { at: now, team: state.team, proclaimed })
  return caseView({ row, state, rules: tenant.rules, actor, now, pending, contact })
}
