import fc from 'fast-check'
import { englandCalendar as calendar } from '../../calendar/england-bank-holidays'
import type { Instant } from '../../time'
import type { Budget } from '../clock'
import { due, type DueRule } from '../due'
import type { LedgerEntry } from './facts'
import { counts, openPause, withExtension, withPause, withPauseEnded, withWithdrawn } from './ledger'

type Change = { hours: number } & (
  { kind: 'pause' } | { kind: 'resume' } | { kind: 'extend'; by: number } | { kind: 'withdraw'; entry: number }
)

const someInstant = fc
  .date({ min: new Date('2024-01-02T00:00:00Z'), max: new Date('2027-06-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const count = fc.integer({ min: 1, max: 60 })
const budget: fc.Arbitrary<Budget> = fc.oneof(
  count.map((hours): Budget => ({ kind: 'elapsed-hours', hours })),
  count.map((days): Budget => ({ kind: 'working-days', days })),
  count.map((days): Budget => ({ kind: 'calendar-days', days })),
  fc.integer({ min: 1, max: 6 }).map((months): Budget => ({ kind: 'calendar-months', months })),
  fc.constantFrom<Budget>({ kind: 'fixed-date', date: '2028-03-01' }),
)
const rule: fc.Arbitrary<DueRule> = fc.record({
  label: fc.constant('x'),
  source: fc.constant('x'),
  budget,
  counting: fc.constantFrom('next', 'inclusive'),
  receipt: fc.constantFrom<DueRule['receipt']>(
    { kind: 'stands' },
    { kind: 'next-working-day', opens: '09:00', closes: '17:00' },
  ),
  roll: fc.constantFrom('stay', 'previous-working-day', 'next-working-day'),
})
const hours = fc.integer({ min: 0, max: 300 })
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('pause' as const), hours }),
    fc.record({ kind: fc.constant('resume' as const), hours }),
    fc.record({ kind: fc.constant('extend' as const), hours, by: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('withdraw' as const), hours, entry: fc.integer({ min: 1, max: 12 }) }),
  ),
  { maxLength: 12 },
)

const later = (at: Instant, byHours: number): Instant => new Date(Date.parse(at) + byHours * 3_600_000).toISOString()

/** A ledger as any sequence of changes leaves it, each some time after the one before. */
function ledgerOf(origin: Instant, done: readonly Change[]): readonly LedgerEntry[] {
  let at = origin
  return done.reduce<readonly LedgerEntry[]>((ledger, change) => {
    at = later(at, change.hours)
    switch (change.kind) {
      case 'pause':
        return openPause(ledger) === undefined ? withPause(ledger, at) : ledger
      case 'resume':
        return withPauseEnded(ledger, at)
      case 'extend':
        return withExtension(ledger, change.by, at)
      case 'withdraw':
        return withWithdrawn(ledger, change.entry, at)
    }
  }, [])
}

const dueAt = (of: DueRule, origin: Instant, ledger: readonly LedgerEntry[] = []) =>
  due(of, origin, calendar, ledger).dueAt

describe('whatever was done to the time of a clock', () => {
  it('is due as at first once everything is withdrawn', () => {
    fc.assert(
      fc.property(rule, someInstant, changes, (of, origin, done) => {
        const ledger = ledgerOf(origin, done)
        const withdrawn = ledger.reduce((all, { entry }) => withWithdrawn(all, entry, origin), ledger)
        expect(withdrawn.filter(counts)).toEqual([])
        expect(dueAt(of, origin, withdrawn)).toBe(dueAt(of, origin))
      }),
    )
  })

  it('is due as if what was withdrawn had never been', () => {
    fc.assert(
      fc.property(rule, someInstant, changes, (of, origin, done) => {
        const ledger = ledgerOf(origin, done)
        expect(dueAt(of, origin, ledger)).toBe(dueAt(of, origin, ledger.filter(counts)))
      }),
    )
  })

  it('is extended by one time and another as by both at once', () => {
    fc.assert(
      fc.property(rule, someInstant, changes, count, count, (of, origin, done, n, m) => {
        const ledger = ledgerOf(origin, done)
        const apart = withExtension(withExtension(ledger, n, origin), m, origin)
        expect(dueAt(of, origin, apart)).toBe(dueAt(of, origin, withExtension(ledger, n + m, origin)))
      }),
    )
  })

  it('is due as before where it was paused for no time', () => {
    fc.assert(
      fc.property(rule, someInstant, changes, (of, origin, done) => {
        const ledger = ledgerOf(origin, done).filter((entry) => entry !== openPause(ledgerOf(origin, done)))
        const paused = withPauseEnded(withPause(ledger, origin), origin)
        expect(dueAt(of, origin, paused)).toBe(dueAt(of, origin, ledger))
      }),
    )
  })

  it('is never due before it was due at first, nor before its origin', () => {
    fc.assert(
      fc.property(rule, someInstant, changes, (of, origin, done) => {
        const found = dueAt(of, origin, ledgerOf(origin, done))
        expect(found >= dueAt(of, origin)).toBe(true)
        if (of.roll !== 'previous-working-day') expect(found >= origin).toBe(true)
      }),
    )
  })

  it('is explained in whole sentences, one for each thing done', () => {
    fc.assert(
      fc.property(rule, someInstant, changes, (of, origin, done) => {
        const ledger = ledgerOf(origin, done)
        const { explanation } = due(of, origin, calendar, ledger)
        for (const sentence of explanation) expect(sentence).toMatch(/^(?!.*undefined)[A-Zx0-9].*\.$/)
        expect(explanation.filter((one) => /paused from|pause from|extended by|extension by/.test(one))).toHaveLength(
          ledger.length,
        )
      }),
    )
  })
})
