import { CalendarRangeError, type BankHoliday } from '../../pathway/calendar/calendar'
import { londonDate } from '../../pathway/calendar/london'
import { calendarOf } from '../../pathway/clocks/case-clocks'
import { contactAt, type ServiceAt } from '../../pathway/contacts/advice'
import { answeringOf, type Answering } from '../../pathway/contacts/answering'
import type { PhoneService } from '../../pathway/contacts/front-door'
import { isStale } from '../../pathway/contacts/stale'
import type { Instant, LocalDate } from '../../pathway/time'
import { cardsOf, purposes, type Card, type Purpose } from '../../tenants/contacts'
import { describeConfiguration } from '../../tenants/describe'
import type { Tenant } from '../../tenants/load'
import { fault } from '../faults'
import { Problem } from '../problems'
import type { ChannelView, ContactsView, ContactView } from '../schemas/contacts'

/** What is asked: when, for which team, and which bank holidays were proclaimed since the calendar was made. */
export interface ContactQuestion {
  at: Instant
  team?: string | undefined
  proclaimed: readonly BankHoliday[]
}

/**
 * Whom of a council to ring at a time, and why.
 * @throws Problem `invalid-request` for a time that the calendar does not reach to
 */
export function contactView(tenant: Tenant, asked: ContactQuestion): ContactView {
  return withinCalendar(() => advise(tenant, asked))
}

/**
 * Whom of a council to ring at a time, and every other way to reach it.
 * @throws Problem `invalid-request` for a time that the calendar does not reach to, and for a team that is none of those that the council has supplied
 */
export function contactsView(tenant: Tenant, asked: ContactQuestion): ContactsView {
  needTeam(tenant, asked.team)
  return withinCalendar(() => ({
    ...advise(tenant, asked),
    teams: teamsView(tenant, asked),
    channels: purposes.flatMap((purpose) => channelsView(tenant, asked, purpose)),
    notSupplied: describeConfiguration(tenant).notSupplied.flatMap((path) =>
      path.startsWith('contacts.') ? [path.slice('contacts.'.length)] : [],
    ),
  }))
}

/** Where the council's teams are known, another is none of them; where they are not, its line is not supplied, which is said. */
function needTeam({ effective }: Tenant, team: string | undefined): void {
  const { teamDutyNumbers } = effective.contacts
  if (team === undefined || teamDutyNumbers === 'not-supplied') return
  const known = teamDutyNumbers.map((one) => one.team)
  if (!known.includes(team))
    throw new Problem('invalid-request', { errors: [fault('query', ['team'], 'not-allowed', known)] })
}

function withinCalendar<View>(show: () => View): View {
  try {
    return show()
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    throw new Problem('invalid-request', { errors: [fault('query', ['at'], 'outside-calendar')] })
  }
}

function advise(tenant: Tenant, { at, team, proclaimed }: ContactQuestion): ContactView {
  const { contacts } = tenant.effective
  const { service, numbers, why, until, ring, closed, inDanger } = contactAt(
    contacts,
    at,
    calendarOf(tenant.rules, proclaimed),
    team,
  )
  const one = (shown: ServiceAt) => ({
    kind: shown.kind,
    ...phoneView(tenant, at, shown),
    ...answeringView(shown.answering),
  })
  return {
    ...{ at, service, numbers: [...numbers], why },
    ...(until !== undefined && { until }),
    inDanger: phoneView(tenant, at, inDanger),
    ring: ring.map(one),
    closed: closed.map(one),
  }
}

const phoneView = (tenant: Tenant, at: Instant, { name, numbers, lastVerified }: PhoneService) => ({
  service: name,
  numbers: [...numbers],
  ...verificationView(tenant, at, lastVerified),
})

const verificationView = ({ effective }: Tenant, at: Instant, lastVerified: LocalDate) => ({
  lastVerified,
  stale: isStale(lastVerified, londonDate(at), effective.contacts.staleAfterMonths),
})

function answeringView({ state, ...times }: Answering) {
  return { answers: state, ...times }
}

function teamsView(tenant: Tenant, { at, proclaimed }: ContactQuestion): ContactsView['teams'] {
  const { teamDutyNumbers } = tenant.effective.contacts
  if (teamDutyNumbers === 'not-supplied') return []
  return teamDutyNumbers.map((team) => ({
    team: team.team,
    ...phoneView(tenant, at, team),
    ...answeringView(answeringOf(team, at, calendarOf(tenant.rules, proclaimed))),
  }))
}

function channelsView(tenant: Tenant, { at, proclaimed }: ContactQuestion, purpose: Purpose): ChannelView[] {
  const calendar = calendarOf(tenant.rules, proclaimed)
  const one = ({ hours, lastVerified, ...card }: Card): ChannelView => ({
    purpose,
    ...card,
    ...(hours !== undefined && answeringView(answeringOf({ hours }, at, calendar))),
    ...verificationView(tenant, at, lastVerified),
  })
  return cardsOf(tenant.effective.contacts, purpose).map(({ card }) => one(card))
}
