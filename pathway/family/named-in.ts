import { fold } from '../redaction/fold'
import { sharedWords } from '../redaction/parts'

/** Whether a text names one of those, by a word of their name that the others do not have. Pure. */
export function isNamedIn(text: string, those: readonly string[], others: readonly string[]): boolean {
  const [known, words] = [sharedWords(others), fold(text).text.split(/[^\p{L}\p{N}]+/u)]
  return [...sharedWords(those)].some((word) => !known.has(word) && words.includes(word))
}
