import { londonDate } from '../../pathway/calendar/london'
import { sayDate } from '../../pathway/calendar/words'
import type { Instant } from '../../pathway/time'
import { staleContactsOf, type Contact } from '../../tenants/contacts'
import { loadTenants } from '../../tenants/load'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { readTime } from '../options'

interface CheckOptions {
  council?: string
  at?: string
  team?: string
  json?: true
  now: Instant
}

/**
 * Lists the contacts of one council, or of all, that were last verified longer ago than the configuration allows, or are said to have
 * been in the future, with where they are written; as JSON `{"on", "councils", "stale": [...]}`. The exit code is 1 where there are
 * any, 2 where the question is faulty.
 */
export function checkContacts(options: CheckOptions, faults: Fault[]): void {
  const asJson = options.json === true
  if (options.team !== undefined) {
    faults.push({ option: '--team', code: 'unexpected-option', message: 'A check is of every team.' })
  }
  const at = options.at === undefined ? options.now : readTime('--at', options.at, faults)?.at
  const one = options.council === undefined ? undefined : readCouncil(options.council, faults)
  if (at === undefined || faults.length > 0) return refuse(faults, asJson)
  const tenants = one === undefined ? [...loadTenants().tenants.values()] : [one]
  const on = londonDate(at)
  const stale = staleContactsOf(tenants, on)
  if (stale.length > 0) process.exitCode = 1
  const councils = tenants.map(({ council }) => council)
  const summary = `${stale.length} stale contacts of ${councils.join(', ')}`
  const words = [...stale.map(sayStale), summary, ''].join('\n')
  process.stdout.write(asJson ? `${JSON.stringify({ on, councils, stale }, null, 2)}\n` : words)
}

const sayStale = ({ file, path, name, lastVerified, verifiedBy }: Contact): string =>
  `${file} ${path} ${name}: last verified on ${sayDate(lastVerified)} [${verifiedBy}]`
