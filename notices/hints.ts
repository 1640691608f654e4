import type { Wordings } from '../tenants/wordings'

/** A word that puts the blame on the family, and how the same can be said in partnership (004-25). */
export interface WordingHint {
  /** Where it stands, as a path in what was sent. */
  path: string
  /** The word as it stands there. */
  found: string
  rather: string
}

/**
 * The words of a body that had better be others, each with a suggestion; none where the wording is open and kind. Nothing is refused for
 * its words. Pure.
 */
export function wordingHints(body: unknown, { hints }: Wordings): WordingHint[] {
  return textsIn(body, '').flatMap(({ path, text }) =>
    hints.flatMap(({ avoid, rather }) =>
      avoid.flatMap((word) => (text.match(patternOf(word)) ?? []).map((found) => ({ path, found, rather }))),
    ),
  )
}

/** Words may be parted by any space or hyphen, or by none, and have any ending. */
function patternOf(word: string): RegExp {
  const parts = word.split(/[\s-]+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`\\b${parts.join('[\\s-]*')}\\p{L}*`, 'giu')
}

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, path === '' ? name : `${path}.${name}`))
}
