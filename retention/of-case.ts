import { z } from 'zod'
import { caseKeysIn, type CaseKeys } from '../db/case-keys'
import { listCasesOfReferral, type CaseRow } from '../db/cases'
import { listHoldsOver, type LegalHold } from '../db/legal-holds'
import type { CouncilTx } from '../db/pool'
import { findPracticeOffset } from '../db/practice-clocks'
import { findReferral } from '../db/referrals'
import { openJson, sealedAs } from '../db/sealed'
import { londonDate } from '../pathway/calendar/london'
import { isOpened, type Case, type OpenedCase } from '../pathway/case'
import { classesOf } from '../pathway/retention/classes'
import { retentionOf, type Retention } from '../pathway/retention/retention'
import type { Instant, LocalDate } from '../pathway/time'
import type { Keyring } from '../sealing/keyring'
import type { Tenant } from '../tenants/load'
import { retentionRulesOf } from '../tenants/retention'

/** What the retention of a case is worked out with. `now`: real time. */
export interface RetentionDeps {
  keyring: Keyring
  tenant: Tenant
  now: Instant
}

/** How long a case or matter is kept, as it stands now. */
export interface RecordRetention {
  row: CaseRow
  retention: Retention
  /** What keeps it from being destroyed whatever its day is, the earliest first. */
  holds: LegalHold[]
  /** By its own time: of what is practice that is where it was moved to. */
  today: LocalDate
}

/** The case of a child. */
export type ReferredRow = CaseRow & { referralId: string }

/**
 * Works out how long the case of a child is kept, and what holds it.
 * @throws SealingError `case-key-destroyed` where its record was destroyed
 */
export async function readCaseRetention(
  tx: CouncilTx,
  { keyring, tenant, now }: RetentionDeps,
  row: ReferredRow,
): Promise<RecordRetention> {
  const { caseId } = row
  const keys = caseKeysIn(tx, keyring)
  const state = await openState(tx, keys, row)
  const births = await birthsIn(tx, keys, row.referralId)
  const rules = retentionRulesOf(tenant)
  const own = (other: OpenedCase) => retentionOf(other, { ...bornOn(other, births), siblings: [] }, rules).deleteOn
  const siblings = await siblingsOf(tx, keys, row.referralId, caseId)
  const retention = retentionOf(
    state,
    { ...bornOn(state, births), siblings: siblings.map((one) => ({ caseId: one.caseId, deleteOn: own(one) })) },
    rules,
  )
  const holds = await listHoldsOver(tx, [caseId], classesOf(state))
  return { row, retention, holds, today: await todayOf(tx, row, now) }
}

/** The day it is in London for a case or matter. */
export async function todayOf(tx: CouncilTx, { caseId, practice }: CaseRow, now: Instant): Promise<LocalDate> {
  const offset = practice ? await findPracticeOffset(tx, caseId) : 0
  return londonDate(new Date(Date.parse(now) + offset).toISOString())
}

/** A case as it stands. */
export async function openState(tx: CouncilTx, keys: CaseKeys, row: CaseRow): Promise<OpenedCase> {
  const opened = openJson(await keys.load(row.caseId), sealedAs.state(tx.council, row.caseId, row.seq), row.state)
  if (!isCase(opened) || !isOpened(opened)) throw new Error('The read model holds something that is no case')
  return opened
}

/** What was sealed here was sealed by us, so no more is checked than that it is a case. */
const isCase = (value: unknown): value is Case => typeof value === 'object' && value !== null && 'stage' in value

async function siblingsOf(tx: CouncilTx, keys: CaseKeys, referralId: string, caseId: string): Promise<OpenedCase[]> {
  const others = (await listCasesOfReferral(tx, referralId)).filter((row) => row.caseId !== caseId)
  const states: OpenedCase[] = []
  for (const row of others) if (await keys.has(row.caseId)) states.push(await openState(tx, keys, row))
  return states
}

const referralSchema = z.object({
  intake: z.object({ children: z.array(z.object({ dateOfBirth: z.string().optional() })) }),
  people: z.object({ children: z.array(z.object({ id: z.string() })) }),
})

/** The children of a referral by their id, with the day of birth of each where it has one. */
async function birthsIn(tx: CouncilTx, keys: CaseKeys, referralId: string): Promise<Map<string, LocalDate>> {
  const referral = await findReferral(tx, referralId)
  if (referral === null) return new Map()
  const key = await keys.load(referralId)
  const { intake, people } = referralSchema.parse(
    openJson(key, sealedAs.referral(tx.council, referralId), referral.body),
  )
  return new Map(
    people.children.flatMap(({ id }, index) => {
      const on = intake.children[index]?.dateOfBirth
      return on === undefined ? [] : [[id, on] as const]
    }),
  )
}

function bornOn({ people }: OpenedCase, births: ReadonlyMap<string, LocalDate>): { bornOn?: LocalDate } {
  const on = births.get(people.find(({ kind }) => kind === 'child')?.id ?? '')
  return on === undefined ? {} : { bornOn: on }
}
