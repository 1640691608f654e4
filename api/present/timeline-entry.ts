import { openCaseEvent } from '../../db/case-events'
import type { RecordedEvent } from '../../db/events'
import { timelineSentence } from '../../pathway'
import type { Rules } from '../../pathway/rules'
import type { CaseKey } from '../../sealing/case-key'
import type { TimelineEntry } from '../schemas/lists'
import type { NoticeEntry } from '../schemas/notices'

/** An event of the record, unsealed, as a sentence in the council's words, with its own data and the notices that follow from it. */
export function timelineEntry(
  council: string,
  caseId: string,
  recorded: RecordedEvent,
  key: CaseKey,
  { rules, notices }: { rules: Rules; notices: readonly NoticeEntry[] },
): TimelineEntry {
  const event = openCaseEvent(key, council, caseId, recorded)
  const { seq, at, by, type, messageId: _messageId, ...data } = event
  return {
    seq,
    at,
    recordedAt: recorded.recordedAt,
    by,
    type,
    sentence: timelineSentence(event, rules),
    data,
    notices: [...notices],
  }
}
