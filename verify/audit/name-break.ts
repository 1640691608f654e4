import type { AuditRow } from '../../db/audit'
import { beginning, isHashed } from './chain'
import type { AuditFault } from './faults'

/** The neighbourhood of a break: the sound entries before it, and the entries from it on. */
export interface Break {
  council: string
  before: readonly AuditRow[]
  rows: readonly [AuditRow, ...AuditRow[]]
}

/** How far an entry may have been moved for its own number to be found again. */
const reach = 2_000

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Says which entry was altered, deleted, moved or put in, from what the entries still say of themselves. */
export function nameBreak(found: Break): AuditFault {
  const { before, rows } = found
  const [row] = rows
  const last = before.at(-1) ?? beginning
  const next = last.seq + 1
  const own = ownNumber(found, row)
  const later = rows
    .slice(1)
    .some((one) => equal(one.previousHash, last.hash) && isHashed(found.council, next, one, last.hash))
  const putInBefore = forkOf(found, row, own)
  if (putInBefore !== undefined) return fault('inserted', putInBefore, 'was put in')
  if (later) return isMoved(found, row, own) ? moved(next) : fault('inserted', next, 'was put in')
  if (row.seq > next || (own !== undefined && own > row.seq)) return fault('deleted', next, 'was deleted')
  if (hasContentOfAnother(found)) return moved(row.seq)
  const follower = rows[1]
  const isPredecessor =
    own === row.seq && before.length > 0 && (follower === undefined || equal(follower.previousHash, row.hash))
  return fault('altered', isPredecessor ? last.seq : row.seq, 'was altered')
}

const moved = (seq: number) =>
  fault('reordered', seq, 'is not the one that was there: entries were put in another order')

const fault = (kind: AuditFault['kind'], seq: number, what: string): AuditFault => ({
  ...{ kind, seq },
  says: `entry ${seq} ${what}`,
})

/** The number under which an entry was hashed, near the one it has; undefined where its content is not what was hashed. */
function ownNumber({ council }: Break, row: AuditRow): number | undefined {
  for (let away = 0; away <= reach; away++)
    for (const seq of [row.seq + away, row.seq - away])
      if (seq > 0 && isHashed(council, seq, row, row.previousHash)) return seq
  return undefined
}

/** Where the entry follows an earlier one than the last sound one: the number of the first that was put in between. */
function forkOf({ before }: Break, row: AuditRow, own: number | undefined): number | undefined {
  if (own === undefined || own >= row.seq) return undefined
  const follows = [beginning, ...before].findIndex(({ hash }) => equal(hash, row.previousHash))
  return follows < 0 || follows >= before.length ? undefined : (before[follows]?.seq ?? undefined)
}

/** One of the chain's own entries under another number; a copy of one that is in its place was put in. */
const isMoved = ({ before }: Break, row: AuditRow, own: number | undefined): boolean =>
  own !== undefined && own !== row.seq && !before.some(({ hash }) => equal(hash, row.hash))

/** Whether what the entry says is what another was hashed with: the contents were exchanged and the hashes left. */
function hasContentOfAnother({ council, rows }: Break): boolean {
  const [row, ...others] = rows
  return others.some((other) => isHashed(council, row.seq, { ...other, hash: row.hash }, row.previousHash))
}
