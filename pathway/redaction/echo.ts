import { redacted } from './blot'
import { fold } from './fold'

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
