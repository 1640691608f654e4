import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { withCouncil } from '../db/pool'
import { findByReference } from '../db/sendings'
import { statusOf } from '../notices/gateways/notify'
import { end } from '../notices/send-one'
import { faultsOf } from './faults'
import type { Parts } from './parts'
import { Problem } from './problems'
import { readBody } from './read-body'
import { deliveryReceipt } from './schemas/notices'
import { tenantOf } from './tenant'

/** Where the sending service of a council calls back. */
export const deliveryReceiptPath = '/v1/councils/{council}/delivery-receipts'

/**
 * Hears from a council's sending service what became of a notice. It has a token of its own and no roles. A receipt of what the council
 * never sent is answered as not found; one that was heard before, or comes after the end, changes nothing.
 */
export function takeDeliveryReceipt(parts: Parts): RequestHandler {
  return async (request, response) => {
    const council = String(request.params['council'])
    if (!isTheirs(request.headers.authorization, parts.callbackTokens.get(council)))
      throw new Problem('unauthenticated')
    const body = deliveryReceipt.loose().safeParse(await readBody(request, response))
    if (!body.success) throw new Problem('invalid-request', { errors: faultsOf('body', body.error) })
    const { reference, status } = body.data
    const heard = statusOf(status)
    await withCouncil(parts.db, council, async (tx) => {
      const sending = await findByReference(tx, reference.toLowerCase())
      if (sending === null) throw new Problem('not-found')
      const ending = heard === 'undeliverable' ? { status: heard, problem: 'undeliverable' } : { status: heard }
      await end(tx, { tenant: tenantOf(parts, council) }, sending, ending)
    })
    response.json({ heard: true })
  }
}

/** Compared by hash, so that neither length nor content show in the time it takes. */
function isTheirs(authorization: string | undefined, token: string | undefined): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  const isEqual = timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token ?? ''}`))
  return isEqual && token !== undefined
}
