import { readLength } from '../tenants/lengths'
import type { Tenant } from '../tenants/load'

/** How long a council's gateway may be silent, or not take a page, before somebody is told; in milliseconds. */
export const silentForMs = ({ effective }: Tenant): number => hoursOf(effective.sending.silentFor) * 3_600_000

/** Days count as 24 hours here: a gateway that is silent is so at night too. */
function hoursOf(length: string): number {
  const budget = readLength(length)
  switch (budget?.kind) {
    case 'elapsed-hours':
      return budget.hours
    case 'calendar-days':
    case 'working-days':
      return 24 * budget.days
    default:
      return 24
  }
}
