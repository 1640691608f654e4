import { auditHash, type AuditRow } from '../../db/audit'

/** What is wrong with a council's audit: the chain broken, or a message accepted or settled there more or less than once. */
export function auditFindings(council: string, rows: readonly AuditRow[], messages: ReadonlySet<string>): string[] {
  return [...chainFindings(council, rows), ...[...messages].flatMap((message) => onceFindings(message, rows))]
}

function chainFindings(council: string, rows: readonly AuditRow[]): string[] {
  let previous: Buffer = Buffer.alloc(32)
  return rows.flatMap(({ seq, hash, ...entry }, index) => {
    const isNext = seq === index + 1 && auditHash(council, seq, entry, previous).equals(hash)
    previous = hash
    return isNext ? [] : [`the audit of ${council} is broken at ${seq}`]
  })
}

function onceFindings(message: string, rows: readonly AuditRow[]): string[] {
  const settled = rows.filter(({ messageId, action }) => messageId === message && action.startsWith('case.'))
  return settled.length === 1 ? [] : [`message ${message} is settled ${settled.length} times on the audit`]
}
