import { findBankHoliday, holdBankHolidays } from '../db/bank-holidays'
import { listOpenCaseIds } from '../db/open-cases'
import { readCouncil, withCouncil } from '../db/pool'
import type { PersonCommand } from '../pathway/commands'
import type { Instant } from '../pathway/time'
import type { Caller } from './authenticate'
import { derivedId } from './ids'
import { acceptCommandIn } from './messages/accept-command'
import type { Parts } from './parts'

type OfBankHolidays = Extract<PersonCommand, { kind: 'proclaim-bank-holiday' | 'withdraw-bank-holiday' }>

/** What every open case and matter of a council is told about a bank holiday. */
export interface Tidings {
  caller: Caller
  command: OfBankHolidays
  /** True: practice cases, and no others; false: live ones, and no others. */
  practice: boolean
  /** Which time it is that this day was proclaimed. */
  nth: number
  now: Instant
}

const pageSize = 200
const atOnce = 8

/**
 * Tells every open case. Safe to repeat: a case is told once, so a round that broke off is completed by the next one. Ends without telling
 * the rest where the opposite has been put on record meanwhile. Resolves how many cases were told now.
 */
export async function tellOpenCases(parts: Parts, tidings: Tidings): Promise<number> {
  let told = 0
  // Twice, for cases that were being opened while the first round went by.
  for (const _round of ['first', 'second']) {
    for await (const caseIds of openCases(parts, tidings)) told += await tellAll(parts, tidings, caseIds)
  }
  return told
}

async function* openCases(parts: Parts, { caller, practice }: Tidings): AsyncGenerator<string[]> {
  let after: string | undefined
  for (;;) {
    const page = await readCouncil(parts.db, caller.council, (tx) => listOpenCaseIds(tx, practice, after, pageSize))
    if (page.length === 0) return
    yield page
    after = page.at(-1)
  }
}

async function tellAll(parts: Parts, tidings: Tidings, caseIds: readonly string[]): Promise<number> {
  let told = 0
  for (let at = 0; at < caseIds.length; at += atOnce) {
    const results = await Promise.all(caseIds.slice(at, at + atOnce).map((caseId) => tellOne(parts, tidings, caseId)))
    told += results.filter((isNew) => isNew).length
  }
  return told
}

function tellOne(parts: Parts, tidings: Tidings, caseId: string): Promise<boolean> {
  const { caller, command, practice, nth, now } = tidings
  return withCouncil(parts.db, caller.council, async (tx) => {
    await holdBankHolidays(tx)
    const latest = await findBankHoliday(tx, practice, command.date)
    const isWithdrawn = latest !== null && latest.withdrawnFor !== null
    if (latest?.nth !== nth || isWithdrawn !== (command.kind === 'withdraw-bank-holiday')) return false
    const told = {
      caller,
      caseId,
      key: keyOf(tidings, caseId),
      kind: 'managerDecision',
      command,
      now,
      of: 'any',
    } as const
    return (await acceptCommandIn(tx, parts, told)).status === 'accepted'
  })
}

function keyOf({ command, practice, nth }: Tidings, caseId: string): string {
  const what = command.kind === 'withdraw-bank-holiday' ? 'bank holiday withdrawn' : 'bank holiday'
  const again = nth === 1 ? '' : ` ${nth}`
  return derivedId(caseId, `${what} ${command.date} ${String(practice)}${again}`)
}
