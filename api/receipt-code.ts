import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { appendAudit } from '../db/audit'
import { caseKeysIn } from '../db/case-keys'
import { listCasesOfReferral, type CaseRow } from '../db/cases'
import { withCouncil, type CouncilTx } from '../db/pool'
import { findByReceiptMarks, listReceiptKeys } from '../db/receipt-codes'
import { londonDate } from '../pathway/calendar/london'
import { receiptMark } from '../sealing/receipt-code'
import { faultsOf } from './faults'
import type { Parts } from './parts'
import { Problem } from './problems'
import { askerAt } from './proxies'
import { readBody } from './read-body'

/** Where a referrer asks what became of their referral. */
export const receiptCodePath = '/v1/councils/{council}/receipt-code'

/** Body: the code as it was given, however it is typed. */
export const receiptCodeBody = z.strictObject({ code: z.string().min(1).max(40) }).meta({ id: 'ReceiptCode' })

/** What whoever has the code may know: nothing of the child, of the family or of what was decided. */
export const receiptCodeView = z
  .object({
    receivedOn: z.iso.date(),
    decided: z.boolean().meta({ description: 'Whether a manager has decided, for every child of the referral.' }),
    decisionDueBy: z.iso
      .datetime()
      .meta({ description: 'Until when a decision is to be made, where one is still to be made.' })
      .exactOptional(),
  })
  .meta({ id: 'ReferralProgress' })

/** Whose tries count together: those of one address at one council, and all that name no council there is. */
export const referrerOf =
  ({ tenants }: { tenants: Pick<Parts['tenants'], 'has'> }) =>
  ({ params, ip = '' }: Pick<Request, 'params' | 'ip'>): string => {
    const council = String(params['council'])
    return tenants.has(council) ? `${council} ${askerAt(ip)}` : 'nowhere'
  }

/**
 * Tells whoever has the code of a referral that it was received, until when it is to be decided on, and whether it has been. Without a
 * token: the code is 60 random bits. A code that is not known, another council's, or of a
 * referral whose record was destroyed, is answered alike.
 */
export function takeReceiptCode(parts: Parts): RequestHandler {
  return async (request, response) => {
    const council = String(request.params['council'])
    if (!parts.tenants.has(council)) throw new Problem('not-found')
    const body = receiptCodeBody.safeParse(await readBody(request, response))
    if (!body.success) throw new Problem('invalid-request', { errors: faultsOf('body', body.error) })
    const progress = await withCouncil(parts.db, council, (tx) => progressOf(tx, parts, body.data.code))
    if (progress === null) throw new Problem('not-found')
    response.json(progress)
  }
}

async function progressOf(tx: CouncilTx, { keyring, clock }: Parts, code: string) {
  const keys = (await listReceiptKeys(tx)).map((id) => keyring.byId(tx.council, id))
  const referralId = await findByReceiptMarks(
    tx,
    keys.map((key) => receiptMark(key, code)),
  )
  const isThere = referralId !== null && (await caseKeysIn(tx, keyring).has(referralId))
  const cases = isThere ? await listCasesOfReferral(tx, referralId) : []
  const [first] = cases
  const outcome = first === undefined ? 'not-found' : 'answered'
  const nobody = { actorId: 'referrer', actorRole: null, messageId: null, caseId: null }
  await appendAudit(tx, { at: clock(), ...nobody, action: 'receipt-code.read', outcome })
  if (first === undefined) return null
  const waiting = cases.filter(({ stage }) => stage === 'awaiting-decision')
  const dueAt = waiting.flatMap(decisionDue).sort().at(-1)
  return {
    receivedOn: londonDate(first.receivedAt),
    decided: waiting.length === 0,
    ...(dueAt !== undefined && { decisionDueBy: dueAt }),
  }
}

/** In that stage the decision is the clock of the case that is due next. */
const decisionDue = ({ nextDueAt }: CaseRow): string[] => (nextDueAt === null ? [] : [nextDueAt])
