import type { KeptKind } from '../../db/kept-kinds'
import { adoptAction, keepAction, kindsAdopted } from '../../db/kept-rows'
import type { AuditLine, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'

/**
 * Rows beside the record are those whose hashes the audit has: each that is there, as it is there, and no other. What was made before the
 * audit kept hashes at all was taken up as it stood then; where that has not been done, nothing is said of rows that it does not know.
 */
export const keptAs =
  (...kinds: readonly KeptKind[]) =>
  (book: CouncilBook): Found => {
    const rounds = book.audit.filter(({ action }) => action === adoptAction)
    const adopted = kindsAdopted(rounds.map(({ outcome }) => outcome))
    return together(...kinds.map((kind) => keptOf(book, kind, adopted.includes(kind))))
  }

/** What a destroyed record is emptied of. */
const emptied: readonly KeptKind[] = ['work_item_note']

function keptOf({ audit, kept, destroyed }: CouncilBook, kind: KeptKind, adopted: boolean): Found {
  const action = keepAction(kind)
  const lines = audit.filter((line) => line.action === action)
  const hashes = new Map(lines.map(({ messageId, outcome }) => [messageId, outcome]))
  const rows = kept[kind]
  const there = new Set(rows.map(({ id }) => id))
  const name = kind.replaceAll('_', ' ')
  const one = `${'aeiou'.includes(name.charAt(0)) ? 'an' : 'a'} ${name}`
  const idOf = ({ messageId }: AuditLine) => messageId ?? kind
  return together(
    each(
      rows,
      ({ id }) => id,
      ({ id, hash }) => {
        const wanted = hashes.get(id)
        if (wanted === undefined) return adopted ? `${one} that the audit knows nothing of` : undefined
        return wanted === hash ? undefined : `the ${name} is not as it was put on record`
      },
    ),
    each(lines, idOf, (line) => {
      const isEmptied = emptied.includes(kind) && destroyed.includes(line.caseId ?? '')
      return isEmptied || there.has(idOf(line)) ? undefined : `${one} that was put on record is not there any more`
    }),
  )
}

/** I4 besides: who has, or had, emergency access to what, and until when, is what the record of its matter says. */
export const emergencies = ({ cases, destroyed, emergencyAccesses }: CouncilBook): Found =>
  together(
    each(
      emergencyAccesses.filter(({ accessId }) => !destroyed.includes(accessId)),
      ({ accessId }) => accessId,
      ({ accessId, aboutCaseId, personId, expiresAt }) => {
        const matter = cases.find(({ row }) => row.caseId === accessId && row.kind === 'emergency-access')
        if (matter === undefined) return 'an emergency access without its matter'
        const taken = matter.events.find(({ type }) => type === 'emergency-access-taken')
        if (taken === undefined || !('until' in taken) || !('about' in taken) || !('takenBy' in taken)) return undefined
        const same = taken.until === expiresAt && taken.about === aboutCaseId && taken.takenBy === personId
        return same ? undefined : 'the emergency access is not the one on its record'
      },
    ),
    each(
      cases.filter(({ row }) => row.kind === 'emergency-access'),
      ({ row }) => row.caseId,
      ({ row }) =>
        emergencyAccesses.some(({ accessId }) => accessId === row.caseId)
          ? undefined
          : 'an emergency access on the record of which there is no row',
    ),
  )
