import { createHmac, randomInt } from 'node:crypto'
import type { CouncilKey } from './keyring'

/** No letter that can be taken for a digit, and no U, so that no word comes out by chance. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 3
const groupLength = 4

/** A fresh code of 60 random bits, such as `7K3M-0QXD-V2RT`: short enough to be read out on the telephone. */
export function newReceiptCode(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** A code as it was meant, however it was typed: O for 0, I or L for 1, small letters, with or without hyphens. */
const meant = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** A keyed hash by which a code is known again; without the council's key it says nothing of the code. */
export const receiptMark = ({ bytes }: CouncilKey, typed: string): Buffer =>
  createHmac('sha256', bytes).update('caseway-receipt-code\0').update(meant(typed), 'utf8').digest()
