import { CalendarRangeError } from '../../pathway/calendar/calendar'
import { contactAt } from '../../pathway/contacts'
import type { Instant } from '../../pathway/time'
import type { Tenant } from '../../tenants/load'
import { fault } from '../faults'
import { Problem } from '../problems'
import type { CaseView } from '../schemas/views'

/**
 * Which service of a council to ring at a time, and why.
 * @throws Problem `invalid-request` for a time that the calendar does not reach to
 */
export function contactView({ effective, rules }: Tenant, at: Instant): CaseView['contact'] {
  try {
    const { service, numbers, why } = contactAt(effective.contacts, at, rules.calendar)
    return { at, service, numbers: [...numbers], why }
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    throw new Problem('invalid-request', { errors: [fault('query', ['at'], 'outside-calendar')] })
  }
}
