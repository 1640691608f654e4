import type { RecordedEvent } from '../../db/events'
import { openJson, sealedAs } from '../../db/sealed'
import { timelineSentence } from '../../pathway'
import type { Rules } from '../../pathway/rules'
import type { CaseKey } from '../../sealing/case-key'
import type { TimelineEntry } from '../schemas/lists'
import { isCaseEvent } from '../sealed-case'

/** An event of the record, unsealed, as a sentence in the council's words and with its own data. */
export function timelineEntry(
  council: string,
  caseId: string,
  recorded: RecordedEvent,
  key: CaseKey,
  rules: Rules,
): TimelineEntry {
  const { seq, type, at, recordedAt, actorId, messageId, body } = recorded
  const opened = openJson(key, sealedAs.event(council, caseId, seq), body)
  const data = typeof opened === 'object' && opened !== null ? opened : {}
  const by = actorId ?? 'clock'
  const event = { ...data, type, seq, at, by, ...(messageId !== null && { messageId }) }
  if (!isCaseEvent(event)) throw new Error('The record holds something that is no event')
  return { seq, at, recordedAt, by, type, sentence: timelineSentence(event, rules), data: { ...data } }
}
