import { z } from 'zod'
import type { CaseKeys } from '../../db/case-keys'
import type { CaseRow } from '../../db/cases'
import { listEvents } from '../../db/events'
import { findReceipt, type Receipt } from '../../db/inbox'
import { readCouncil, type CouncilTx } from '../../db/pool'
import { openJson, sealedAs } from '../../db/sealed'
import { legalCommands } from '../../pathway'
import { refusalMessages } from '../../pathway/refusals'
import type { Parts } from '../parts'
import { isInSight } from '../guard'
import { presentCase } from '../present/present-case'
import { isRefusalCode, receiptView } from '../present/receipt-view'
import { Problem, refusalBody } from '../problems'
import type { Answer } from '../route'
import { readCase, type ReadCase } from '../sealed-case'
import { tenantOf } from '../tenant'
import type { Told } from './accept-command'

/** Answers from the record: 200 with the case where the message was applied, 409 where it was refused, 202 where it is still held. */
export function answerFromRecord(parts: Parts, told: Told): Promise<Answer> {
  return readCouncil(parts.db, told.caller.council, async (tx) => {
    const receipt = await findReceipt(tx, told.caseId, told.key)
    if (receipt === null) throw new Problem('not-found')
    const view = receiptView(tx.council, receipt)
    if (receipt.outcome === null) return { status: 202, body: { receipt: view }, headers: { Location: view.href } }
    // Whoever declares a conflict of interest of their own sees no more from then on, not even in the answer.
    if (!(await isInSight(tx, told.caseId, told.caller))) return { status: 202, body: { receipt: view } }
    const read = await readCase(tx, parts.keyring, told.caseId, told.now)
    if (receipt.outcome.status === 'applied') {
      return { status: 200, body: { receipt: view, case: await presentCase(tx, parts, read, told.caller) } }
    }
    return { status: 409, body: { ...(await refusalOf(tx, parts, told, read, receipt)), receipt: view } }
  })
}

async function refusalOf(tx: CouncilTx, parts: Parts, { caller }: Told, read: ReadCase, receipt: Receipt) {
  const code = receipt.outcome?.code ?? ''
  if (!isRefusalCode(code)) throw new Error('A refusal without a code of the pathway')
  const allowed = await allowedInstead(tx, read.row, read.keys, receipt)
  const legal = legalCommands(read.state, caller.actor, tenantOf(parts, tx.council).rules)
  return refusalBody({ code, message: refusalMessages[code], legal, ...(allowed !== undefined && { allowed }) })
}

const refusedBody = z.object({ allowed: z.string().optional() })

/** What is allowed instead, as it stands on the record with the refused step. */
export async function allowedInstead(
  tx: CouncilTx,
  row: Pick<CaseRow, 'caseId'>,
  keys: CaseKeys,
  { outcome, messageId }: Receipt,
): Promise<string | undefined> {
  const events = outcome?.firstSeq === undefined ? [] : await listEvents(tx, row.caseId, outcome.firstSeq)
  const refused = events.find((event) => event.messageId === messageId)
  if (refused === undefined) return undefined
  const key = await keys.load(row.caseId)
  return refusedBody.parse(openJson(key, sealedAs.event(tx.council, row.caseId, refused.seq), refused.body)).allowed
}
