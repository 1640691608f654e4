import type { CaseEvent } from '../events'
import type { Instant, LocalDate } from '../time'
import type { MoveCause } from './ledger/facts'

/** One answer to "what was due when, and who changed it". */
export interface DueRecord {
  /** When this came to hold. */
  at: Instant
  /** Who brought it about, by opaque id; `clock` for a timer. */
  by: string
  dueOn: LocalDate
  dueAt: Instant
  cause: MoveCause | 'started' | 'paused' | 'not-recorded'
  reason?: string
  requestedBy?: string
}

/** Every due date that the clock of this name has had in the case, from the first, each with why and through whom. Pure. */
export function dueHistory(events: readonly CaseEvent[], clockName: string): DueRecord[] {
  const history: DueRecord[] = []
  let led: CaseEvent | undefined
  for (const event of events) {
    if (leads.some(({ type }) => type === event.type)) led = event
    if (!('clock' in event) || event.clock !== clockName) continue
    const record = recordOf(event, history.at(-1), led)
    if (record !== undefined) history.push(record)
  }
  return history
}

/** What moves clocks by an event of its own, after which their moves name no cause. */
const leads = [
  { type: 'assessment-length-set', cause: 'length-set' },
  { type: 'bank-holiday-proclaimed', cause: 'bank-holiday' },
] as const

function causeOf(moved: Extract<CaseEvent, { type: 'clock-moved' }>, led: CaseEvent | undefined): DueRecord['cause'] {
  const lead = led?.messageId === moved.messageId ? leads.find(({ type }) => type === led?.type) : undefined
  return moved.cause ?? lead?.cause ?? 'not-recorded'
}

function recordOf(event: CaseEvent, before: DueRecord | undefined, led: CaseEvent | undefined): DueRecord | undefined {
  const { at, by } = event
  switch (event.type) {
    case 'clock-started':
      return { at, by, ...dayOf(event), cause: 'started' }
    case 'clock-moved':
      return { at, by, ...dayOf(event), cause: causeOf(event, led), ...whyOf(event) }
    case 'clock-restated':
      return { at, by, ...dayOf(event), cause: 'origin-corrected', ...whyOf(event) }
    case 'clock-paused':
      return before && { at, by, dueOn: before.dueOn, dueAt: before.dueAt, cause: 'paused', ...whyOf(event) }
    default:
      return undefined
  }
}

const dayOf = ({ due: { dueOn, dueAt } }: { due: { dueOn: LocalDate; dueAt: Instant } }) => ({ dueOn, dueAt })

const whyOf = ({ reason, requestedBy }: { reason: string; requestedBy?: string }) => ({
  reason,
  ...(requestedBy !== undefined && { requestedBy }),
})
