import { caseKeysIn } from '../../../db/case-keys'
import { findMatter } from '../../../db/matters'
import type { CouncilTx } from '../../../db/pool'
import { openJson, sealedAs } from '../../../db/sealed'
import { requesterOf } from '../../../notices/matter'
import { identityOf, namesIn, redactor, secretsFrom } from '../../../notices/redact'
import type { KnownPerson } from '../../../notices/people'
import { peopleOfCase } from '../../../notices/sight'
import type { Disclosure } from '../../../pathway/matters/access/facts'
import type { Export } from '../../../pathway/matters/access/export/facts'
import { fold } from '../../../pathway/redaction/fold'
import type { Secret } from '../../../pathway/redaction/secret'
import type { Keyring } from '../../../sealing/keyring'

/**
 * Takes out of everything that is disclosed, over what was decided to be withheld, how those are reached whose address is protected, unless
 * it is they who ask; who referred, unless it was decided to show them; and all that names or reaches the people who are withheld. However
 * it is written (see `redact`).
 */
export async function takeOut(
  tx: CouncilTx,
  keyring: Keyring,
  exported: Export,
  { requestId, disclosure }: { requestId: string; disclosure: Disclosure },
): Promise<Export> {
  const keys = caseKeysIn(tx, keyring)
  const matter = await findMatter(tx, requestId)
  if (matter === null) return exported
  const asker = requesterOf(openJson(await keys.load(requestId), sealedAs.matter(tx.council, requestId), matter.body))
  const secrets: Secret[] = []
  for (const { caseId } of disclosure.cases) {
    secrets.push(...secretsOf(await peopleOfCase(tx, keys, caseId), caseId, asker, disclosure))
  }
  return { ...exported, cases: exported.cases.map((one) => without(one, redactor(secrets))) }
}

/**
 * What of one case is taken out for who asks, whom we take for the person of the case with the same name: see `takeOut`.
 * @param disclosure what was decided: who is withheld, and in which cases who referred is shown
 */
export function secretsOf(people: readonly KnownPerson[], caseId: string, asker: KnownPerson, disclosure: Disclosure) {
  const own = people.find(({ name }) => fold(name).text === fold(asker.name).text)
  const isShown = disclosure.referrerShownIn?.includes(caseId) === true
  const asked = isShown ? people.map(({ referred: _shown, ...one }) => one) : people
  const named = disclosure.people.map(({ personId }) => personId)
  const known = namesIn(people.filter(({ id, referred }) => referred !== true && !named.includes(id)))
  const withheld = people.filter(({ id }) => named.includes(id)).flatMap((one) => identityOf(one, known))
  return [...secretsFrom(own?.id, asked), ...withheld]
}

type Redactor = (text: string) => string

/** What stands in every export alike, and nobody wrote. */
const ours = ['kind', 'withheld', 'words', 'at', 'number', 'by']

function without<T>(value: T, hide: Redactor): T
function without(value: unknown, hide: Redactor): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, hide))
  if (typeof value !== 'object' || value === null) return value
  const shown = ([name, inner]: [string, unknown]): [string, unknown] => [
    name,
    ours.includes(name) ? inner : without(inner, hide),
  ]
  return Object.fromEntries(Object.entries(value).map(shown))
}
