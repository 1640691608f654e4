import type { Calendar } from '../../pathway/calendar/calendar'
import type { DueRule } from '../../pathway/clocks/due'
import { englandCalendar } from '../../pathway/calendar/england-bank-holidays'
import { isLocalDate } from '../../pathway/calendar/dates'
import type { Hours } from '../../pathway/calendar/opening-hours'
import type { Budget, ReceiptRule } from '../../pathway/clocks/clock'
import type { LocalDate } from '../../pathway/time'
import { lengthForm, readLength } from '../../tenants/lengths'
import { clocksOf } from '../../tenants/rules'
import { readCouncil } from '../council'
import type { Fault } from '../faults'
import { readChoice } from '../options'

/** What is to be worked out: a rule, under a calendar. */
export interface Asked {
  rule: DueRule
  calendar: Calendar
}

/** The options that make up a rule, as they stand on the command line. */
export interface RuleOptions {
  length?: string
  counting?: string
  receipt?: string
  hours?: string
  closed?: string
  roll?: string
}

/** Reads a rule from options. Everything that is wrong goes to `faults`; undefined where the rule is then of no use. */
export function readRule(options: RuleOptions, faults: Fault[]): Asked | undefined {
  const budget = readBudget(options.length, faults)
  const counting = readChoice('--counting', options.counting, ['next', 'inclusive'], faults)
  const receipt = readReceipt(options.receipt, options.hours, faults)
  const roll = readChoice('--roll', options.roll, ['stay', 'previous-working-day', 'next-working-day'], faults)
  const closureDays = readClosed(options.closed, faults)
  if (budget === undefined) return undefined
  const rule = { label: 'Deadline', source: 'as given', budget, counting, receipt, roll }
  return { rule, calendar: { ...englandCalendar, closureDays } }
}

/** The options that name a clock of a council in place of a rule. */
export interface CouncilOptions {
  council?: string
  clock?: string
}

/** Finds a council's clock, under the council's own calendar. What is wrong goes to `faults`, options of a rule as well. */
export function readCouncilClock(options: CouncilOptions & RuleOptions, faults: Fault[]): Asked | undefined {
  const ownRule = (['length', 'counting', 'receipt', 'hours', 'closed', 'roll'] as const).filter(
    (name) => name in options,
  )
  for (const name of ownRule) {
    faults.push({
      option: `--${name}`,
      code: 'contradiction',
      message: "A council's clock has its own; leave this out.",
    })
  }
  const tenant = readCouncil(options.council, faults)
  if (tenant === undefined) return undefined
  const clocks = clocksOf(tenant.rules)
  const rule = clocks.get(options.clock ?? '')
  if (rule !== undefined) return { rule, calendar: tenant.rules.calendar }
  const allowed = [...clocks.keys()]
  const [code, said] =
    options.clock === undefined ? ['missing', 'Needed.'] : ['unknown-clock', `"${options.clock}" is none of them.`]
  faults.push({
    option: '--clock',
    code,
    message: `${said} The clocks of ${tenant.council} are ${allowed.join(', ')}.`,
    allowed,
  })
  return undefined
}

function readBudget(text: string | undefined, faults: Fault[]): Budget | undefined {
  const plain = text?.trim().toLowerCase().replace(/\s+/g, ' ').replace('calendar ', '')
  const budget = plain === undefined ? undefined : readLength(plain)
  if (text === undefined) faults.push({ option: '--length', code: 'missing', message: `Needed: ${lengthForm}.` })
  else if (budget === undefined) {
    faults.push({
      option: '--length',
      code: 'wrong-format',
      message: `"${text}" is not ${lengthForm}; the number is from 1 to 9999.`,
    })
  }
  return budget
}

function readReceipt(receipt: string | undefined, hoursText: string | undefined, faults: Fault[]): ReceiptRule {
  const kind = readChoice('--receipt', receipt, ['stands', 'next-working-day'], faults)
  const hours = hoursText === undefined ? undefined : readHours(hoursText, faults)
  if (kind === 'next-working-day' && hoursText === undefined) {
    const message =
      'Needed with --receipt next-working-day: the hours in which things count as received, such as 09:00-17:00.'
    faults.push({ option: '--hours', code: 'missing', message })
  }
  if (receipt === undefined && hoursText !== undefined) {
    const message = 'Has no effect without --receipt next-working-day: a receipt that stands does not wait for hours.'
    faults.push({ option: '--hours', code: 'contradiction', message })
  }
  return kind === 'stands' || hours === undefined ? { kind: 'stands' } : { kind, ...hours }
}

function readHours(text: string, faults: Fault[]): Hours | undefined {
  const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`
  const [, opens = '', closes = ''] = new RegExp(`^(${time})-(${time})$`).exec(text) ?? []
  if (opens < closes) return { opens, closes }
  const message = `"${text}" is not two times of one day in order, such as 09:00-17:00.`
  faults.push({ option: '--hours', code: 'wrong-format', message })
  return undefined
}

function readClosed(text: string | undefined, faults: Fault[]): LocalDate[] {
  const days = text === undefined ? [] : text.split(',').map((day) => day.trim())
  for (const day of days.filter((one) => !isLocalDate(one))) {
    const message = `"${day}" is not a day that exists; days are written 2026-12-29, with commas between them.`
    faults.push({ option: '--closed', code: 'wrong-format', message })
  }
  return days
}
