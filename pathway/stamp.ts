import type { Instant } from './time'

/** What the events of one message have in common. */
export interface Occasion {
  /** The number of the last event before these. */
  after: number
  /** The moment that counts. */
  at: Instant
  by: string
  /** Absent where a clock did it. */
  messageId?: string
}

/** An event as recorded: its number (from 1, no gaps), the moment that counts, who, and by which message. */
export type Stamped<B> = B & {
  seq: number
  at: Instant
  /** A person's opaque id, or `clock` for a timer. */
  by: string
  /** The message it follows from; events of one message share it. Absent where a clock did it. */
  messageId?: string
}

/** An event of any kind of case, of which no more is known than that it is on the record. */
export type RecordedAny = Stamped<{ type: string }>

/** The events up to this one, and those that followed from the same message. */
export function withItsTurn<E extends RecordedAny>(events: readonly E[], seq: number): E[] {
  const messageId = events.find((one) => one.seq === seq)?.messageId
  return events.filter((one) => one.seq <= seq || (messageId !== undefined && one.messageId === messageId))
}

/** Events as they go on the record: numbered on from the last one, with when, who and by which message. */
export function stamp<B extends object>(bodies: readonly B[], { after, ...occasion }: Occasion): Stamped<B>[] {
  return bodies.map((body, index) => ({ ...body, seq: after + 1 + index, ...occasion }))
}
