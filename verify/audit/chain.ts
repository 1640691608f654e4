import { auditHash, type AuditRow } from '../../db/audit'

/** An entry that is sound, as far as what follows it depends on it. */
export interface Link {
  seq: number
  hash: Uint8Array
}

/** What the first entry of a chain follows. */
export const beginning: Link = { seq: 0, hash: Buffer.alloc(32) }

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Whether an entry's hash is right for it under this number and after that hash. */
export const isHashed = (council: string, seq: number, row: AuditRow, previous: Uint8Array): boolean =>
  equal(auditHash(council, seq, row, previous), row.hash)

/** Walks entries in their order as far as each follows from the one before. `at`: the place of the first that does not, or undefined. */
export function walk(council: string, from: Link, rows: readonly AuditRow[]): { last: Link; at?: number } {
  let last = from
  for (const [at, row] of rows.entries()) {
    const follows = row.seq === last.seq + 1 && equal(row.previousHash, last.hash)
    if (!follows || !isHashed(council, row.seq, row, last.hash)) return { last, at }
    last = row
  }
  return { last }
}
