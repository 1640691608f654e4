import { z } from 'zod'
import type { CaseKeys } from '../db/case-keys'
import { listCasesAbout } from '../db/matters'
import type { CouncilTx } from '../db/pool'
import { listReferrals, type Referral } from '../db/referrals'
import { openJson, sealedAs } from '../db/sealed'
import { nameOf } from '../pathway/matters/access/export/named'
import type { Secret } from '../pathway/redaction/secret'
import type { RecordedAny } from '../pathway/stamp'
import { saidIn } from './people'
import { peopleOfCase, peopleOfReferral } from './people-of-case'
import { secretsFrom } from './redact'
import { mayBeTakenFor, mayShareSurname, reachedAs, type Asked } from './taken-for'

const given = z.string().optional()
const named = z.object({
  ...{ forenames: z.string(), surname: z.string(), dateOfBirth: given },
  ...{ address: given, postcode: given, telephone: given, email: given },
})
const openingSchema = z.object({
  request: z.object({
    requester: named,
    subject: named.optional(),
    formerNames: z.array(z.string()).default([]),
    formerAddresses: z.array(z.string()).default([]),
  }),
})

/** Whoever asks in a matter and whom it is about, also as they were called and where they lived before, as its sealed opening has them. Throws `ZodError` where it names nobody. */
export function askedOf(opening: unknown): Asked[] {
  const { requester, subject, formerNames, formerAddresses } = openingSchema.parse(opening).request
  const people = [requester, ...(subject === undefined ? [] : [subject])]
  const now = people.map(({ forenames, surname, dateOfBirth, address, postcode, telephone, email }, index) => ({
    ...{ forenames, surname, dateOfBirth },
    reach: [address, postcode, telephone, email, ...(index === 0 ? formerAddresses : [])].flatMap((one) => one ?? []),
  }))
  return [...now, ...formerNames.map(formerly)]
}

/** A name in one piece: the last word of it is the surname. */
function formerly(name: string): Asked {
  const words = name.trim().split(/\s+/)
  return { forenames: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '', reach: [] }
}

const proposedSchema = z.object({
  type: z.literal('disclosure-proposed'),
  cases: z.array(z.object({ caseId: z.string() })),
})

/** The cases of which a disclosure was ever proposed, whatever became of it. */
export const casesProposed = (events: readonly RecordedAny[]): string[] => {
  const proposed = events.flatMap((event) => proposedSchema.safeParse(event).data?.cases ?? [])
  return [...new Set(proposed.map(({ caseId }) => caseId))]
}

/** A matter as far as it says which cases it may speak of. */
export interface Speaking {
  caseId: string
  practice: boolean
  /** Opened, as it was stored. */
  opening: unknown
  /** Its whole record. */
  events: readonly RecordedAny[]
}

/**
 * What nobody who asks may learn from a letter of this matter: who referred, and how those are reached whose address is protected. Of the
 * cases that it is about and of which a disclosure was proposed; where it names none, of every one in which somebody may be taken for
 * whoever asks or is asked about: whoever writes the letter may have any of these before them.
 */
export async function secretsOfMatter(tx: CouncilTx, keys: CaseKeys, matter: Speaking): Promise<Secret[]> {
  const known = new Set([...(await listCasesAbout(tx, matter.caseId)), ...casesProposed(matter.events)])
  if (known.size === 0) return secretsByName(tx, keys, matter)
  const secrets: Secret[] = []
  for (const caseId of known) secrets.push(...secretsFrom(undefined, await peopleOfCase(tx, keys, caseId)))
  return secrets
}

/** How many referrals are opened at a time. */
const PAGE = 500

/** Names stand sealed and nowhere else, so every referral is opened; one that cannot be, though it was not destroyed, holds the letter up. */
async function secretsByName(tx: CouncilTx, keys: CaseKeys, { practice, opening }: Speaking): Promise<Secret[]> {
  const asked = askedOf(opening)
  const secrets: Secret[] = []
  let page: Referral[] = []
  do {
    page = await listReferrals(tx, { practice, after: page.at(-1)?.referralId, limit: PAGE })
    await keys.loadAll(page.map(({ referralId }) => referralId))
    for (const referral of page) secrets.push(...(await secretsWhereNamed(tx, keys, referral, asked)))
  } while (page.length === PAGE)
  return secrets
}

async function secretsWhereNamed(
  tx: CouncilTx,
  keys: CaseKeys,
  { referralId, body }: Referral,
  asked: readonly Asked[],
): Promise<Secret[]> {
  if (!(await keys.has(referralId))) return []
  const key = await keys.load(referralId)
  const opened = openJson(key, sealedAs.referral(tx.council, referralId), body)
  const isHeld = holdsAnyOf(opened, asked)
  if (!isHeld && !sharesSurname(opened, asked)) return []
  const people = [...(await peopleOfReferral(tx, referralId, key)).values()]
  // How they are reached may have become known only after the referral.
  return isHeld || reachedAs(asked)(JSON.stringify(people)) ? secretsFrom(undefined, people) : []
}

/** Whether somebody of an opened referral may be one of these: by their name, by how they are reached, or by surname and date of birth. */
export function holdsAnyOf(referral: unknown, asked: readonly Asked[]): boolean {
  const all = everybodyIn(referral)
  const isOne = (person: Person) =>
    asked.some(
      (one) => mayBeTakenFor(nameOf(person), one) || (isBornAs(person, one) && mayShareSurname(nameOf(person), one)),
    )
  return all.some(isOne) || reachedAs(asked)(JSON.stringify(all))
}

type Person = ReturnType<typeof saidIn>['referrer']['said']

const isBornAs = ({ dateOfBirth }: Person, asked: Asked): boolean =>
  asked.dateOfBirth !== undefined && dateOfBirth === asked.dateOfBirth

const sharesSurname = (referral: unknown, asked: readonly Asked[]): boolean =>
  everybodyIn(referral).some((person) => asked.some((one) => mayShareSurname(nameOf(person), one)))

function everybodyIn(referral: unknown): Person[] {
  const { children, family, referrer } = saidIn(referral)
  return [...children, ...family, referrer].map(({ said }) => said)
}
