import { insertBankHoliday, listBankHolidays, type ProclaimedBankHoliday } from '../db/bank-holidays'
import { listOpenCaseIds } from '../db/open-cases'
import { readCouncil, withCouncil } from '../db/pool'
import type { Instant } from '../pathway/time'
import type { Caller } from './authenticate'
import { derivedId } from './ids'
import { acceptCommand } from './messages/accept-command'
import type { Parts } from './parts'
import { Problem } from './problems'
import type { BankHolidayBody } from './schemas/bank-holiday'
import { tenantOf } from './tenant'

/** A bank holiday as it is proclaimed. */
export interface Proclamation {
  caller: Caller
  holiday: BankHolidayBody
  now: Instant
}

const pageSize = 200
const atOnce = 8

/**
 * Keeps a bank holiday for new cases and tells every open one; a real one is told to practice cases too. Safe to repeat: a case is told
 * once, so a request that broke off is completed by sending it again. Resolves how many cases were told now.
 * @throws Problem `holiday-already-known` where the day is a bank holiday already, under other words
 */
export async function proclaim(parts: Parts, proclamation: Proclamation): Promise<number> {
  const { caller, holiday } = proclamation
  await keep(parts, proclamation)
  const kinds = holiday.practice === true ? [true] : [false, true]
  let told = 0
  // Twice, for cases that were being opened while the first round went by.
  for (const practice of [...kinds, ...kinds]) {
    for await (const caseIds of openCases(parts, caller.council, practice))
      told += await tellAll(parts, proclamation, caseIds)
  }
  return told
}

async function keep(parts: Parts, { caller, holiday, now }: Proclamation): Promise<void> {
  const { date, title, reason, practice = false } = holiday
  const known = tenantOf(parts, caller.council).rules.calendar.bankHolidays
  if (known.some((one) => one.date === date)) throw new Problem('holiday-already-known')
  const kept = { date, title, reason, practice, proclaimedBy: caller.actor.id, proclaimedAt: now }
  await withCouncil(parts.db, caller.council, async (tx) => {
    if (await insertBankHoliday(tx, kept)) return
    const earlier = await listBankHolidays(tx, true)
    if (!earlier.some((one) => isSame(one, kept))) throw new Problem('holiday-already-known')
  })
}

function isSame(one: ProclaimedBankHoliday, other: ProclaimedBankHoliday): boolean {
  const { date, title, reason, practice } = other
  return one.date === date && one.title === title && one.reason === reason && one.practice === practice
}

async function* openCases(parts: Parts, council: string, practice: boolean): AsyncGenerator<string[]> {
  let after: string | undefined
  for (;;) {
    const page = await readCouncil(parts.db, council, (tx) => listOpenCaseIds(tx, practice, after, pageSize))
    if (page.length === 0) return
    yield page
    after = page.at(-1)
  }
}

async function tellAll(parts: Parts, proclamation: Proclamation, caseIds: readonly string[]): Promise<number> {
  let told = 0
  for (let at = 0; at < caseIds.length; at += atOnce) {
    const batch = caseIds.slice(at, at + atOnce)
    const results = await Promise.all(batch.map((caseId) => tellOne(parts, proclamation, caseId)))
    told += results.filter((isNew) => isNew).length
  }
  return told
}

async function tellOne(parts: Parts, { caller, holiday, now }: Proclamation, caseId: string): Promise<boolean> {
  const { date, title, reason, practice = false } = holiday
  const key = derivedId(caseId, `bank holiday ${date} ${String(practice)}`)
  const command = { kind: 'proclaim-bank-holiday', date, title, reason } as const
  const acceptance = await acceptCommand(parts, { caller, caseId, key, kind: 'managerDecision', command, now })
  return acceptance.status === 'accepted'
}
