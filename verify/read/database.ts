import { z } from 'zod'
import { caseKeysIn, type CaseKeys } from '../../db/case-keys'
import { openEvent } from '../../db/case-events'
import { findCase } from '../../db/cases'
import { listEvents, type RecordedEvent } from '../../db/events'
import { messageKinds } from '../../db/inbox'
import { hashRecord, listDestructions } from '../../db/destructions'
import { listEmergencyAccesses } from '../../db/emergency-access'
import { keptKinds, listKeptRows, type KeptKind, type KeptRow } from '../../db/kept-rows'
import { listHolds } from '../../db/legal-holds'
import { listNotices } from '../../db/notices'
import { readCouncil, type CouncilTx, type Database } from '../../db/pool'
import { bigInteger, bytes, instant, many } from '../../db/rows'
import { openJson, sealedAs } from '../../db/sealed'
import { listSendings } from '../../db/sendings'
import type { CaseKey } from '../../sealing/case-key'
import { isKeyAway, SealingError } from '../../sealing/errors'
import type { Keyring } from '../../sealing/keyring'
import type { BookedMessage, CaseBook, CouncilBook } from '../books'
import { foreignRows, strangers, withoutParent } from './catalogue'

const idSchema = z.object({ id: z.string() })
const lineSchema = z.object({
  ...{ seq: bigInteger, at: instant, actorId: z.string().nullable(), action: z.string() },
  ...{ caseId: z.string().nullable(), messageId: z.string().nullable(), outcome: z.string() },
})
const configurationSchema = z.object({ hash: z.string(), body: z.unknown() })
const workItemSchema = z.object({ workItemId: z.string(), role: z.string(), kind: z.string() })
const messageSchema = z.object({
  messageId: z.string(),
  caseId: z.string(),
  position: bigInteger,
  kind: z.enum(messageKinds),
  body: bytes,
  actorId: z.string(),
  actorRoles: z.array(z.string()),
  actorDeputyFor: z.custom<BookedMessage['actorDeputyFor']>(() => true),
  acceptedAt: instant,
  rulesVersion: z.string(),
  deliveredAt: instant.nullable(),
  settledAt: instant.nullable(),
  outcome: z.custom<BookedMessage['outcome']>(() => true),
})

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
    for (const caseId of caseIds) cases.push(await readCase(tx, keys, caseId))
    return {
      ...{ council, now: new Date().toISOString(), cases },
      ...(await readTables(tx)),
      referralIds: await left(referrals),
      keyHolders: await left('select holder_id as id from case_key where council = $1'),
      destroyed: [...destroyed],
      destroyedReferrals: (await ids(referrals)).filter((id) => destroyed.has(id)),
      holds: await listHolds(tx, 1_000_000),
      certificates: await readCertificates(tx),
      kept: await readKept(tx),
      emergencyAccesses: await listEmergencyAccesses(tx),
      matterIds: await ids('select case_id as id from matter where council = $1'),
      withoutParent: await withoutParent(tx),
      foreignRows: await foreignRows(tx),
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
    `select seq, at, actor_id as "actorId", action, case_id as "caseId", message_id as "messageId", outcome from audit where council = $1 order by seq`,
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

/** One case with its record, its messages and its notices. Throws where there is no such case. */
export async function readCase(tx: CouncilTx, keys: CaseKeys, caseId: string): Promise<CaseBook> {
  const row = await findCase(tx, caseId)
  if (row === null) throw new Error('There is no such case')
  const key = await orUndefined(() => keys.load(caseId))
  const recorded = await listEvents(tx, caseId)
  return {
    ...{ row, recorded, workflow: undefined },
    state: await opened(key, (known) => openJson(known, sealedAs.state(tx.council, caseId, row.seq), row.state)),
    events: await openEvents(tx.council, caseId, key, recorded),
    messages: await readMessages(tx, key, caseId),
    notices: await listNotices(tx, caseId),
    sendings: await listSendings(tx, caseId),
  }
}

async function openEvents(council: string, caseId: string, key: CaseKey | undefined, recorded: RecordedEvent[]) {
  const all = await Promise.all(
    recorded.map((event) => opened(key, (known) => openEvent(known, council, caseId, event))),
  )
  return all.filter((event) => event !== undefined)
}

async function readMessages(tx: CouncilTx, key: CaseKey | undefined, caseId: string): Promise<BookedMessage[]> {
  const result = await tx.query(
    `select message_id as "messageId", case_id as "caseId", position, kind, body, actor_id as "actorId",
            actor_roles as "actorRoles", actor_deputy_for as "actorDeputyFor", accepted_at as "acceptedAt", rules_version as "rulesVersion",
            delivered_at as "deliveredAt", settled_at as "settledAt", outcome
       from inbox where council = $1 and case_id = $2 order by position`,
    [tx.council, caseId],
  )
  return Promise.all(
    many(messageSchema, result).map(async ({ body, ...message }) => {
      const context = sealedAs.message(tx.council, caseId, message.messageId)
      const command = await opened(key, (known) => openJson(known, context, body))
      return { ...message, command: isCommand(command) ? command : undefined }
    }),
  )
}

const isCommand = (value: unknown): value is { kind: string } =>
  typeof value === 'object' && value !== null && 'kind' in value

/** Nothing where the seal is not ours: the checks say so. A council's key that is away is another matter. */
async function orUndefined<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SealingError) || isKeyAway(error)) throw error
    return undefined
  }
}

const opened = <T>(key: CaseKey | undefined, open: (key: CaseKey) => T): Promise<T | undefined> =>
  key === undefined ? Promise.resolve(undefined) : orUndefined(() => open(key))
