import type { CaseEvent, EventBody } from './events'
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

/** Events as they go on the record: numbered on from the last one, with when, who and by which message. */
export function stamp(bodies: readonly EventBody[], { after, ...occasion }: Occasion): CaseEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: after + 1 + index, ...occasion }))
}
