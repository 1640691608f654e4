import type { Command } from 'commander'
import { CalendarRangeError } from '../../pathway/calendar/calendar'
import { atLondon } from '../../pathway/calendar/london'
import { sayList, sayMoment } from '../../pathway/calendar/words'
import type { Due } from '../../pathway/clocks/clock'
import { due, type DueRule } from '../../pathway/clocks/due'
import type { Instant } from '../../pathway/time'
import { refuse } from '../faults'
import { faultsOfLeftovers, readTime, type GivenTime } from '../options'
import { readCouncilClock, readRule, type Asked, type CouncilOptions, type RuleOptions } from './deadline-options'

interface DeadlineOptions extends RuleOptions, CouncilOptions {
  from?: string
  json?: true
}

/** Adds `caseway deadline`: when something is due and why, in words or as JSON `{"dueAt", "dueOn", "explanation"}`. */
export function addDeadline(program: Command): void {
  program
    .command('deadline')
    .description('work out when something is due, and why')
    .option('--length <length>', 'the time allowed: "24 hours", "45 days", "45 working days", "4 weeks", "6 months"')
    .option('--from <time>', 'what it counts from: London day, London time, or instant with offset')
    .option('--counting <convention>', 'the first day is day 0 (next, as usual) or day 1 (inclusive)')
    .option('--receipt <rule>', 'stands, or next-working-day for what comes outside --hours')
    .option('--hours <hours>', 'in which things count as received, such as 09:00-17:00')
    .option('--closed <days>', "the council's closure days, with commas between them")
    .option('--roll <way>', 'a due day that is not worked moves: previous-working-day or next-working-day')
    .option('--council <council>', 'with --clock, in place of a rule: the id of a council')
    .option('--clock <clock>', "the name of one of that council's clocks, such as decision or assessment")
    .option('--json', 'answer in JSON')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(answer)
}

function answer(options: DeadlineOptions, command: Command): void {
  const faults = faultsOfLeftovers(command)
  const isOfCouncil = options.council !== undefined || options.clock !== undefined
  const asked = isOfCouncil ? readCouncilClock(options, faults) : readRule(options, faults)
  const from = readTime('--from', options.from, faults)
  const asJson = options.json === true
  if (asked === undefined || from === undefined || faults.length > 0) return refuse(faults, asJson)
  try {
    const found = workOut(asked, from)
    process.stdout.write(asJson ? `${JSON.stringify(found)}\n` : inWords(found))
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    refuse([{ option: '--from', code: error.code, message: error.message }], asJson)
  }
}

function workOut({ rule, calendar }: Asked, from: GivenTime): Due {
  const { at, why } = startOf(rule, from)
  const found = due(rule, at, calendar)
  return { ...found, explanation: [...why, ...withoutEffect(rule), ...found.explanation] }
}

/** Hours run exactly, whatever else was asked for. */
function withoutEffect({ budget, receipt, roll, counting }: DueRule): string[] {
  const ignored = [
    ...(receipt.kind === 'stands' ? [] : ['when it counts as received']),
    ...(roll === 'stay' ? [] : ['which way it rolls']),
    ...(counting === 'next' ? [] : ['whether the first day counts']),
  ]
  if (budget.kind !== 'elapsed-hours' || ignored.length === 0) return []
  return [`Hours neither wait nor roll: ${sayList(ignored)} has no effect here.`]
}

/** A day without a time begins at 00:00, but is not taken to be outside office hours for that. */
function startOf({ budget, receipt }: DueRule, from: GivenTime): { at: Instant; why: string[] } {
  if (from.kind === 'day' && budget.kind === 'elapsed-hours') {
    return { at: from.at, why: [`No time was given, so the hours are counted from ${sayMoment(from.at)}.`] }
  }
  if (from.kind === 'day' && receipt.kind === 'next-working-day') {
    return {
      at: atLondon(from.on, receipt.opens),
      why: [`No time was given, so it is taken as received at ${receipt.opens}.`],
    }
  }
  return { at: from.at, why: [] }
}

function inWords({ dueAt, dueOn, explanation }: Due): string {
  return [`Due on ${dueOn}, at the latest ${dueAt}`, '', ...explanation, ''].join('\n')
}
