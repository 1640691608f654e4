import { caseKeysIn, type CaseKeys } from '../db/case-keys'
import { findCase, type CaseRow } from '../db/cases'
import { findDestruction } from '../db/destructions'
import { findLastMoment } from '../db/events'
import { listHoldsOver, type LegalHold } from '../db/legal-holds'
import { listCasesBehind } from '../db/matters'
import type { CouncilTx } from '../db/pool'
import { londonDate } from '../pathway/calendar/london'
import type { MatterKind } from '../pathway/matters/kinds'
import { classesOf } from '../pathway/retention/classes'
import { retentionOfMatter } from '../pathway/retention/of-matter'
import type { Retention } from '../pathway/retention/retention'
import type { Keyring } from '../sealing/keyring'
import { retentionRulesOf } from '../tenants/retention'
import {
  openState,
  readCaseRetention,
  todayOf,
  type RecordRetention,
  type ReferredRow,
  type RetentionDeps,
} from './of-case'

/**
 * Works out how long a case or matter of this council is kept, and what holds it. A matter is held by what holds a case that it is about, too:
 * whoever inquires into a case wants what was said about it. Null where there is none.
 * @throws SealingError `case-key-destroyed` where its record was destroyed
 */
export async function readRetention(
  tx: CouncilTx,
  deps: RetentionDeps,
  caseId: string,
): Promise<RecordRetention | null> {
  const row = await findCase(tx, caseId)
  if (row === null) return null
  if (isMatter(row)) return readMatterRetention(tx, deps, row)
  return isReferred(row) ? readCaseRetention(tx, deps, row) : null
}

const isReferred = (row: CaseRow): row is ReferredRow => row.referralId !== null

type MatterRow = CaseRow & { kind: MatterKind }

async function readMatterRetention(tx: CouncilTx, deps: RetentionDeps, row: MatterRow): Promise<RecordRetention> {
  const { caseId, kind } = row
  const keys = caseKeysIn(tx, deps.keyring)
  await keys.load(caseId)
  const about: Retention[] = []
  for (const id of await listCasesBehind(tx, caseId)) {
    const one = (await keys.has(id)) ? await readRetention(tx, deps, id) : null
    if (one !== null) about.push(one.retention)
  }
  // A closed matter hears nothing more: its last event is its closing.
  const closedAt = row.stage === 'closed' ? await findLastMoment(tx, caseId) : null
  const closed = closedAt === null ? {} : { closedOn: londonDate(closedAt) }
  const retention = retentionOfMatter({ kind, about, ...closed }, retentionRulesOf(deps.tenant))
  const holds = await listHoldsOverMatter(tx, deps.keyring, row)
  return { row, retention, holds, today: await todayOf(tx, row, deps.now) }
}

/** What holds a matter now: by itself, by its kind, by a case that it is about, by a class of that, or by everything. */
export async function listHoldsOverMatter(tx: CouncilTx, keyring: Keyring, row: MatterRow): Promise<LegalHold[]> {
  const behind = await listCasesBehind(tx, row.caseId)
  const classes: string[] = []
  for (const id of behind) classes.push(...(await classesOn(tx, caseKeysIn(tx, keyring), id)))
  return listHoldsOver(tx, [row.caseId, ...behind], [row.kind, ...classes])
}

/** The classes of a case by what happened in it; of one that was destroyed, that by which it was. */
async function classesOn(tx: CouncilTx, keys: CaseKeys, caseId: string): Promise<readonly string[]> {
  const row = await findCase(tx, caseId)
  if (row !== null && (await keys.has(caseId))) return classesOf(await openState(tx, keys, row))
  const destroyed = await findDestruction(tx, caseId)
  return destroyed === null ? [] : [destroyed.class]
}

/** Whether it is a matter. */
export const isMatter = (row: CaseRow): row is MatterRow => row.kind !== 'referral'
