import { caseKeysIn } from '../../../db/case-keys'
import { findMatter } from '../../../db/matters'
import type { CouncilTx } from '../../../db/pool'
import { openJson, sealedAs } from '../../../db/sealed'
import { requesterOf } from '../../../notices/matter'
import { reachOf, redact, secretsFrom } from '../../../notices/redact'
import type { KnownPerson } from '../../../notices/people'
import { peopleOfCase } from '../../../notices/sight'
import type { Disclosure } from '../../../pathway/matters/access/facts'
import type { Export } from '../../../pathway/matters/access/export/facts'
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
  const secrets: string[] = []
  for (const { caseId } of disclosure.cases) {
    secrets.push(...secretsOf(await peopleOfCase(tx, keys, caseId), caseId, asker, disclosure))
  }
  return { ...exported, cases: exported.cases.map((one) => without(one, secrets)) }
}

/**
 * What of one case is taken out for who asks, whom we take for the person of the case with the same name: see `takeOut`.
 * @param disclosure what was decided: who is withheld, and in which cases who referred is shown
 */
export function secretsOf(people: readonly KnownPerson[], caseId: string, asker: KnownPerson, disclosure: Disclosure) {
  const own = people.find(({ name }) => name.toLowerCase() === asker.name.toLowerCase())
  const isShown = disclosure.referrerShownIn?.includes(caseId) === true
  const asked = isShown ? people.map(({ referred: _shown, ...one }) => one) : people
  const named = disclosure.people.map(({ personId }) => personId)
  const withheld = people.filter(({ id }) => named.includes(id)).flatMap((one) => [one.name, ...reachOf(one)])
  return [...secretsFrom(own?.id, asked), ...withheld]
}

function without<T>(value: T, secrets: readonly string[]): T
function without(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redact(value, secrets)
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, without(inner, secrets)]))
}
