import { listMattersAbout } from '../../../db/matters'
import type { CouncilTx } from '../../../db/pool'
import type { KnownPerson } from '../../../notices/people'
import type { CaseEvent } from '../../../pathway/events'
import type {
  DisclosedBeside,
  DisclosedCase,
  DisclosedEntry,
  HeldCase,
} from '../../../pathway/matters/access/export/facts'
import { entryOf } from '../../../pathway/matters/access/export/entry'
import { askerAmong, isSameName, nameOf } from '../../../pathway/matters/access/export/named'
import { formOf } from '../../../pathway/records/catalogue'
import type { Rules } from '../../../pathway/rules'
import type { Keyring } from '../../../sealing/keyring'
import type { Beside } from '../../present/beside'
import { matterPathOf } from '../../links'
import { askerOf } from './asker'

/** What somebody asked to have corrected, of what stands beside a case: by them, as far as the name tells. */
export async function ownBeside(
  tx: CouncilTx,
  keyring: Keyring,
  { caseId, beside, asker }: { caseId: string; beside: Beside; asker: KnownPerson },
): Promise<Beside> {
  const own = new Set<string>()
  for (const { caseId: id } of await listMattersAbout(tx, 'rectification', caseId)) {
    const href = matterPathOf(tx.council, 'rectifications', id)
    const isShown = [...beside.values()].flat().some((one) => one.href === href)
    if (isShown && isSameName((await askerOf(tx, keyring, id)).name, asker.name)) own.add(href)
  }
  return new Map([...beside].map(([seq, all]) => [seq, all.filter(({ href }) => own.has(href))]))
}

/** What of a disclosed case is in the words of who asks, and where it is put back. */
export interface OwnWords {
  held: HeldCase
  asker: KnownPerson
  own: Beside
  rules: Rules
}

/**
 * Puts the words of who asks back as they gave them, each where it stood: taken out in part they would show which of their guesses is right.
 * What is withheld as a whole stays so. Pure.
 */
export function withOwnWords(disclosed: DisclosedCase, { held, asker, own, rules }: OwnWords): DisclosedCase {
  const id = askerAmong(held.people, ({ said }) => nameOf(said), asker.name)?.id
  const besideAt = (seq: number, beside: readonly DisclosedBeside[] | undefined) =>
    beside === undefined ? {} : { beside: beside.map((one) => givenAt(one, own.get(seq) ?? [])) }
  const entries = disclosed.entries.map((entry) => {
    if ('withheld' in entry) return entry
    const event = held.events.find((one) => one.event.seq === entry.number)?.event
    const details = event === undefined ? entry.details : detailsOf(entry, event, { id, rules })
    return { ...entry, details, ...besideAt(entry.number, entry.beside) }
  })
  return { ...disclosed, ...besideAt(0, disclosed.beside), entries }
}

function detailsOf(
  { details }: DisclosedEntry,
  event: CaseEvent,
  { id, rules }: { id: string | undefined; rules: Rules },
): DisclosedEntry['details'] {
  const said = id === undefined ? [] : saidBy(event, id)
  const whole = entryOf(event, undefined, rules, (text) => text).details
  return details.map((one, index) => {
    const given = whole[index]
    return given !== undefined && said.includes(given.name) ? { ...one, value: given.value } : one
  })
}

/** Which details of an event are in somebody's own words. */
function saidBy(event: CaseEvent, id: string): string[] {
  if (event.type === 'comment-added') return event.personId === id ? ['comment'] : []
  if (event.type !== 'record-made') return []
  const { by = '', own = [] } = ownAnswers[event.record] ?? {}
  if (event.fields[by] !== id) return []
  return (formOf(event.record)?.fields ?? []).filter(({ name }) => own.includes(name)).map(({ question }) => question)
}

/** Of which records which answers are the own words of whom another answer names. */
const ownAnswers: Readonly<Record<string, { by: string; own: readonly string[] }>> = {
  'own-words': { by: 'parent', own: ['difficulties', 'goes-well', 'question'] },
  communication: { by: 'own-words-of', own: ['action-points'] },
}

/** A correction in their own words is theirs too; reasons are not. */
function givenAt(one: DisclosedBeside, own: readonly DisclosedBeside[]): DisclosedBeside {
  const given = own.find(({ receivedAt }) => receivedAt === one.receivedAt)
  if (given === undefined) return one
  const isTheirs = one.correction !== undefined && given.correction === given.right
  return { ...one, wrong: given.wrong, right: given.right, ...(isTheirs && { correction: given.right }) }
}
