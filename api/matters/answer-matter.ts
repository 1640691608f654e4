import { findReceipt } from '../../db/inbox'
import { readCouncil } from '../../db/pool'
import { refusalMessages } from '../../pathway/refusals'
import { matterPathOf } from '../links'
import type { Told } from '../messages/accept-command'
import { allowedInstead } from '../messages/answer'
import type { Parts } from '../parts'
import { isRefusalCode, receiptView } from '../present/receipt-view'
import { Problem, refusalBody } from '../problems'
import type { Answer } from '../route'
import { tenantOf } from '../tenant'
import type { MatterApi, MatterTypes } from './matter-api'
import { presentMatter } from './present-matter'
import { needMatter, readMatter } from './read-matter'

/** Answers from the record of a matter, as `answerFromRecord` does from a case's: 200, 409, or 202 where it is still held. */
export function answerMatter<T extends MatterTypes>(parts: Parts, api: MatterApi<T>, told: Told): Promise<Answer> {
  const { council, actor } = told.caller
  return readCouncil(parts.db, council, async (tx) => {
    const receipt = await findReceipt(tx, told.caseId, told.key)
    if (receipt === null) throw new Problem('not-found')
    await needMatter(tx, api.kind, told.caseId, told.caller)
    const view = receiptView(council, receipt, matterPathOf(council, api.collection, told.caseId))
    if (receipt.outcome === null) return { status: 202, body: { receipt: view }, headers: { Location: view.href } }
    const read = await readMatter<T['state']>(tx, parts.keyring, api.kind, told.caseId, told.now, told.caller)
    if (receipt.outcome.status === 'applied')
      return { status: 200, body: { receipt: view, matter: await presentMatter(tx, parts, api, read, told.caller) } }
    const { code = '' } = receipt.outcome
    if (!isRefusalCode(code)) throw new Error('A refusal without a code of the pathway')
    const allowed = await allowedInstead(tx, read.row, read.keys, receipt)
    const { rules } = tenantOf(parts, council)
    const legal = api.machine.legalSteps(read.state, actor, rules, read.now).map(({ command }) => command)
    const refusal = { code, message: refusalMessages[code], legal, ...(allowed !== undefined && { allowed }) }
    return { status: 409, body: { ...refusalBody(refusal), receipt: view } }
  })
}
