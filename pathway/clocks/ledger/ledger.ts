import type { Instant } from '../../time'
import type { LedgerEntry } from './facts'

export type Pause = Extract<LedgerEntry, { kind: 'pause' }>
export type Extension = Extract<LedgerEntry, { kind: 'extension' }>
type Ledger = readonly LedgerEntry[]

/** An entry that has not been withdrawn. */
export const counts = (entry: LedgerEntry): boolean => entry.withdrawnAt === undefined

/** The pauses that count. */
export const pausesOf = (ledger: Ledger): Pause[] =>
  ledger.flatMap((entry) => (entry.kind === 'pause' && counts(entry) ? [entry] : []))

/** The extensions that count. */
export const extensionsOf = (ledger: Ledger): Extension[] =>
  ledger.flatMap((entry) => (entry.kind === 'extension' && counts(entry) ? [entry] : []))

/** The pause in which the clock stands still now. */
export const openPause = (ledger: Ledger): Pause | undefined =>
  pausesOf(ledger).find(({ until }) => until === undefined)

/** By how much the extensions that count extend, in the unit of the clock. */
export const extendedBy = (ledger: Ledger): number => extensionsOf(ledger).reduce((sum, { by }) => sum + by, 0)

/** The ledger with a pause that has begun. */
export const withPause = (ledger: Ledger, from: Instant): Ledger => [
  ...ledger,
  { entry: ledger.length + 1, kind: 'pause', from },
]

/** The ledger with an extension. */
export const withExtension = (ledger: Ledger, by: number, at: Instant): Ledger => [
  ...ledger,
  { entry: ledger.length + 1, kind: 'extension', by, at },
]

/** The ledger with its open pause ended: not before it began. */
export const withPauseEnded = (ledger: Ledger, at: Instant): Ledger =>
  ledger.map((entry) => (entry === openPause(ledger) ? { ...entry, until: at < entry.from ? entry.from : at } : entry))

/** The ledger with an entry that counts no more. */
export const withWithdrawn = (ledger: Ledger, number: number, at: Instant): Ledger =>
  ledger.map((entry) => (entry.entry === number && counts(entry) ? { ...entry, withdrawnAt: at } : entry))
