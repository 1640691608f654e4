import { readCouncil } from '../db/pool'
import { isRevoked } from '../db/revocations'
import type { SignedCaller } from './authenticate'
import type { Parts } from './parts'
import { Problem } from './problems'

const issuerAheadMs = 60_000

/**
 * Makes sure that what a token says of who this is has not been taken back. The clock of an issuer may be a minute ahead, so a token made
 * in the minute after a revocation counts as made before it.
 * @throws Problem `unauthenticated`, as for any other token that is not believed
 */
export async function needBelieved({ db }: Pick<Parts, 'db'>, { council, actor, token }: SignedCaller): Promise<void> {
  const issuedAt = new Date(Date.parse(token.issuedAt) - issuerAheadMs).toISOString()
  const mark = { personId: actor.id, issuedAt, tokenId: token.id ?? null }
  if (await readCouncil(db, council, (tx) => isRevoked(tx, mark)))
    throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
}
