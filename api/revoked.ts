import { readCouncil } from '../db/pool'
import { listDeputised } from '../db/deputies'
import { findRunningAccess } from '../db/emergency-access'
import { isBound, type Bound } from '../db/readable'
import { isRevoked } from '../db/revocations'
import { londonDate } from '../pathway/calendar/london'
import type { Caller, SignedCaller } from './authenticate'
import type { Parts } from './parts'
import { Problem } from './problems'

const issuerAheadMs = 60_000

/**
 * Makes sure that what a token says of who this is has not been taken back. The clock of an issuer may be a minute ahead, so a token made
 * in the minute after a revocation counts as made before it.
 * Resolves who it is, with for whom they stand in today, and under which emergency access they ask for what the address is bound to.
 * @throws Problem `unauthenticated`, as for any other token that is not believed
 */
export function needBelieved(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  caller: SignedCaller,
  bound: Bound = {},
): Promise<Caller> {
  const { council, actor, token } = caller
  const issuedAt = new Date(Date.parse(token.issuedAt) - issuerAheadMs).toISOString()
  const mark = { personId: actor.id, issuedAt, tokenId: token.id ?? null }
  return readCouncil(db, council, async (tx) => {
    if (await isRevoked(tx, mark)) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
    const under = isBound(bound) ? await findRunningAccess(tx, actor.id, bound) : undefined
    const seeing = under === undefined ? {} : { seeing: { under } }
    const deputyFor = await listDeputised(tx, actor.id, londonDate(clock()))
    const isSystem = actor.roles.includes('council-system')
    return { council, actor: deputyFor.length === 0 || isSystem ? actor : { ...actor, deputyFor }, ...seeing }
  })
}
