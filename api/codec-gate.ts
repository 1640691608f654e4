import { appendAudit } from '../db/audit'
import { withCouncil } from '../db/pool'
import { may } from '../pathway/permissions'
import { CodecRefusal, type CodecGate, type Decoding } from '../sealing/codec-gate'
import { auditFields } from './audit'
import { authenticate, type SignedCaller } from './authenticate'
import type { Parts } from './parts'
import { needReason, needSight, withSight } from './guard'
import { Problem } from './problems'
import { Bucket, type Allowance } from './quotas/bucket'
import { needBelieved } from './revoked'

type GateParts = Pick<Parts, 'db' | 'tenants' | 'issuers' | 'clock'>

/** A page of a history is decoded in many requests. */
const ofPerson: Allowance = { burst: 300, perMinute: 600 }
const ofNobody: Allowance = { burst: 60, perMinute: 120 }

/**
 * Lets those in to the codec server who show a token of one of a council's issuers, not taken back, with `history.decode` by the council's
 * table. Every decoding, and every refusal of somebody known, is on the audit of that council. What is kept from them by the API is kept here:
 * restricted records, cases in which they have a conflict of interest, those of other teams, and what a reason would have to be given for.
 */
export function createCodecGate(parts: GateParts): CodecGate<SignedCaller> {
  const buckets = new Map<string, Bucket>()
  const audit = (caller: SignedCaller, decoding: Decoding) =>
    withCouncil(parts.db, caller.council, async (tx) => {
      await appendAudit(tx, { ...auditFields(caller, parts.clock()), action: 'history.decode', ...decoding })
    })
  const enter = async (authorization: string | undefined) => {
    const caller = await knownCaller(parts, authorization).catch((error: unknown) => {
      needRoom(buckets, 'nobody', ofNobody)
      throw error
    })
    needRoom(buckets, `${caller.council} ${caller.actor.id}`, ofPerson)
    const rules = parts.tenants.get(caller.council)?.rules
    if (rules !== undefined && may(caller.actor, 'history.decode', rules)) return caller
    await audit(caller, { caseId: null, outcome: 'not-authorised' })
    throw new CodecRefusal(403)
  }
  const mayRead = async (signed: SignedCaller, caseId: string) => {
    const bound = { case: caseId }
    const caller = withSight(parts, await needBelieved(parts, signed, bound), signed)
    return needSight(parts, caller, bound, true)
      .then(() => needReason(parts, caller, bound))
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof Problem) return false
          throw error
        },
      )
  }
  return { enter, audit, mayRead }
}

async function knownCaller(parts: GateParts, authorization: string | undefined): Promise<SignedCaller> {
  try {
    const caller = await authenticate(authorization, parts.issuers, new Date(parts.clock()))
    await needBelieved(parts, caller)
    return caller
  } catch (error) {
    if (error instanceof Problem) throw new CodecRefusal(401)
    throw error
  }
}

function needRoom(buckets: Map<string, Bucket>, who: string, allowance: Allowance): void {
  const now = Date.now()
  for (const [other, bucket] of buckets) if (other !== who && bucket.isFull(now)) buckets.delete(other)
  const bucket = buckets.get(who) ?? new Bucket(allowance, now)
  buckets.set(who, bucket)
  if (bucket.wait(now) > 0) throw new CodecRefusal(429)
  bucket.take()
}
