import type { AnchorFile } from '../anchors/file'
import type { Link } from './chain'
import type { AuditFault } from './faults'

/** What a walk has seen of a chain, for the comparison with what stands outside it. */
export interface Seen {
  end: Link
  /** Hex hashes at the numbers that were anchored. */
  at: ReadonlyMap<number, string>
  /** The highest anchor that the chain itself tells of. */
  anchorsTold: number
}

/** What a chain that is sound in itself, or its sound beginning, contradicts of its head. */
export function headFaults(end: Link, head: Link | null): AuditFault[] {
  const { seq, hash } = head ?? { seq: 0, hash: Buffer.alloc(32) }
  if (end.seq < seq) {
    const says = `the last ${seq - end.seq} entries, from ${end.seq + 1} on, are missing`
    return [{ kind: 'truncated', seq: end.seq + 1, says }]
  }
  if (end.seq > seq)
    return [{ kind: 'inserted', seq: seq + 1, says: `entry ${seq + 1} stands behind the end of the chain` }]
  const same = seq === 0 || Buffer.compare(end.hash, hash) === 0
  return same ? [] : [{ kind: 'altered', seq, says: `entry ${seq}, the last, is not the one that was written` }]
}

/** What the chain contradicts of its anchors: the first only, for all behind it follow from that. */
export function anchorFaults({ end, at }: Seen, { anchors }: AnchorFile): AuditFault[] {
  let agreed = 0
  for (const { seq, hash, n } of anchors) {
    if (seq > end.seq) {
      const says = `entries ${end.seq + 1} to ${seq} are missing: anchor ${n} was made at ${seq}`
      return [{ kind: 'truncated', seq: end.seq + 1, says }]
    }
    if (at.get(seq) !== hash) {
      const says = `the chain was written anew: between entries ${agreed + 1} and ${seq} it is not what anchor ${n} says`
      return [{ kind: 'rewritten', seq: agreed + 1, says }]
    }
    agreed = seq
  }
  return []
}

/** What is wrong with the file of anchors itself. */
export function fileFaults({ anchorsTold }: Pick<Seen, 'anchorsTold'>, { anchors, damaged }: AnchorFile): AuditFault[] {
  const altered = damaged.map(({ line, why }): AuditFault => ({
    ...{ kind: 'anchor-altered', seq: line },
    says: `line ${line} of the file of anchors is ${why}`,
  }))
  const last = anchors.at(-1)?.n ?? 0
  if (altered.length > 0 || anchorsTold <= last) return altered.slice(0, 1)
  const says = `anchor ${last + 1} is missing from the file of anchors; the chain tells of ${anchorsTold}`
  return [{ kind: 'anchor-lost', seq: last + 1, says }]
}
