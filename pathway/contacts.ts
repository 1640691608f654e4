import type { Calendar } from './calendar/calendar'
import { londonDate } from './calendar/london'
import { hoursOn, nextOpening, openAt, type OpeningHours } from './calendar/opening-hours'
import { sayMoment } from './calendar/words'
import { isEstimated, whyNotWorking } from './calendar/working-days'
import type { Instant } from './time'

/** A service that is rung, its numbers in the order in which to try them. */
export interface PhoneService {
  name: string
  numbers: readonly string[]
}

/** The telephone services of a council's front door, as far as the council has supplied them. */
export interface FrontDoor {
  day: (PhoneService & { hours: OpeningHours | 'not-supplied' }) | 'not-supplied'
  /** Answers outside the hours of the day service. */
  outOfHours: PhoneService | 'not-supplied'
}

/** Which service to ring, its numbers in order (none where none is supplied), and why, in whole sentences. */
export interface ContactAdvice {
  service: string
  numbers: readonly string[]
  why: string
}

/**
 * Which service of a council to ring at an instant (001-33, 001-34, 000-03, 000-04, 002-05, 004-68). What the council has not supplied is
 * said to be not supplied. Where its office hours are not, no weekend, bank holiday or closure day is taken to be within them, and on
 * a working day both services are given, in order.
 * Throws CalendarRangeError where the calendar does not know the day.
 */
export function contactAt({ day, outOfHours }: FrontDoor, at: Instant, calendar: Calendar): ContactAdvice {
  const advice =
    day === 'not-supplied'
      ? withoutDayService(outOfHours)
      : day.hours === 'not-supplied'
        ? withoutHours(day, outOfHours, at, calendar)
        : withHours(day, day.hours, outOfHours, at, calendar)
  return { ...advice, why: [advice.why, ...sayEstimate(at, calendar)].join(' ') }
}

function withoutDayService(outOfHours: FrontDoor['outOfHours']): ContactAdvice {
  if (outOfHours === 'not-supplied') {
    const why = 'The telephone numbers and office hours of this council are not supplied.'
    return { service: 'not supplied', numbers: [], why }
  }
  const why = `The day service and its office hours are not supplied. The out-of-hours service is ${outOfHours.name}.`
  return ring([outOfHours], why)
}

function withHours(
  day: PhoneService,
  hours: OpeningHours,
  outOfHours: FrontDoor['outOfHours'],
  at: Instant,
  calendar: Calendar,
): ContactAdvice {
  const now = `It is ${sayMoment(at)}${sayHoliday(at, calendar)}.`
  const today = hoursOn(hours, londonDate(at), calendar)
  if (today !== undefined && openAt(hours, at, calendar)) {
    return ring([day], `${now} The day service, ${day.name}, is open from ${today.opens} to ${today.closes}.`)
  }
  const next = nextOpening(hours, at, calendar)
  const opens = next === undefined ? '' : ` and opens next on ${sayMoment(next)}`
  const closed = `${now} The day service, ${day.name}, is closed${opens}.`
  if (outOfHours === 'not-supplied') return ring([day], `${closed} An out-of-hours service is not supplied.`)
  return ring([outOfHours], `${closed} The out-of-hours service is ${outOfHours.name}.`)
}

function withoutHours(
  day: PhoneService,
  outOfHours: FrontDoor['outOfHours'],
  at: Instant,
  calendar: Calendar,
): ContactAdvice {
  const unknown = `The office hours of the day service, ${day.name}, are not supplied`
  if (outOfHours === 'not-supplied') return ring([day], `${unknown}, nor is an out-of-hours service.`)
  const out = `the out-of-hours service, ${outOfHours.name}`
  if (whyNotWorking(londonDate(at), calendar) === undefined) {
    return ring([day, outOfHours], `${unknown}: ring it first, and if it is closed ${out}.`)
  }
  const now = `It is ${sayMoment(at)}${sayHoliday(at, calendar)}, which no office hours take in.`
  return ring([outOfHours], `${now} ${unknown}: ring ${out}.`)
}

const ring = (services: readonly PhoneService[], why: string): ContactAdvice => ({
  service: services.map(({ name }) => name).join(', then '),
  numbers: services.flatMap(({ numbers }) => numbers),
  why,
})

function sayHoliday(at: Instant, calendar: Calendar): string {
  const why = whyNotWorking(londonDate(at), calendar)
  return why === undefined || why === 'Saturday' || why === 'Sunday' ? '' : `, ${why}`
}

function sayEstimate(at: Instant, calendar: Calendar): string[] {
  if (!isEstimated(londonDate(at), calendar)) return []
  return ['Bank holidays of that year are not published yet; those assumed here follow the usual rule.']
}
