import type { CaseRow } from '../../db/cases'
import { findReceipt } from '../../db/inbox'
import type { CouncilTx } from '../../db/pool'
import { approvalPairs } from '../../pathway/approvals'
import { decide } from '../../pathway'
import type { PersonCommand } from '../../pathway/commands'
import { accessRequestMachine } from '../../pathway/matters/access/access-request'
import type { AccessRequest } from '../../pathway/matters/access/facts'
import { emergencyMachine } from '../../pathway/matters/emergency/emergency-access'
import type { EmergencyAccess } from '../../pathway/matters/emergency/facts'
import type { MatterCommand } from '../../pathway/matters/commands'
import type { RefusalCode } from '../../pathway/refusals'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import type { Caller } from '../authenticate'
import { readMatter } from '../matters/read-matter'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { readCase } from '../sealed-case'
import { tenantOf } from '../tenant'

interface Asked {
  caller: Caller
  caseId: string
  key: string
  command: PersonCommand | MatterCommand
  now: Instant
}

/**
 * Nobody approves what they asked for. The case refuses it by itself, whoever sends it; where its state shows it already, nothing of it is
 * accepted here.
 * @throws Problem with the code that the case itself would refuse it with
 */
export async function refuseOwn(tx: CouncilTx, parts: Parts, row: CaseRow, asked: Asked): Promise<void> {
  const { command, caseId, key } = asked
  if (!approvalPairs.some(({ approved }) => approved === command.kind)) return
  if ((await findReceipt(tx, caseId, key)) !== null) return
  const { rules } = tenantOf(parts, tx.council)
  const code = await codeFor(tx, parts, row, asked, rules)
  const own = approvalPairs.find((pair) => pair.code === code)
  if (own !== undefined) throw new Problem(own.code)
}

async function codeFor(
  tx: CouncilTx,
  parts: Parts,
  row: CaseRow,
  asked: Asked,
  rules: Rules,
): Promise<RefusalCode | undefined> {
  const { caller, caseId, key: messageId, command, now } = asked
  const message = { messageId, actor: caller.actor }
  if (row.kind === 'referral' && isOfCase(command)) {
    const { state, now: acceptedAt } = await readCase(tx, parts.keyring, caseId, now)
    return codeIn(decide(state, { ...message, acceptedAt, command }, acceptedAt, rules))
  }
  if (command.kind === 'sign-off-disclosure' && row.kind === 'access-request') {
    const { state, now: at } = await readMatter<AccessRequest>(tx, parts.keyring, row.kind, caseId, now, caller)
    return codeIn(accessRequestMachine.decide(state, { ...message, acceptedAt: at, command }, at, rules))
  }
  if (command.kind === 'review-access' && row.kind === 'emergency-access') {
    const { state, now: at } = await readMatter<EmergencyAccess>(tx, parts.keyring, row.kind, caseId, now, caller)
    return codeIn(emergencyMachine.decide(state, { ...message, acceptedAt: at, command }, at, rules))
  }
  return undefined
}

const codeIn = (decided: object | { refusal: { code: RefusalCode } }): RefusalCode | undefined =>
  'refusal' in decided ? decided.refusal.code : undefined

const ofCase = new Set<string>(approvalPairs.flatMap(({ of, approved }) => (of === 'case' ? [approved] : [])))
const isOfCase = (command: PersonCommand | MatterCommand): command is PersonCommand => ofCase.has(command.kind)
