import { z } from 'zod'
import { appendAudit } from './audit'
import type { CouncilTx } from './pool'
import { many } from './rows'

type Form = 'text' | 'instant' | 'day' | 'bytes'

interface Kept {
  /** The table, where it is not called as what is kept. */
  from?: string
  id: string
  caseId?: string
  fields: Readonly<Record<string, Form>>
  /** Which of the table's rows there are. Absent: all. */
  where?: string
}

const destructionFields = {
  ...({ case_id: 'text', class: 'text', due_on: 'day', because: 'text' } as const),
  ...({ proposed_by: 'text', proposed_at: 'instant' } as const),
} as const

/**
 * What is recorded in rows beside the events of a case and is written once: the audit has a hash of each, put on its chain in the transaction
 * in which the row is made. Of a work item what is written once is that it was opened, and that it was done.
 */
const kept = {
  alarm: {
    id: 'alarm_id',
    caseId: 'case_id',
    fields: { kind: 'text', at: 'instant', case_id: 'text', subject: 'text' },
  },
  revocation: {
    id: 'revocation_id',
    fields: {
      ...{ person_id: 'text', issued_until: 'instant', token_id: 'text', reason: 'text', made_by: 'text' },
      made_at: 'instant',
    },
  },
  deputy: {
    id: 'deputy_id',
    fields: {
      ...{
        from_person: 'text',
        to_person: 'text',
        permissions: 'text',
        from_day: 'day',
        to_day: 'day',
        reason: 'text',
      },
      ...{ appointed_by: 'text', appointed_at: 'instant' },
    },
  },
  deputy_end: { id: 'deputy_id', fields: { ended_by: 'text', ended_at: 'instant' } },
  legal_hold: {
    ...{ id: 'hold_id', caseId: 'case_id' },
    fields: {
      ...{ scope: 'text', case_id: 'text', class: 'text', reason: 'bytes', placed_by: 'text', placed_at: 'instant' },
    },
  },
  legal_hold_end: { id: 'hold_id', fields: { reason: 'bytes', lifted_by: 'text', lifted_at: 'instant' } },
  destruction_proposal: { id: 'proposal_id', caseId: 'case_id', fields: destructionFields },
  destruction: {
    ...{ id: 'destruction_id', caseId: 'case_id' },
    fields: {
      ...destructionFields,
      ...{ approved_by: 'text', approved_at: 'instant', events: 'text', record_hash: 'bytes', referral_too: 'text' },
    },
  },
  emergency_access: {
    ...{ id: 'access_id', caseId: 'access_id' },
    fields: { about_case_id: 'text', person_id: 'text', expires_at: 'instant' },
  },
  emergency_access_end: { id: 'access_id', caseId: 'access_id', fields: { ended_at: 'instant' } },
  person_details: {
    id: 'message_id',
    fields: {
      ...{ referral_id: 'text', person_id: 'text', version: 'text', recorded_at: 'instant', actor_id: 'text' },
      ...{ body_hash: 'bytes', body: 'bytes' },
    },
  },
  work_item: {
    ...{ id: 'work_item_id', caseId: 'case_id' },
    fields: {
      ...{ case_id: 'text', notice_id: 'text', kind: 'text', role: 'text', opened_at: 'instant', due_at: 'instant' },
    },
  },
  work_item_done: {
    ...{ from: 'work_item', id: 'work_item_id', caseId: 'case_id', where: 'done_at is not null' },
    fields: { done_at: 'instant', done_by: 'text', done_as: 'text' },
  },
} as const satisfies Record<string, Kept>

/** What is kept on the audit by its hash. */
export type KeptKind = keyof typeof kept
export const keptKinds = Object.keys(kept) as KeptKind[]

/** The action under which the audit has the hash of a row: `messageId` is the row's id, the outcome its hash in hexadecimal digits. */
export const keepAction = (kind: KeptKind): string => `${kind.replaceAll('_', '-')}.keep`

/** The action by which the audit says, once, that from there on every row is kept: those of earlier releases were taken up as they stood. */
export const adoptAction = 'rows.adopt'

const forms: Record<Form, (column: string) => string> = {
  text: (column) => column,
  instant: (column) => `extract(epoch from ${column})::text`,
  day: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  bytes: (column) => `encode(${column}, 'hex')`,
}

function rowsSql(kind: KeptKind): string {
  const { from = kind, id, caseId, fields, where = 'true' }: Kept = kept[kind]
  const columns = ['council', id, ...Object.entries(fields).map(([name, form]) => forms[form](`r.${name}`))]
  const hash = `encode(sha256(convert_to(jsonb_build_array(${columns.join(', ')})::text, 'UTF8')), 'hex')`
  return `select ${id} as id, ${caseId ?? 'null::uuid'} as "caseId", ${hash} as hash from ${from} r where council = $1 and ${where}`
}

const rowSchema = z.object({ id: z.string(), caseId: z.string().nullable(), hash: z.string() })

/** A row as it stands, by its hash. */
export type KeptRow = z.output<typeof rowSchema>

/** Every row of a kind, as it stands. */
export async function listKeptRows(tx: CouncilTx, kind: KeptKind): Promise<KeptRow[]> {
  return many(rowSchema, await tx.query(`${rowsSql(kind)} order by ${kept[kind].id}`, [tx.council]))
}

/** Has the audit keep rows that this transaction has made, as they stand at its end. To be called by whatever makes such rows, and by nothing else. */
export function keep(tx: CouncilTx, kind: KeptKind, ids: readonly string[]): void {
  if (ids.length === 0) return
  tx.beforeCommit(async () => {
    const result = await tx.query(`${rowsSql(kind)} and ${kept[kind].id} = any ($2)`, [tx.council, ids])
    for (const row of many(rowSchema, result)) await append(tx, kind, row)
  })
}

async function append(tx: CouncilTx, kind: KeptKind, { id, caseId, hash }: KeptRow): Promise<void> {
  const by = { at: new Date().toISOString(), actorId: 'caseway', actorRole: null }
  await appendAudit(tx, { ...by, action: keepAction(kind), caseId, messageId: id, outcome: hash })
}

/** Takes up, once a council, the rows that earlier releases made without keeping them. Whatever runs that makes rows must keep them by then. */
export async function adoptRows(tx: CouncilTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('adopt:' || $1, 0))`, [tx.council])
  const adopted = await tx.query('select from audit where council = $1 and action = $2 limit 1', [
    tx.council,
    adoptAction,
  ])
  if (adopted.rowCount !== 0) return
  for (const kind of keptKinds) {
    const result = await tx.query(
      `${rowsSql(kind)} and not exists (select from audit a where a.council = $1 and a.action = $2 and a.message_id = ${kept[kind].id})`,
      [tx.council, keepAction(kind)],
    )
    for (const row of many(rowSchema, result)) await append(tx, kind, row)
  }
  const nobody = { at: new Date().toISOString(), actorId: 'caseway', actorRole: null, caseId: null, messageId: null }
  await appendAudit(tx, { ...nobody, action: adoptAction, outcome: 'adopted' })
}
