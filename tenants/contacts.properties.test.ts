import fc from 'fast-check'
import type { Calendar } from '../pathway/calendar/calendar'
import { addDays, weekdayOf, weekdays } from '../pathway/calendar/dates'
import { atLondon, clockChanges, londonDate, toLondon } from '../pathway/calendar/london'
import type { Hours, OpeningHours } from '../pathway/calendar/opening-hours'
import { holidayOn } from '../pathway/calendar/working-days'
import { contactAt, type ServiceAt } from '../pathway/contacts/advice'
import type { FrontDoor } from '../pathway/contacts/front-door'
import type { Instant } from '../pathway/time'
import { loadTenants } from './load'

// Random instants of three years, more of them at the moments that matter: midnights, ends of hours, the nights in which the clocks change.

const [first, last] = ['2025-01-01T00:00:00.000Z', '2027-12-31T23:59:59.999Z']
const anyInstant = fc
  .date({ min: new Date(first), max: new Date(last), noInvalidDate: true })
  .map((date) => date.toISOString())
const nearEdge = fc
  .tuple(anyInstant, fc.constantFrom('00:00', '08:44', '08:45', '08:46', '17:00', '17:01', '22:00', '22:01', '23:59'))
  .map(([at, time]) => atLondon(londonDate(at), time))
const nearChange = fc
  .tuple(fc.constantFrom(...clockChanges(first, last)), fc.integer({ min: -180, max: 180 }))
  .map(([change, minutes]) => later(change.at, minutes * 60_000))
const instants = fc.oneof(anyInstant, nearEdge, nearChange)

function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString()
}

/** Times that London's clocks never skip or repeat. */
const times = fc.integer({ min: 0, max: 1379 }).map((minute) => {
  const shown = minute < 60 ? minute : minute + 60
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`
})
const hoursOfDay = fc.record({ opens: times, closes: times }).filter(({ opens, closes }) => opens !== closes)
const openingHours: fc.Arbitrary<OpeningHours> = fc
  .record({
    onHolidays: fc.constantFrom('open' as const, 'closed' as const),
    days: fc.array(fc.option(hoursOfDay, { nil: undefined }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ onHolidays, days }) => ({
    onHolidays,
    weekly: Object.fromEntries(weekdays.flatMap((day, index) => (days[index] ? [[day, days[index]]] : []))),
  }))

const lastVerified = '2026-11-01'
const police = {
  emergency: { name: 'Police, in an emergency', numbers: ['999'], lastVerified },
  other: { name: 'Police, not in an emergency', numbers: ['101'], lastVerified },
}
const phone = { name: 'A service', numbers: ['01632 960123'], lastVerified }
const withHours = fc.oneof(openingHours, fc.constantFrom('always' as const, 'not-supplied' as const))
const doors: fc.Arbitrary<FrontDoor> = fc.record({
  day: fc.oneof(
    fc.constant('not-supplied' as const),
    withHours.map((hours) => ({ ...phone, hours })),
  ),
  outOfHours: fc.constantFrom('not-supplied' as const, phone),
  teamDutyNumbers: withHours.map((hours) => [{ ...phone, team: 'one', hours }]),
  police: fc.constant(police),
})

/** A rule of its own: whether the face of London's clock lies within the hours of that day or, over midnight, of the day before. */
function shows(opening: OpeningHours, at: Instant, calendar: Calendar): boolean {
  const { date, time } = toLondon(at)
  const of = (day: string): Hours | undefined =>
    opening.onHolidays === 'closed' && holidayOn(day, calendar) !== undefined
      ? undefined
      : opening.weekly[weekdayOf(day)]
  const [today, before] = [of(date), of(addDays(date, -1))]
  const ofToday = today && today.opens <= time && (today.closes < today.opens || time <= today.closes)
  return ofToday === true || (before !== undefined && before.closes < before.opens && time <= before.closes)
}

const councils = [...loadTenants().tenants.values()]
const proclaimed = { date: '2026-06-19', title: 'Made up' }
const cases = fc.oneof(
  fc.constantFrom(...councils).map(({ effective, rules }) => ({ door: effective.contacts, calendar: rules.calendar })),
  doors.map((door) => {
    const { calendar } = councils[0]?.rules ?? { calendar: undefined }
    if (calendar === undefined) throw new Error('There is no council')
    return {
      door,
      calendar: { ...calendar, bankHolidays: [...calendar.bankHolidays, proclaimed], closureDays: ['2026-12-29'] },
    }
  }),
)
type Case = { door: FrontDoor; calendar: Calendar }

const ask = ({ door, calendar }: Case, at: Instant) => contactAt(door, at, calendar, 'one')
const services = ({ ring, closed }: ReturnType<typeof ask>): ServiceAt[] => [...ring, ...closed]
const stateOf = (asked: Case, at: Instant, kind: string) =>
  services(ask(asked, at)).find((service) => service.kind === kind)?.answering.state

const holds = (check: (asked: Case, at: Instant) => void) =>
  fc.assert(fc.property(cases, instants, check), { numRuns: 1500 })

describe('at any hour of three years', () => {
  it('there is somebody to ring: the duty team, the emergency duty team or the police', () => {
    holds((asked, at) => {
      const { ring, inDanger } = ask(asked, at)
      expect(inDanger.numbers).toEqual(['999'])
      expect(ring.some(({ answering }) => answering.state === 'open')).toBe(true)
      expect(ring.flatMap(({ numbers }) => numbers).length).toBeGreaterThan(0)
    })
  })

  it('what is said to be so holds until the moment named, and no longer', () => {
    holds((asked, at) => {
      for (const { kind, answering } of services(ask(asked, at))) {
        if (answering.state === 'closed' || answering.until === undefined) continue
        expect(answering.until > at).toBe(true)
        expect(stateOf(asked, later(answering.until, -1), kind)).toBe(answering.state)
        expect(stateOf(asked, answering.until, kind)).not.toBe(answering.state)
      }
    })
  })

  it('the whole advice holds until the moment named', () => {
    const said = ({ ring, closed }: ReturnType<typeof ask>) =>
      [ring, closed].map((list) => list.map(({ kind }) => kind))
    holds((asked, at) => {
      const advice = ask(asked, at)
      if (advice.until === undefined) return
      expect(advice.until > at).toBe(true)
      expect(said(ask(asked, later(advice.until, -1)))).toEqual(said(advice))
    })
  })

  it('a service is open as the clock on the wall has it, and its next opening is the first', () => {
    holds((asked, at) => {
      const { door, calendar } = asked
      const day = services(ask(asked, at)).find(({ kind }) => kind === 'day')
      if (day === undefined || door.day === 'not-supplied' || typeof door.day.hours === 'string') return
      const { hours } = door.day
      expect(day.answering.state === 'open').toBe(shows(hours, at, calendar))
      if (day.answering.state !== 'closed' || day.answering.opensAt === undefined) return
      const { opensAt } = day.answering
      expect(opensAt > at).toBe(true)
      expect(shows(hours, opensAt, calendar)).toBe(true)
      for (let date = londonDate(at); date <= londonDate(opensAt); date = addDays(date, 1)) {
        const candidates = [hours.weekly[weekdayOf(date)]?.opens ?? '00:00', '00:00'].map((time) =>
          atLondon(date, time),
        )
        for (const one of candidates) if (at < one && one < opensAt) expect(shows(hours, one, calendar)).toBe(false)
      }
      expect(shows(hours, later(opensAt, -1), calendar)).toBe(false)
    })
  })

  it('the emergency duty team of Lancashire answers exactly when its day service does not (001-33, 001-34)', () => {
    const asked = councils.find(({ council }) => council === 'lancashire')
    if (asked === undefined) throw new Error('Lancashire is not sound')
    fc.assert(
      fc.property(instants, (at) => {
        const { ring } = contactAt(asked.effective.contacts, at, asked.rules.calendar)
        expect(ring).toHaveLength(1)
        expect(['day', 'out-of-hours']).toContain(ring[0]?.kind)
      }),
    )
  })
})
