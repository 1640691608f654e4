import { sayDate, sayMoment } from '../../calendar/words'
import type { CaseEvent } from '../../events'
import type { LedgerEntry } from './facts'

type Moved = Extract<CaseEvent, { type: 'clock-moved' }>

/**
 * One plain sentence for what was done to a clock's time; undefined for any other event.
 * @param labelOf what the council calls a clock, by its name
 */
export function ledgerSentence(event: CaseEvent, labelOf: (name: string) => string): string | undefined {
  switch (event.type) {
    case 'clock-paused':
      return `The clock "${event.rule.label}" was paused on ${sayMoment(event.from)}.`
    case 'clock-moved':
      return `The clock "${event.rule.label}" ${sayMove(event)}.`
    case 'receipt-corrected':
      return `The moment of receipt was corrected from ${sayMoment(event.previously)} to ${sayMoment(event.receivedAt)}.`
    case 'clock-restated':
      return `Counted from the corrected receipt, the clock "${labelOf(event.clock)}" was due ${sayMoment(event.due.dueAt)}, and was ${restatedWords[event.status]}.`
    default:
      return undefined
  }
}

const restatedWords = { met: 'met in time', 'met-late': 'met late' }

function sayMove(event: Moved): string {
  const { cause, from, to, due, ledger = [] } = event
  const moved = from === to ? `is due ${sayMoment(due.dueAt)}` : `moved from ${sayDate(from)} to ${sayDate(to)}`
  switch (cause) {
    case 'extension':
      return `was extended, and ${moved}`
    case 'pause-ended':
      return `goes on after a pause, and ${moved}`
    case 'withdrawn':
      return `had ${lastWithdrawn(ledger)} withdrawn, and ${moved}`
    case 'origin-corrected':
      return `counts from the corrected receipt, and ${moved}`
    case 'identity-received':
      return `The time counts from the receipt of the proof of who asks`
    case 'rules-adopted':
      return `is under the rules that stand now, and ${moved}`
    default:
      return moved
  }
}

function lastWithdrawn(ledger: readonly LedgerEntry[]): string {
  const withdrawn = ledger.filter((entry) => entry.withdrawnAt !== undefined)
  const last = withdrawn.toSorted((a, b) => (a.withdrawnAt ?? '').localeCompare(b.withdrawnAt ?? '')).at(-1)
  return last?.kind === 'extension' ? 'an extension' : 'a pause'
}
