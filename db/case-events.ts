import type { CaseEvent } from '../pathway/events'
import type { RecordedAny } from '../pathway/stamp'
import type { CaseKey } from '../sealing/case-key'
import type { RecordedEvent } from './events'
import { openJson, sealedAs } from './sealed'

/** An event of the record of a case as the pathway knows it, its seal opened. Throws `SealingError` where the seal is not ours. */
export function openCaseEvent(key: CaseKey, council: string, caseId: string, recorded: RecordedEvent): CaseEvent {
  const event = openEvent(key, council, caseId, recorded)
  if (!isCaseEvent(event)) throw new Error('The record holds something that is no event')
  return event
}

/** The same of a case or a matter. */
export function openEvent(key: CaseKey, council: string, caseId: string, recorded: RecordedEvent): RecordedAny {
  const { seq, type, at, actorId, messageId, body } = recorded
  const data = openJson(key, sealedAs.event(council, caseId, seq), body)
  const occasion = { type, seq, at, by: actorId ?? 'clock', ...(messageId === null ? {} : { messageId }) }
  const event: unknown = typeof data === 'object' ? { ...data, ...occasion } : undefined
  if (!isEvent(event)) throw new Error('The record holds something that is no event')
  return event
}

/** What was sealed here was sealed by us, so no more is checked than which of our values it is. */
function isEvent(value: unknown): value is RecordedAny {
  return typeof value === 'object' && value !== null && 'type' in value && 'seq' in value
}

const isCaseEvent = (event: RecordedAny): event is CaseEvent => isEvent(event)
