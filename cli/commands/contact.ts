import type { Command } from 'commander'
import { CalendarRangeError } from '../../pathway/calendar/calendar'
import { contactAt, type ContactAdvice } from '../../pathway/contacts'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { faultsOfLeftovers, readTime } from '../options'

interface ContactOptions {
  council?: string
  at?: string
  json?: true
}

/** Adds `caseway contact`: which service to ring at a London time and why, in words or as JSON `{"service", "numbers", "why"}`. */
export function addContact(program: Command): void {
  program
    .command('contact')
    .description('say which service and numbers of a council to ring at a time, and why')
    .option('--council <council>', 'the id of the council')
    .option('--at <time>', 'a London time such as 2026-03-04T17:01, or an instant with its offset')
    .option('--json', 'answer in JSON')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(answer)
}

function answer(options: ContactOptions, command: Command): void {
  const faults = faultsOfLeftovers(command)
  const asJson = options.json === true
  const tenant = readCouncil(options.council, faults)
  const at = readTimeOfDay(options.at, faults)
  if (tenant === undefined || at === undefined || faults.length > 0) return refuse(faults, asJson)
  try {
    const advice = contactAt(tenant.effective.contacts, at, tenant.rules.calendar)
    process.stdout.write(asJson ? `${JSON.stringify(advice)}\n` : inWords(advice))
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    refuse([{ option: '--at', code: error.code, message: error.message }], asJson)
  }
}

/** A day alone does not say whether the office is open. */
function readTimeOfDay(text: string | undefined, faults: Fault[]): string | undefined {
  const time = readTime('--at', text, faults)
  if (time?.kind !== 'day') return time?.at
  const message = `"${text}" has no time of day; write it as ${time.on}T17:01.`
  faults.push({ option: '--at', code: 'wrong-format', message })
  return undefined
}

function inWords({ service, numbers, why }: ContactAdvice): string {
  return [service, ...numbers.map((number) => `  ${number}`), '', why, ''].join('\n')
}
