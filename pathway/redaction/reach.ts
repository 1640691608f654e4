import { linesOf, postcode } from './address'
import { fold } from './fold'
import { isKind } from './kinds'
import { everyday, mailboxes, ordinary, particles, providers } from './ordinary'
import type { Secret } from './secret'

/** What is open: words of the names and addresses of those who are no secret, folded, and the same as phrases. */
export interface Open {
  words: ReadonlySet<string>
  phrases: readonly string[]
}

/** Where nothing is known to be open. */
export const nothingOpen: Open = { words: new Set(), phrases: [] }

const wordsOf = (text: string): string[] => fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
const outwardsOf = (address: string): string[] =>
  (fold(address).text.match(postcode) ?? []).map((code) => code.replace(/\s*\d[a-z]{2}$/, ''))

/**
 * What is open of these names and addresses.
 * @param secret addresses that are none of it, whoever else has them
 */
export function openOf(names: readonly string[], addresses: readonly string[], secret: readonly string[]): Open {
  const hidden = new Set(secret.flatMap((one) => linesOf(one).homes))
  const known = addresses.filter((one) => !linesOf(one).homes.some((line) => hidden.has(line)))
  return {
    words: new Set([...[...names, ...known].flatMap(wordsOf), ...known.flatMap(outwardsOf)]),
    phrases: [...known.flatMap((one) => [one, ...linesOf(one).homes]), ...names],
  }
}

/**
 * An address: in whole, every run of words of a house or street that tells it from others (`Agatha House`, `14 Larkspur`), each such word and
 * half a postcode alone that those who are no secret do not have too, and each number with the word beside it (`Lock 4`).
 */
export function addressSecrets(address: string, { words, phrases: amid }: Open): Secret[] {
  const outwards = outwardsOf(address).filter((code) => !words.has(code))
  const parts = [...linesOf(address).homes.flatMap((line) => partsOf(line, words)), ...outwards]
  return [{ address, amid }, ...[...new Set(parts)].map((part) => ({ part, amid }))]
}

/** A town or county in whole, and what in it tells it from others: `Dunning` of Little Dunning. */
export const townSecrets = (town: string, { words, phrases: amid }: Open): Secret[] =>
  [...new Set([town, ...partsOf(town, words)])].map((one) => ({ town: one, amid }))

const tells = (word: string): boolean =>
  /^\p{L}{3,}$/u.test(word) && !isKind(word) && !everyday.has(word) && !particles.has(word)
const hasNumber = (word = ''): boolean => /\d/.test(word)

/** Runs of a line by which it is told from others, and single words of it that are not open. */
function partsOf(line: string, open: ReadonlySet<string>): string[] {
  const words = wordsOf(line)
  const runs = words.flatMap((_, from) => words.slice(from).map((_one, more) => words.slice(from, from + more + 1)))
  const isEnd = (word = '') => word !== 's' && word !== 'co' && !particles.has(word)
  return runs
    .filter(([first = '', ...more]) => (more.length > 0 || (tells(first) && !open.has(first))) && first !== 's')
    .filter((run) => isEnd(run[0]) && (isEnd(run.at(-1)) || run.at(-1) === 's'))
    .filter((run) => run.some(tells) || (run.length === 2 && run.some(hasNumber)))
    .map((run) => run.join(' '))
}

/** A mail address, and what stands before its `@` where that tells of somebody and is no name that is open. */
export function mailSecrets(mail: string, open: Open): Secret[] {
  const [local = ''] = mail.split('@')
  const words = wordsOf(local)
  const isOpen = words.length === 1 && [open.words, ordinary, mailboxes].some((known) => known.has(words[0] ?? ''))
  return (local.match(/\p{L}/gu) ?? []).length < 4 || isOpen ? [mail] : [mail, { mailbox: local }]
}

/** The domain that somebody writes from in their work, and the name in it, where not very many have it or somebody whose mail is open. */
export function domainSecrets(mail: string, openMails: readonly string[]): Secret[] {
  const domainOf = (one: string) => fold(one).text.split('@')[1]?.trim() ?? ''
  const domain = domainOf(mail)
  const [name = '', ...behind] = wordsOf(domain)
  if (behind.length === 0 || openMails.some((one) => domainOf(one) === domain)) return []
  if (providers.has(name)) return []
  const isNamed = name.length > 4 && !behind.some((word) => providers.has(word))
  return [{ place: domain }, ...(isNamed ? [{ place: name }] : [])]
}
