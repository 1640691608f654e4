import { redacted } from '../pathway/redaction/blot'
import { takesUp } from '../pathway/redaction/echo'
import type { KnownPerson } from './people'
import { everReachedAt, redactor, secretsFrom } from './redact'

/**
 * Makes the function that hides from somebody of a case what they may not read, and tells nothing of their guesses: what takes up a name, a
 * place or a number that they themselves spoke of is not shown at all, whether they guessed right or wrong (000-05, 003-03). Where nothing is
 * hidden from them, nothing is. Pure.
 * @param said their own words, from `ownWordsOf`
 */
export function redactorFor(
  personId: string | undefined,
  people: readonly KnownPerson[],
  said: readonly string[],
): (text: string) => string {
  const secrets = secretsFrom(personId, people)
  const hide = redactor(secrets)
  if (secrets.length === 0 || said.length === 0) return hide
  const isGuess = guessIn(personId, people, said)
  return (text) => (isGuess(text) ? redacted : hide(text))
}

/** Makes what tells whether a text takes up a guess of somebody: the names of those who are shown are none, nor is how they are reached themselves. Pure. */
export function guessIn(
  personId: string | undefined,
  people: readonly KnownPerson[],
  said: readonly string[],
): (text: string) => boolean {
  const names = people.filter(({ referred, linked }) => referred !== true && linked !== true).map(({ name }) => name)
  const own = people.filter(({ id }) => id === personId).flatMap(everReachedAt)
  return (text) => said.length > 0 && takesUp(text, said, [...names, ...own])
}
