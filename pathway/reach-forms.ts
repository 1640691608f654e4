/** What a telephone number must be, in words. */
export const phoneForm = '10 or 11 digits beginning with 0 (11 for a mobile), or + and 8 to 15 digits'

/** Behind a number: the extension, which is dialled later. */
const extension = /\s*(?:,|ext\.?|extension|x)\s*\d{1,6}$/i

/**
 * Whether a telephone number can be one: of the United Kingdom with as many digits as these have (the National Telephone Numbering Plan of
 * Ofcom), or any other with + or 00 and its country. Blanks, hyphens, dots, brackets and an extension are no matter.
 */
export function canBePhone(written: string): boolean {
  const plain = written
    .trim()
    .replace(extension, '')
    .replaceAll(/\(0\)(?=\s*\d)/g, '')
  if (!/^[+(]?[\d\s().-]+$/.test(plain)) return false
  const digits = plain.replaceAll(/[^\d+]/g, '').replace(/^00/, '+')
  if (digits.startsWith('+44')) return isOfTheCountry(`0${digits.slice(3).replace(/^0/, '')}`)
  return digits.startsWith('+') ? /^\+[1-9]\d{7,14}$/.test(digits) : isOfTheCountry(digits)
}

/** Of ten digits are some numbers of towns (01) and of freephone (0500, 0800); 0800 1111 and 0845 46 47 have fewer still. */
const isOfTheCountry = (digits: string): boolean =>
  /^0[1-35789]\d{9}$|^01\d{8}$|^0(?:500|800)\d{6}$|^08001111$|^0845464\d$/.test(digits)

/** What an e-mail address must be, in words. */
export const emailForm = 'an e-mail address, such as somebody@example.org'

/** Whether it looks like an e-mail address. */
export const canBeEmail = (written: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(written.trim())

/** What a postcode must be, in words. */
export const postcodeForm = 'a postcode: 3 to 10 letters and digits, a digit among them'

/** Whether it may be a postcode, of the United Kingdom or elsewhere. */
export const canBePostcode = (written: string): boolean =>
  /^(?=.*\d)[A-Z0-9]{3,10}$/i.test(written.replaceAll(/[\s-]/g, ''))
