import { listBankHolidays } from '../../db/bank-holidays'
import type { CouncilTx } from '../../db/pool'
import { listPendingMessages } from '../../db/pending-messages'
import type { OpenedCase } from '../../pathway/case'
import type { Caller } from '../authenticate'
import type { Parts } from '../parts'
import type { ReadCase } from '../sealed-case'
import type { CaseView } from '../schemas/views'
import { tenantOf } from '../tenant'
import { caseView } from './case-view'
import { contactView } from './contact-view'
import { othersShown } from './other-cases'

const othersOf = ({ siblingCaseIds, links = [], earlierReferrals = [] }: OpenedCase): string[] => [
  ...siblingCaseIds,
  ...[...links, ...earlierReferrals].map(({ caseId }) => caseId),
]

/** A case that has been read, as its caller sees it. */
export async function presentCase(tx: CouncilTx, parts: Parts, read: ReadCase, caller: Caller): Promise<CaseView> {
  const tenant = tenantOf(parts, tx.council)
  const { row, state, now } = read
  const pending = await listPendingMessages(tx, row.caseId)
  const proclaimed = await listBankHolidays(tx, row.practice)
  const contact = contactView(tenant, { at: now, team: state.team, proclaimed })
  const shows = await othersShown(tx, parts, caller, othersOf(state))
  return caseView({ row, state, rules: tenant.rules, actor: caller.actor, now, pending, contact, shows })
}
