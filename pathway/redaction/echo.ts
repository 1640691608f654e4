import { redacted } from './blot'
import { fold } from './fold'
import { isKind } from './kinds'

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''))

/** What stands in any question and its answer and tells of nobody: no name, place, relation, work or number is among it. */
const usual = words(`
  a about after again all also always am an and any are aren as ask asked asking at be because been before being but by came can cannot come
  could couldn d date day days decide decided decision did didn do does doesn doing don done each every few for from further get give given go
  going got had has hasn have haven having he her here hers him his how i if in into is isn it its know known later let letter ll m many me
  meeting meetings meet might month months more most much must my need needs never next no not now of often on once only or other our out over
  plan please question re read reason receive s said same say says see seen send sent she should since so some soon still such t tell than
  that the their them then there these they think this those time to today told tomorrow too until up us ve very want was wasn we week weeks
  well were weren what when where whether which while who whom whose why will with without won would wouldn write wrong yes yesterday yet you
  your yours`)

const shortest = 4

/** The words and numbers of a text that are not in every text. */
const telling = (text: string): string[] =>
  fold(text)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !usual.has(word))

const together = (text: string): string => fold(text).text.replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * Whether a text takes up anything of what somebody said: a word or number that is not in every text, in full, run together with others, or
 * begun alike. It knows no secret, so that a right guess and a wrong one are taken up alike. Pure.
 */
export function echoes(text: string, said: readonly string[]): boolean {
  const [here, there] = [telling(text), said.flatMap(telling)]
  const isLong = (word: string) => word.length >= shortest
  const within = (some: readonly string[], all: string) => some.some((word) => isLong(word) && all.includes(word))
  const starts = new Set(there.filter(isLong).map((word) => word.slice(0, shortest)))
  return (
    here.some((word) => there.includes(word) || (isLong(word) && starts.has(word.slice(0, shortest)))) ||
    said.some((one) => within(here, together(one))) ||
    within(there, together(text))
  )
}

/**
 * What the council wrote beside what its reader said: whole where it takes up nothing of that and nothing was taken out of it, or not at all.
 * In part, or where it takes up their guess, it would show whether that is right.
 * @param shown the text without what they may not read
 */
export const besideOwn = (text: string, shown: string, said: readonly string[]): string =>
  shown === text && !echoes(text, said) ? text : redacted

/** Days, and what is often written with a capital and names nobody. */
const named = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
  december mr mrs ms miss dr council councils services service social worker workers care team manager family families child children childs
  mother father mum dad school police health doctor gp nhs court conference core group section assessment strategy review complaint complaints
  stage request records report`)

const isNumber = (word: string) =>
  /\d{3}|\p{L}\d|\d\p{L}/u.test(word) && !/^(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th))$/.test(word)

/** What of a text has the look of a name, a place, an address or a number: capitals within a sentence, what stands between a number and `Road`, and figures but days. Folded. */
function looks(text: string): Set<string> {
  const mails = text.match(/[^\s@]+@[^\s@]+/g) ?? []
  const capitals = Array.from(text.matchAll(/(?<=[^.!?:\s"'(]["'(]?\s+["'(]?)\p{Lu}[\p{L}\p{M}]+/gu), ([word]) => word)
  const all = fold(text).text.split(/[^\p{L}\p{N}]+/u)
  const isNumbered = (index: number) => all.slice(Math.max(0, index - 2), index).some((word) => /\d/.test(word))
  const before = all.filter((_, index) => isKind(all[index + 1] ?? '') && isNumbered(index))
  const runs = text.match(/\d[\d ]{4,}\d/g) ?? []
  const some = [...capitals, ...mails].flatMap(telling).concat(before, all.filter(isNumber), runs.map(together))
  return new Set(some.filter((word) => !usual.has(word) && !named.has(word) && !isKind(word)))
}

/**
 * Whether a text takes up something that has the look of a name, a place, an address or a number, in it or as somebody said it. It knows no
 * secret, as `echoes`; an ordinary word that both hold is none. Pure.
 * @param open names that are no guess, as their own
 */
export function takesUp(text: string, said: readonly string[], open: readonly string[]): boolean {
  const theirs = new Set(open.flatMap(telling))
  const all = [text, ...said].map(looks).flatMap((one) => [...one])
  const [here, there] = [together(text), together(said.join(' '))]
  const isTaken = (word: string) =>
    word.length >= shortest
      ? here.includes(word) && there.includes(word)
      : telling(text).includes(word) && said.flatMap(telling).includes(word)
  return all.some((word) => !theirs.has(word) && isTaken(word))
}
