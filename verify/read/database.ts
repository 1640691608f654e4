import { z } from 'zod'
import { caseKeysIn } from '../../db/case-keys'
import { wallFaults } from '../../db/catalogue'
import { hashRecord, listDestructions } from '../../db/destructions'
import { listEmergencyAccesses } from '../../db/emergency-access'
import { keptKinds, type KeptKind } from '../../db/kept-kinds'
import { listKeptRows, type KeptRow } from '../../db/kept-rows'
import { listHolds } from '../../db/legal-holds'
import { readCouncil, type CouncilTx, type Database } from '../../db/pool'
import { bigInteger, instant, many } from '../../db/rows'
import type { Keyring } from '../../sealing/keyring'
import type { CaseBook, CouncilBook } from '../books'
import { readCase } from './case'
import { foreignRows, strangers, withoutParent } from './catalogue'
import { rowsApart } from './moments'
import { readReferrals } from './referrals'

const idSchema = z.object({ id: z.string() })
const lineSchema = z.object({
  ...{ seq: bigInteger, at: instant, actorId: z.string().nullable(), action: z.string() },
  ...{ actorRole: z.string().nullable(), caseId: z.string().nullable() },
  ...{ messageId: z.string().nullable(), outcome: z.string() },
})
const configurationSchema = z.object({ hash: z.string(), body: z.unknown() })
const workItemSchema = z.object({ workItemId: z.string(), role: z.string(), kind: z.string() })
const behindSchema = z.object({ id: z.string(), caseId: z.string() })
const behind = `select case_id as id, about_case_id as "caseId" from matter_about where council = $1
  union select access_id, about_case_id from emergency_access where council = $1`
const takenIn =
  'select message_id as id from inbox where council = $1 union select message_id from referral where council = $1'
const referrals = 'select referral_id as id from referral where council = $1'

/** What the database alone says of a council. */
export type DatabaseBook = Omit<CouncilBook, 'auditFaults' | 'strayWorkflows' | 'foreignWorkflows' | 'destructionFile'>

/** Reads everything of a council that was not destroyed, in one snapshot, and opens its seals. */
export function readBook(db: Database, keyring: Keyring, council: string): Promise<DatabaseBook> {
  return readCouncil(db, council, async (tx) => {
    const ids = async (sql: string) => many(idSchema, await tx.query(sql, [council])).map(({ id }) => id)
    const destroyed = new Set(await ids('select holder_id as id from case_key where council = $1 and wrapped is null'))
    const left = async (sql: string) => (await ids(sql)).filter((id) => !destroyed.has(id))
    const caseIds = await left('select case_id as id from case_view where council = $1 order by received_at, case_id')
    const keys = caseKeysIn(tx, keyring)
    const cases: CaseBook[] = []
    for (const caseId of caseIds) cases.push(await readCase(tx, keyring, keys, caseId))
    return {
      ...{ council, now: new Date().toISOString(), cases },
      ...(await readTables(tx)),
      referrals: await readReferrals(tx, keyring, keys),
      keyHolders: await left('select holder_id as id from case_key where council = $1'),
      destroyed: [...destroyed],
      destroyedReferrals: (await ids(referrals)).filter((id) => destroyed.has(id)),
      holds: await listHolds(tx, 1_000_000),
      certificates: await readCertificates(tx),
      kept: await readKept(tx),
      emergencyAccesses: await listEmergencyAccesses(tx),
      behind: many(behindSchema, await tx.query(behind, [council])),
      matterIds: await ids('select case_id as id from matter where council = $1'),
      withoutParent: await withoutParent(tx),
      apart: await rowsApart(tx),
      foreignRows: await foreignRows(tx),
      wallFaults: await wallFaults(tx),
      takenIn: new Set(await ids(takenIn)),
      strangers: await strangers(tx),
    }
  })
}

async function readCertificates(tx: CouncilTx): Promise<CouncilBook['certificates']> {
  const found: CouncilBook['certificates'] = []
  for (const one of await listDestructions(tx)) {
    const { events, recordHash } = await hashRecord(tx, one.caseId)
    found.push({ ...one, standsAs: events === 0 ? null : recordHash.toString('hex') })
  }
  return found
}

async function readKept(tx: CouncilTx): Promise<CouncilBook['kept']> {
  const found: Partial<Record<KeptKind, KeptRow[]>> = {}
  for (const kind of keptKinds) found[kind] = await listKeptRows(tx, kind)
  return found as CouncilBook['kept']
}

async function readTables(tx: CouncilTx) {
  const { council } = tx
  const configurations = await tx.query('select hash, body from config_version where council = $1', [council])
  const audit = await tx.query(
    `select seq, at, actor_id as "actorId", actor_role as "actorRole", action, case_id as "caseId", message_id as "messageId", outcome from audit where council = $1 order by seq`,
    [council],
  )
  const workItems = await tx.query(
    'select work_item_id as "workItemId", role, kind from work_item where council = $1',
    [council],
  )
  return {
    configurations: many(configurationSchema, configurations),
    audit: many(lineSchema, audit),
    workItems: many(workItemSchema, workItems),
  }
}
