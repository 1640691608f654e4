import type { KnownPerson } from './people'

/** What stands where something was taken out. */
export const redacted = '[not shown]'

/** Shorter pieces would blot out ordinary words. */
const shortest = 5

/**
 * Takes out of a text what must not reach its recipient: every name, address, number and mail address among `secrets`, however it is spaced,
 * broken or written in capitals; of an address also each of its lines and its postcode. Pure.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const pieces = [...new Set(secrets.flatMap(piecesOf))].toSorted((a, b) => b.length - a.length)
  return pieces.reduce((rest, piece) => rest.replace(patternOf(piece), redacted), text)
}

/** Whether a text holds any of the secrets. */
export const tells = (text: string, secrets: readonly string[]): boolean => redact(text, secrets) !== text

function piecesOf(secret: string): string[] {
  const lines = secret.split(/[\n,;]+/).map((line) => line.trim())
  const whole = secret.trim()
  return [whole, ...lines].filter((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '').length >= shortest)
}

/** Spaces, hyphens, dots and brackets may stand anywhere between letters and digits, or nowhere. */
function patternOf(piece: string): RegExp {
  const marks = Array.from(piece.replace(/[^\p{L}\p{N}@]/gu, '')).map((mark) =>
    mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])${marks.join('[^\\p{L}\\p{N}@]{0,3}')}(?![\\p{L}\\p{N}])`, 'giu')
}

/** All that tells how or where somebody is reached. */
export const reachOf = ({ contact = {}, tells: more }: KnownPerson): string[] =>
  [contact.address, contact.phone, contact.email, ...more].flatMap((one) => (one === undefined ? [] : [one]))

/**
 * What a page to this recipient must not hold: how and where the people are reached whose address is protected, save the recipient's own;
 * and, for anybody else, who referred (000-05, 003-03).
 * @param recipientId the opaque id of a person, or undefined where it goes to an agency
 */
export function secretsFrom(
  recipientId: string | undefined,
  people: readonly KnownPerson[],
  referrerId: string,
): string[] {
  const others = people.filter(({ id }) => id !== recipientId)
  const isHidden = others.some(({ addressProtected }) => addressProtected === true)
  return others.flatMap((one) => {
    if (one.id === referrerId) return [one.name, ...reachOf(one)].filter((secret) => secret !== '')
    if (one.addressProtected === true) return reachOf(one)
    return isHidden ? one.tells : []
  })
}
