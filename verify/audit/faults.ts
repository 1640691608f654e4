/**
 * What is wrong with a council's audit. `truncated`: its end is missing. `rewritten`: it is sound in itself and not what was anchored.
 * `anchor-altered`, `anchor-lost`: the file of anchors is not as it was written.
 */
export type AuditFaultKind =
  'altered' | 'deleted' | 'reordered' | 'inserted' | 'truncated' | 'rewritten' | 'anchor-altered' | 'anchor-lost'

/** One fault: at which entry (or which anchor), and a sentence that says so. */
export interface AuditFault {
  kind: AuditFaultKind
  seq: number
  says: string
}
