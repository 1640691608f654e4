import type { Calendar } from '../calendar/calendar'
import { londonDate, toLondon } from '../calendar/london'
import { sayDay, sayMoment } from '../calendar/words'
import { isEstimated, whyNotWorking } from '../calendar/working-days'
import type { Instant } from '../time'
import type { Answering } from './answering'
import type { ServiceKind } from './front-door'

interface Said {
  kind: ServiceKind
  name: string
  numbers: readonly string[]
  answering: Answering
}

interface ToSay {
  /** Those of the council, in order. */
  services: readonly Said[]
  police: Said
  /** One of them is known to answer. */
  isCertain: boolean
  at: Instant
  calendar: Calendar
  teamAsked: boolean
}

/** Why these services are rung at an instant, in whole sentences. Throws CalendarRangeError where the calendar does not know the day. */
export function sayAdvice({ services, police, isCertain, at, calendar, teamAsked }: ToSay): string {
  const of = (kind: ServiceKind) => services.find((service) => service.kind === kind)
  const [team, day, outOfHours] = [of('team'), of('day'), of('out-of-hours')]
  return [
    `It is ${sayMoment(at)}${sayHoliday(at, calendar)}.`,
    ...(team !== undefined ? [saySupplied("The team's own duty line", team)] : teamAsked ? [noTeam] : []),
    ...sayFrontDoor(day, outOfHours),
    ...(isCertain ? [] : [sayPolice(police, services)]),
    ...(isEstimated(londonDate(at), calendar) ? [estimated] : []),
  ].join(' ')
}

const noTeam = "The team's own duty number is not supplied."
const estimated = 'Bank holidays of that year are not published yet; those assumed here follow the usual rule.'

function sayFrontDoor(day: Said | undefined, outOfHours: Said | undefined): string[] {
  if (day === undefined && outOfHours === undefined) {
    return ['The telephone numbers and office hours of this council are not supplied.']
  }
  if (day === undefined) {
    return ['The day service and its office hours are not supplied.', ...sayOutOfHours(outOfHours)]
  }
  if (day.answering.state === 'open') return [saySupplied('The day service', day)]
  return [saySupplied('The day service', day), ...sayOutOfHours(outOfHours)]
}

function sayOutOfHours(service: Said | undefined): string[] {
  if (service === undefined) return ['An out-of-hours service is not supplied.']
  const isSecond = service.answering.state === 'not-known' ? ', to be rung if the day service is closed' : ''
  return [`The out-of-hours service is ${service.name}${isSecond}.`]
}

function saySupplied(what: string, { kind, name, answering }: Said): string {
  const it = `${what}, ${name},`
  switch (answering.state) {
    case 'open':
      return `${it} is open ${answering.until === undefined ? 'day and night' : `until ${sayUntil(kind, answering.until)}`}.`
    case 'not-known':
      return `${it} is rung first; its hours are not supplied.`
    case 'closed':
      return `${it} is closed${sayNext(answering)}.`
  }
}

function sayNext({ opensAt, mayOpenAt }: Extract<Answering, { state: 'closed' }>): string {
  if (opensAt !== undefined) return ` and opens next on ${sayMoment(opensAt)}`
  if (mayOpenAt === undefined) return ''
  return `: no office hours take in this day. Its own are not supplied; it may open from ${sayMoment(mayOpenAt)} on`
}

/**
 * Until when a service is open. Out of hours: the moment another takes over. Else its last minute and the first at which it is closed, as
 * hours include their last minute; where that is midnight, the end of the day.
 */
export function sayUntil(kind: ServiceKind, until: Instant): string {
  if (kind === 'out-of-hours') return sayMoment(until)
  const { time } = toLondon(until)
  const last = new Date(Date.parse(until) - 1).toISOString()
  return time === '00:00' ? `the end of ${sayDay(londonDate(last))}` : `${sayMoment(last)}, and closed from ${time} on`
}

function sayPolice({ name, numbers }: Said, services: readonly Said[]): string {
  const mayAnswer = services.some(({ answering }) => answering.state !== 'closed')
  const when = mayAnswer ? 'if none does, ring' : 'ring'
  return `No service of the council is known to answer now: ${when} ${numbers.join(' or ')} (${name}).`
}

function sayHoliday(at: Instant, calendar: Calendar): string {
  const why = whyNotWorking(londonDate(at), calendar)
  return why === undefined || why === 'Saturday' || why === 'Sunday' ? '' : `, ${why}`
}
