import type { Pool } from 'pg'
import { Turns } from './turns'

/** So many connections a pool opens. */
export const connections = 10
/** So many of them one council may have at a time. */
const share = 7

/** A council waited in vain for its turn. Its code is PostgreSQL's for too many connections: trying again later helps. */
class NoTurnError extends Error {
  override readonly name = 'NoTurnError'
  readonly code = '53300'
}

const noTurn = () => new NoTurnError('The council has all the connections that it may have at once')

const turnsOf = new WeakMap<Pool, Turns>()

/** Does work that takes a connection of the pool, when it is the council's turn. Throws `NoTurnError` where that does not come in 5 s. */
export function inTurn<T>(pool: Pool, council: string, work: () => Promise<T>): Promise<T> {
  const turns = turnsOf.get(pool) ?? new Turns(share, noTurn)
  turnsOf.set(pool, turns)
  return turns.inTurn(council, work)
}
