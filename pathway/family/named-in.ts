import { fold } from '../redaction/fold'
import { titles } from '../redaction/ordinary'

/** Somebody of a case as they are called. */
export interface Called {
  id: string
  name: string
  referred?: boolean
}

/**
 * Whether a text names somebody beyond doubt, and nobody else: by their first name, alone or with more of their name, and by nothing that
 * others have, too. A surname alone, initials, what they are to the child, or anybody beside them leave a doubt. Who referred and has the
 * same name is taken for the same person. Pure.
 */
export function namesAlone(text: string, personId: string, people: readonly Called[]): boolean {
  const said = wordsOf(text)
  const own = wordsOf(people.find(({ id }) => id === personId)?.name ?? '')
  const [first] = own
  if (first === undefined || first.length < 2 || !said.includes(first)) return false
  const isSame = ({ id, name, referred }: Called) =>
    id === personId || (referred === true && wordsOf(name).join(' ') === own.join(' '))
  const isIn = (words: readonly string[]) => said.every((word) => words.includes(word))
  return isIn(own) && !people.some((one) => !isSame(one) && isIn(wordsOf(one.name)))
}

/** Without titles, and however it is accented or written in capitals. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !titles.has(word))
