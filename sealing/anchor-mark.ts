import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CouncilKey, Keyring } from './keyring'

const markOf = ({ bytes }: CouncilKey, previous: string, text: string): Buffer =>
  createHmac('sha256', bytes).update('caseway-anchor\0').update(`${previous}\0`).update(text, 'utf8').digest()

/** A keyed hash of one anchor and of the mark of the one before it: who has not the council's key can neither make nor change one. Hex. */
export const anchorMark = (key: CouncilKey, previous: string, text: string): string =>
  markOf(key, previous, text).toString('hex')

/** Whether it is the mark of this text after that mark. Throws `SealingError` where the council has no such key. */
export function isAnchorMark(
  keyring: Keyring,
  { council, keyId, mark }: { council: string; keyId: string; mark: string },
  previous: string,
  text: string,
): boolean {
  const expected = markOf(keyring.byId(council, keyId), previous, text)
  const given = Buffer.from(mark, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
