import type { Calendar } from '../calendar/calendar'
import type { Instant } from '../time'
import { answeringByDay, answeringOf, answeringOutOfHours, changesAt, type Answering } from './answering'
import type { FrontDoor, PhoneService, ServiceKind } from './front-door'
import { sayAdvice } from './say-advice'

/** A service at an instant: whether it answers then, and until when or when next. */
export interface ServiceAt extends PhoneService {
  kind: ServiceKind
  answering: Answering
}

/** Whom to ring at an instant. */
export interface ContactAdvice {
  /** The names of the council's own services to ring, in order, with `, then ` between them; `not supplied` where there is none. */
  service: string
  /** Their numbers, in order. */
  numbers: readonly string[]
  /** Why, in whole sentences. */
  why: string
  /** The first instant at which this advice may be another; undefined where it is the same all year. */
  until?: Instant
  /** All services to ring, in order: never none, as the police come last where no service of the council is known to answer. */
  ring: readonly ServiceAt[]
  /** The services of the council that do not answer now. */
  closed: readonly ServiceAt[]
  /** Whom to ring first of all where a child is in danger now. */
  inDanger: PhoneService
}

/**
 * Which services of a council to ring at an instant, in order (001-33, 001-34, 000-03, 000-04, 002-05, 004-68): the duty line of the
 * team that was asked for, the day service, the out-of-hours service, the police. What the council has not supplied is said to be
 * not supplied. Throws CalendarRangeError where the calendar does not know the day.
 */
export function contactAt(door: FrontDoor, at: Instant, calendar: Calendar, team?: string): ContactAdvice {
  const council = servicesAt(door, at, calendar, team)
  const ofCouncil = council.filter(({ answering }) => answering.state !== 'closed')
  const isCertain = ofCouncil.some(({ answering }) => answering.state === 'open')
  const police: ServiceAt = { ...door.police.other, kind: 'police', answering: { state: 'open' } }
  const until = council.flatMap(({ answering }) => changesAt(answering) ?? []).sort()[0]
  return {
    service: ofCouncil.map(({ name }) => name).join(', then ') || 'not supplied',
    numbers: ofCouncil.flatMap(({ numbers }) => numbers),
    why: sayAdvice({ services: council, police, isCertain, at, calendar, teamAsked: team !== undefined }),
    ...(until !== undefined && { until }),
    ring: isCertain ? ofCouncil : [...ofCouncil, police],
    closed: council.filter(({ answering }) => answering.state === 'closed'),
    inDanger: door.police.emergency,
  }
}

/** What the council has supplied, in the order in which it is rung. */
function servicesAt(door: FrontDoor, at: Instant, calendar: Calendar, asked: string | undefined): ServiceAt[] {
  const { day, outOfHours, teamDutyNumbers } = door
  const byDay = answeringByDay(door, at, calendar)
  const teams = teamDutyNumbers === 'not-supplied' ? [] : teamDutyNumbers.filter(({ team }) => team === asked)
  return [
    ...teams.map((team) => shown('team', team, answeringOf(team, at, calendar))),
    ...(day === 'not-supplied' || byDay === undefined ? [] : [shown('day', day, byDay)]),
    ...(outOfHours === 'not-supplied' ? [] : [shown('out-of-hours', outOfHours, answeringOutOfHours(byDay))]),
  ]
}

function shown(kind: ServiceKind, service: PhoneService, answering: Answering): ServiceAt {
  const { name, numbers, lastVerified } = service
  return { kind, name, numbers, lastVerified, answering }
}
