import { z } from 'zod'
import type { CaseKeys } from '../db/case-keys'
import { listCasesAbout } from '../db/matters'
import type { CouncilTx } from '../db/pool'
import { listReferrals, type Referral } from '../db/referrals'
import { openJson, sealedAs } from '../db/sealed'
import { mayBeCalled, nameOf } from '../pathway/matters/access/export/named'
import type { Secret } from '../pathway/redaction/secret'
import type { RecordedAny } from '../pathway/stamp'
import { saidIn } from './people'
import { peopleOfCase, peopleOfReferral } from './people-of-case'
import { secretsFrom } from './redact'

const named = z
  .object({ forenames: z.string(), surname: z.string() })
  .transform(({ forenames, surname }) => `${forenames} ${surname}`)
const openingSchema = z.object({ request: z.object({ requester: named, subject: named.optional() }) })

/** The names of whoever asks in a matter and of whom it is about, as its sealed opening has them. Throws `ZodError` where it names nobody. */
export function namesAskedOf(opening: unknown): string[] {
  const { requester, subject } = openingSchema.parse(opening).request
  return [requester, ...(subject === undefined ? [] : [subject])]
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
 * cases that it is about and of which a disclosure was proposed; where it names none, of every one in which somebody may be called as they
 * are who ask or are asked about: whoever writes the letter may have any of these before them.
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
  const names = namesAskedOf(opening)
  const secrets: Secret[] = []
  let page: Referral[] = []
  do {
    page = await listReferrals(tx, { practice, after: page.at(-1)?.referralId, limit: PAGE })
    await keys.loadAll(page.map(({ referralId }) => referralId))
    for (const referral of page) secrets.push(...(await secretsWhereNamed(tx, keys, referral, names)))
  } while (page.length === PAGE)
  return secrets
}

async function secretsWhereNamed(
  tx: CouncilTx,
  keys: CaseKeys,
  { referralId, body }: Referral,
  names: readonly string[],
): Promise<Secret[]> {
  if (!(await keys.has(referralId))) return []
  const key = await keys.load(referralId)
  if (!holdsAnyOf(openJson(key, sealedAs.referral(tx.council, referralId), body), names)) return []
  return secretsFrom(undefined, [...(await peopleOfReferral(tx, referralId, key)).values()])
}

/** Whether somebody of an opened referral may be called by one of these names. */
export function holdsAnyOf(referral: unknown, names: readonly string[]): boolean {
  const { children, family, referrer } = saidIn(referral)
  return [...children, ...family, referrer].some(({ said }) => names.some((name) => mayBeCalled(nameOf(said), name)))
}
