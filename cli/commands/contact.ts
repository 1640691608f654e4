import type { Command } from 'commander'
import { CalendarRangeError } from '../../pathway/calendar/calendar'
import { londonDate } from '../../pathway/calendar/london'
import { sayDate, sayMoment } from '../../pathway/calendar/words'
import { contactAt, type ContactAdvice, type ServiceAt } from '../../pathway/contacts/advice'
import { sayUntil } from '../../pathway/contacts/say-advice'
import { isStale } from '../../pathway/contacts/stale'
import type { Instant } from '../../pathway/time'
import type { Tenant } from '../../tenants/load'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { faultsOfLeftovers, readTime } from '../options'
import { checkContacts } from './contact-check'

interface ContactOptions {
  council?: string
  at?: string
  team?: string
  check?: true
  json?: true
}

/**
 * Adds `caseway contact`: whom of a council to ring at a London time, in order, until when and why, in words or as JSON (`{"service",
 * "numbers", "why", ...}`, the rest as in `ContactAdvice`); with `--check`, which contacts are stale. Bank holidays proclaimed to a
 * running council are not known here: the API knows them.
 */
export function addContact(program: Command): void {
  program
    .command('contact')
    .description('say whom of a council to ring at a time, and why')
    .option('--council <council>', 'the id of the council; with --check, all of them unless given')
    .option('--at <time>', 'a London time such as 2026-03-04T17:01, or an instant with its offset; now, unless given')
    .option('--team <team>', 'the code of the team whose own duty number is wanted first')
    .option('--check', 'list the contacts that were last verified too long ago; exit code 1 where there are any')
    .option('--json', 'answer in JSON')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(answer)
}

function answer(options: ContactOptions, command: Command): void {
  const faults = faultsOfLeftovers(command)
  const now = new Date().toISOString()
  if (options.check === true) return checkContacts({ ...options, now }, faults)
  const asJson = options.json === true
  const tenant = readCouncil(options.council, faults)
  const at = options.at === undefined ? now : readTimeOfDay(options.at, faults)
  if (tenant === undefined || at === undefined || faults.length > 0) return refuse(faults, asJson)
  try {
    const advice = contactAt(tenant.effective.contacts, at, tenant.rules.calendar, options.team)
    process.stdout.write(asJson ? `${JSON.stringify(advice)}\n` : inWords(advice, tenant, at))
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    refuse([{ option: '--at', code: error.code, message: error.message }], asJson)
  }
}

/** A day alone does not say whether the office is open. */
function readTimeOfDay(text: string, faults: Fault[]): string | undefined {
  const time = readTime('--at', text, faults)
  if (time?.kind !== 'day') return time?.at
  const message = `"${text}" has no time of day; write it as ${time.on}T17:01.`
  faults.push({ option: '--at', code: 'wrong-format', message })
  return undefined
}

function inWords({ ring, closed, inDanger, until, why }: ContactAdvice, tenant: Tenant, at: Instant): string {
  const council = [...ring, ...closed]
  return [
    `In immediate danger: ${inDanger.name}, ${inDanger.numbers.join(', ')}`,
    ...ring.flatMap((service, index) => [
      `${index + 1}. ${service.name}${sayAnswering(service)}`,
      ...service.numbers.map((number) => `     ${number}`),
    ]),
    ...closed.map((service) => `Closed: ${service.name}${sayAnswering(service)}`),
    '',
    why,
    ...(until === undefined ? [] : [`This holds until ${sayMoment(until)}.`]),
    ...council.flatMap((service) => sayStale(service, tenant, at)),
    '',
  ].join('\n')
}

function sayAnswering({ kind, answering }: ServiceAt): string {
  switch (answering.state) {
    case 'open':
      return `, open ${answering.until === undefined ? 'day and night' : `until ${sayUntil(kind, answering.until)}`}`
    case 'not-known':
      return ', hours not supplied'
    case 'closed':
      if (answering.opensAt !== undefined) return `, opens on ${sayMoment(answering.opensAt)}`
      return answering.mayOpenAt === undefined ? '' : `, may open from ${sayMoment(answering.mayOpenAt)} on`
  }
}

function sayStale({ name, lastVerified }: ServiceAt, { effective }: Tenant, at: Instant): string[] {
  if (!isStale(lastVerified, londonDate(at), effective.contacts.staleAfterMonths)) return []
  return [`The number of ${name} was last verified on ${sayDate(lastVerified)}: see that it is still right.`]
}
