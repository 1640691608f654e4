import type { CaseEvent } from '../events'
import type { OpenCase, OpenedCase } from '../case'
import type { Rules } from '../rules'
import type { RecordsMade } from './list'

/** The case with one more record on its list. */
export function withRecord(state: OpenedCase, event: Extract<CaseEvent, { type: 'record-made' }>): OpenedCase {
  const before = state.records ?? []
  const same = before.find(({ code }) => code === event.record)
  const made: RecordsMade = { code: event.record, count: (same?.count ?? 0) + 1, lastOn: event.on, lastAt: event.at }
  return { ...state, records: [...before.filter((one) => one !== same), made] }
}

/**
 * The records that the council asks for before this step and that have not been made; for a new assessment, not since it was begun
 * (004-33, 004-03, 004-35, 004-37).
 */
export function missingRecords(state: OpenCase, rules: Rules, before: 'submission' | 'authorisation'): string[] {
  const assessment = 'assessment' in state ? state.assessment : undefined
  const since = assessment?.trigger === undefined ? '' : assessment.decidedAt
  const made = (state.records ?? []).filter(({ lastAt }) => lastAt >= since).map(({ code }) => code)
  return rules.assessment.recordsBefore[before].filter((code) => !made.includes(code))
}
