import { z } from 'zod'
import type { CouncilTx } from './pool'
import { bytes, instant, many } from './rows'

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

/** `recorded`: events from `from` on are new on the record. `already-recorded`: all of them were there. */
export type Append = { status: 'recorded'; from: number } | { status: 'already-recorded' }

/**
 * `gap`: events before the first are missing from the record, or the events do not follow each other.
 * `different-event`: the record has another event in that place. `no-case`: there is no such case.
 */
export type SequenceErrorCode = 'gap' | 'different-event' | 'no-case'

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
 * Appends the events of one turn, in order and without gap. Safe to repeat: events that are on record (same number,
 * type, message and instant) are left alone, and only what follows them is added. Two callers at once take turns.
 * Throws `SequenceError`.
 */
export async function appendEvents(tx: CouncilTx, caseId: string, events: readonly NewEvent[]): Promise<Append> {
  const first = events[0]
  if (first === undefined) return { status: 'already-recorded' }
  events.forEach((event, index) => {
    if (event.seq !== first.seq + index) throw new SequenceError('gap', event.seq)
  })
  await lockRecord(tx, caseId, first.seq)
  const recorded = await listEvents(tx, caseId, first.seq - 1)
  if (first.seq > 1 && recorded[0]?.seq !== first.seq - 1) throw new SequenceError('gap', first.seq)
  const news = withoutRecorded(events, recorded)
  if (news[0] === undefined) return { status: 'already-recorded' }
  await insertEvents(tx, caseId, news)
  return { status: 'recorded', from: news[0].seq }
}

function withoutRecorded(events: readonly NewEvent[], recorded: readonly RecordedEvent[]): NewEvent[] {
  const onRecord = new Map(recorded.map((event) => [event.seq, event]))
  return events.filter((event) => {
    const existing = onRecord.get(event.seq)
    if (existing !== undefined && !isSameEvent(existing, event)) throw new SequenceError('different-event', event.seq)
    return existing === undefined
  })
}

function isSameEvent(a: NewEvent, b: NewEvent): boolean {
  return a.type === b.type && a.messageId === b.messageId && Date.parse(a.at) === Date.parse(b.at)
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
