type Form = 'text' | 'instant' | 'day' | 'bytes'

interface Kept {
  /** The table, where it is not called as what is kept. */
  from?: string
  /** A uuid: a column, or what makes one of the columns that tell the row from others. */
  id: string
  caseId?: string
  fields: Readonly<Record<string, Form>>
  /** Which of the table's rows there are. Absent: all. */
  where?: string
  /** The round of adoption that takes up those of earlier releases. Absent: the first. */
  round?: 2
}

/** A uuid of its own for what is told apart by other columns. */
function idOf(...columns: string[]): string {
  return `md5(jsonb_build_array(${columns.join(', ')})::text)::uuid`
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
  work_item_passed: {
    round: 2,
    ...{
      from: 'work_item',
      id: 'work_item_id',
      caseId: 'case_id',
      where: 'num_nonnulls(escalated_at, escalated_to) > 0',
    },
    fields: { escalated_to: 'text', escalated_at: 'instant' },
  },
  work_item_note: {
    round: 2,
    ...{ from: 'work_item', id: 'work_item_id', caseId: 'case_id', where: 'note is not null' },
    fields: { note: 'bytes' },
  },
  matter: {
    round: 2,
    ...{ id: 'case_id', caseId: 'case_id' },
    fields: { message_id: 'text', body_hash: 'bytes', body: 'bytes', created_at: 'instant' },
  },
  matter_about: {
    round: 2,
    ...{ id: idOf('case_id', 'about_case_id', 'event_seq'), caseId: 'case_id' },
    fields: { case_id: 'text', about_case_id: 'text', event_seq: 'text' },
  },
  bank_holiday: {
    round: 2,
    id: idOf('practice', 'date', 'nth'),
    fields: {
      ...({ practice: 'text', date: 'day', nth: 'text', title: 'text', reason: 'text' } as const),
      ...({ proclaimed_by: 'text', proclaimed_at: 'instant' } as const),
    },
  },
  bank_holiday_withdrawal: {
    round: 2,
    id: idOf('practice', 'date', 'nth'),
    fields: {
      ...({ practice: 'text', date: 'day', nth: 'text', reason: 'text' } as const),
      ...({ withdrawn_by: 'text', withdrawn_at: 'instant' } as const),
    },
  },
  config_version: { round: 2, id: idOf('hash'), fields: { hash: 'text', body: 'text', first_seen_at: 'instant' } },
} as const satisfies Record<string, Kept>

/** What is kept on the audit by its hash. */
export type KeptKind = keyof typeof kept
export const keptKinds = Object.keys(kept) as KeptKind[]

/** What makes the id under which a row is kept, of its columns. */
export const keptId = (kind: KeptKind): string => kept[kind].id

/** The same, for the end of the statement that makes the row. */
export const returningKeptId = (kind: KeptKind): string => `returning ${keptId(kind)} as id`

/** Whether the audit keeps them since the release that began with it. */
export const isKeptFromTheBeginning = (kind: KeptKind): boolean => !('round' in kept[kind])

const forms: Record<Form, (column: string) => string> = {
  // Also what is a list or JSON: as the hash is made of an array of JSON, each has one form.
  text: (column) => column,
  instant: (column) => `extract(epoch from ${column})::text`,
  day: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  bytes: (column) => `encode(${column}, 'hex')`,
}

/** Selects every row of a kind, `$1` being the council, for conditions to be added: its id, its case and the hash of it as it stands. */
export function rowsSql(kind: KeptKind): string {
  const { from = kind, id, caseId, fields, where = 'true' }: Kept = kept[kind]
  const columns = ['council', id, ...Object.entries(fields).map(([name, form]) => forms[form](`r.${name}`))]
  const hash = `encode(sha256(convert_to(jsonb_build_array(${columns.join(', ')})::text, 'UTF8')), 'hex')`
  return `select ${id} as id, ${caseId ?? 'null::uuid'} as "caseId", ${hash} as hash from ${from} r where council = $1 and ${where}`
}
