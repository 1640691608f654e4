import { z } from 'zod'
import type { CouncilTx } from './pool'
import { bytes, instant, many, oneOrNull } from './rows'

const eventSchema = z.object({
  seq: z.number(),
  type: z.string(),
  at: instant,
  recordedAt: instant,
  actorId: z.string().nullable(),
  actorRole: z.string().nullable(),
  messageId: z.string().nullable(),
  body: bytes,
})

/**
 * An event on record; `body` is sealed as `sealedAs.event` under the case's key. Actor and message are null where a
 * clock did it.
 */
export type RecordedEvent = z.output<typeof eventSchema>

/** An event as it is to be recorded. */
export type NewEvent = Omit<RecordedEvent, 'recordedAt'>

/** `recorded`: all of them are new on the record. `on-record`: the record has others there already, from the first number given on. */
export type Append = { status: 'recorded' } | { status: 'on-record'; events: RecordedEvent[] }

/** `gap`: events before the first are missing from the record, or the events do not follow each other. `no-case`: there is no such case. */
export type SequenceErrorCode = 'gap' | 'no-case'

/** Events that do not continue the record. Nothing was written; the record is right and the caller is not. */
export class SequenceError extends Error {
  override readonly name = 'SequenceError'
  readonly code: SequenceErrorCode
  readonly seq: number

  constructor(code: SequenceErrorCode, seq: number) {
    super(`Events cannot be recorded at number ${seq}: ${code}`)
    this.code = code
    this.seq = seq
  }
}

/**
 * Appends the events of one turn, in order and without gap, where the record ends; two callers at once take turns. Where the record goes on
 * already nothing is written and what it has there comes back: the record is right. Throws `SequenceError`.
 */
export async function appendEvents(tx: CouncilTx, caseId: string, events: readonly NewEvent[]): Promise<Append> {
  const first = events[0]
  if (first === undefined) return { status: 'recorded' }
  events.forEach((event, index) => {
    if (event.seq !== first.seq + index) throw new SequenceError('gap', event.seq)
  })
  await lockRecord(tx, caseId, first.seq)
  const [before, ...after] = await listEvents(tx, caseId, first.seq - 1)
  const onRecord = first.seq === 1 && before !== undefined ? [before, ...after] : after
  if (onRecord.length > 0) return { status: 'on-record', events: onRecord }
  if (first.seq > 1 && before?.seq !== first.seq - 1) throw new SequenceError('gap', first.seq)
  await insertEvents(tx, caseId, events)
  return { status: 'recorded' }
}

async function lockRecord(tx: CouncilTx, caseId: string, seq: number): Promise<void> {
  const { rowCount } = await tx.query('select from case_view where council = $1 and case_id = $2 for no key update', [
    tx.council,
    caseId,
  ])
  if (rowCount !== 1) throw new SequenceError('no-case', seq)
}

async function insertEvents(tx: CouncilTx, caseId: string, events: readonly NewEvent[]): Promise<void> {
  await tx.query(
    `insert into case_event (council, case_id, seq, type, at, actor_id, actor_role, message_id, body)
     select $1, $2::uuid, * from unnest($3::int[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
                                        $8::uuid[], $9::bytea[])`,
    [
      tx.council,
      caseId,
      events.map(({ seq }) => seq),
      events.map(({ type }) => type),
      events.map(({ at }) => at),
      events.map(({ actorId }) => actorId),
      events.map(({ actorRole }) => actorRole),
      events.map(({ messageId }) => messageId),
      events.map(({ body }) => body),
    ],
  )
}

/** The events of a case in order; all of them, or from number `fromSeq` on. */
export async function listEvents(tx: CouncilTx, caseId: string, fromSeq = 1): Promise<RecordedEvent[]> {
  const result = await tx.query(
    `select seq, type, at, recorded_at as "recordedAt", actor_id as "actorId", actor_role as "actorRole",
            message_id as "messageId", body
       from case_event where council = $1 and case_id = $2 and seq >= $3 order by seq`,
    [tx.council, caseId, fromSeq],
  )
  return many(eventSchema, result)
}

const lastSchema = z.object({ at: instant })

/** The moment of the last event of a case; null where it has none. */
export async function findLastMoment(tx: CouncilTx, caseId: string): Promise<string | null> {
  const result = await tx.query(
    'select at from case_event where council = $1 and case_id = $2 order by seq desc limit 1',
    [tx.council, caseId],
  )
  return oneOrNull(lastSchema, result)?.at ?? null
}
