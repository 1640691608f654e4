import { createHmac } from 'node:crypto'
import type { CouncilKey } from './keyring'

/** What a child is known by: the council's own id, or else name and date of birth (or the day expected). */
export type ChildIdentity = { localChildId: string } | { forenames: string; surname: string; birth: string }

/** What of a child in a referral their marks are made of. The day is that of birth or, for an unborn child, the one expected. */
export interface MarkedChild {
  localChildId?: string | undefined
  forenames: string
  surname: string
  dateOfBirth?: string | undefined
  expectedOn?: string | undefined
}

/** Both, where both are there: the next referral may know one only. */
function identitiesOf({ localChildId, forenames, surname, dateOfBirth, expectedOn }: MarkedChild): ChildIdentity[] {
  const birth = dateOfBirth ?? expectedOn ?? ''
  return [...(localChildId === undefined ? [] : [{ localChildId }]), { forenames, surname, birth }]
}

/** Every mark of a child: by the council's own id, where it has one, and by name and date. */
export const childMarks = (key: CouncilKey, practice: boolean, child: MarkedChild): Buffer[] =>
  identitiesOf(child).map((identity) => childMark(key, practice, identity))

/** Letters and digits alone, without case or accents: `  Zoë  O'Neil ` is `zoeoneil`. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * A keyed hash by which a child is known again when referred again. Without the council's key it says nothing of the child, not even
 * to somebody who can guess the name; a practice child is never a live one.
 */
export function childMark({ bytes }: CouncilKey, practice: boolean, identity: ChildIdentity): Buffer {
  const known =
    'localChildId' in identity
      ? ['id', identity.localChildId.toUpperCase()]
      : ['name', plain(identity.forenames), plain(identity.surname), identity.birth]
  const text = JSON.stringify([practice ? 'practice' : 'live', ...known])
  return createHmac('sha256', bytes).update('caseway-child\0').update(text, 'utf8').digest()
}
