import { englandCalendar } from '../calendar/england-bank-holidays'
import { weekdays } from '../calendar/dates'
import { atLondon } from '../calendar/london'
import type { OpeningHours } from '../calendar/opening-hours'
import { contactAt } from './advice'
import type { FrontDoor } from './front-door'

const office = { opens: '08:45', closes: '17:00' }
const hours: OpeningHours = {
  weekly: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
  onHolidays: 'closed',
}

const lastVerified = '2026-11-01'
const rest: Pick<FrontDoor, 'teamDutyNumbers' | 'police'> = {
  teamDutyNumbers: 'not-supplied',
  police: {
    emergency: { name: 'Police, in an emergency', numbers: ['999'], lastVerified },
    other: { name: 'Police, not in an emergency', numbers: ['101'], lastVerified },
  },
}

/** As Lancashire's guide has it: 001-33, 001-34. */
const withHours: FrontDoor = {
  day: { name: 'Customer Access Team', numbers: ['0845 053 0009'], hours, lastVerified },
  outOfHours: { name: 'Emergency Duty Team', numbers: ['0845 602 1043'], lastVerified },
  ...rest,
}
/** As the guide of Bath and North East Somerset has it: 000-03, 000-04. */
const withoutHours: FrontDoor = {
  day: { name: 'Duty team', numbers: ['01225 396111', '01225 477929'], hours: 'not-supplied', lastVerified },
  outOfHours: { name: 'Emergency Duty Team', numbers: ['01454 615165'], lastVerified },
  ...rest,
}
/** As the guide of West Northamptonshire has it: 002-05. */
const dayOnly: FrontDoor = {
  day: { name: "Children's Social Care", numbers: ['0300 126 1000'], hours: 'not-supplied', lastVerified },
  outOfHours: 'not-supplied',
  ...rest,
}
/** As Blackpool's chapter has it: 004-68. */
const nothing: FrontDoor = { day: 'not-supplied', outOfHours: 'not-supplied', ...rest }

function instantOf(london: string) {
  const [date = '', time = ''] = london.split('T')
  return atLondon(date, time)
}

const at = (contacts: FrontDoor, london: string, calendar = englandCalendar, team?: string) =>
  contactAt(contacts, instantOf(london), calendar, team)

describe('a council that gives its hours', () => {
  it.each([
    ['a minute before it opens', '2026-03-04T08:44', 'Emergency Duty Team'],
    ['as it opens', '2026-03-04T08:45', 'Customer Access Team'],
    ['a minute before it closes', '2026-03-04T16:59', 'Customer Access Team'],
    ['at its last minute', '2026-03-04T17:00', 'Customer Access Team'],
    ['after it closed', '2026-03-04T17:01', 'Emergency Duty Team'],
    ['at midnight', '2026-03-04T00:00', 'Emergency Duty Team'],
    ['on a Saturday', '2026-03-07T12:00', 'Emergency Duty Team'],
    ['on a Sunday', '2026-03-08T12:00', 'Emergency Duty Team'],
    ['on a bank holiday', '2026-05-25T12:00', 'Emergency Duty Team'],
    ['on a substitute day', '2026-12-28T12:00', 'Emergency Duty Team'],
    ['on the day after a bank holiday', '2026-05-26T12:00', 'Customer Access Team'],
    ['on the morning after the clocks went forward', '2026-03-30T08:45', 'Customer Access Team'],
    ['a minute before that', '2026-03-30T08:44', 'Emergency Duty Team'],
    ['on the evening after the clocks went back', '2026-10-26T17:00', 'Customer Access Team'],
    ['a minute after that', '2026-10-26T17:01', 'Emergency Duty Team'],
  ])('is rung %s by the service that answers then (001-33, 001-34)', (_when, time, service) => {
    expect(at(withHours, time).service).toBe(service)
  })

  it('says until when the office is open', () => {
    expect(at(withHours, '2026-03-04T16:59')).toMatchObject({
      service: 'Customer Access Team',
      numbers: ['0845 053 0009'],
      why:
        'It is Wednesday 4 March 2026 at 16:59 (GMT). ' +
        'The day service, Customer Access Team, is open until Wednesday 4 March 2026 at 17:00 (GMT), and closed from 17:01 on.',
      until: instantOf('2026-03-04T17:01'),
    })
  })

  it.each([
    [
      '001-22, open every day',
      '2026-12-25T12:00',
      '10:00',
      '22:00',
      'Friday 25 December 2026 at 22:00 (GMT), and closed from 22:01 on',
    ],
    ['up to midnight', '2026-03-04T20:00', '08:00', '23:59', 'the end of Wednesday 4 March 2026'],
    [
      'over midnight',
      '2026-03-04T23:00',
      '17:00',
      '08:45',
      'Thursday 5 March 2026 at 08:45 (GMT), and closed from 08:46 on',
    ],
    ['day and night', '2026-03-04T20:00', '00:00', '23:59', undefined],
  ])('is said to be open until the very moment named: %s', (_what, time, opens, closes, until) => {
    const weekly = Object.fromEntries(weekdays.map((day) => [day, { opens, closes }]))
    const day = {
      name: 'The line',
      numbers: ['01632 960124'],
      hours: { weekly, onHolidays: 'open' as const },
      lastVerified,
    }
    const advice = at({ ...withHours, day }, time)
    expect(advice.why).toContain(`The line, is open ${until === undefined ? 'day and night' : `until ${until}`}.`)
    if (advice.until === undefined) return expect(until).toBeUndefined()
    const before = new Date(Date.parse(advice.until) - 1).toISOString()
    const kinds = (moment: string) =>
      contactAt({ ...withHours, day }, moment, englandCalendar).ring.map(({ kind }) => kind)
    expect([kinds(before), kinds(advice.until)]).toEqual([['day'], ['out-of-hours']])
  })

  it('says why the office is closed and when it opens, over a bank holiday weekend', () => {
    expect(at(withHours, '2026-05-22T17:01').why).toBe(
      'It is Friday 22 May 2026 at 17:01 (BST). The day service, Customer Access Team, is closed and opens next on ' +
        'Tuesday 26 May 2026 at 08:45 (BST). The out-of-hours service is Emergency Duty Team.',
    )
    expect(at(withHours, '2026-05-25T12:00').why).toContain('Monday 25 May 2026 at 12:00 (BST), Spring bank holiday.')
  })

  it('is closed on its own closure days', () => {
    const calendar = { ...englandCalendar, closureDays: ['2026-12-29'] }
    expect(at(withHours, '2026-12-29T12:00', calendar).service).toBe('Emergency Duty Team')
  })

  it('leaves the police to ring, and says when the day service opens, where no other service is supplied', () => {
    const advice = at({ ...withHours, outOfHours: 'not-supplied' }, '2026-03-07T12:00')
    expect(advice.numbers).toEqual([])
    expect(advice.ring.map(({ numbers }) => numbers)).toEqual([['101']])
    expect(advice.closed).toMatchObject([
      { kind: 'day', answering: { state: 'closed', opensAt: instantOf('2026-03-09T08:45') } },
    ])
    expect(advice.why).toContain(
      'An out-of-hours service is not supplied. No service of the council is known to answer',
    )
  })

  it('says that bank holidays are assumed where they are not published yet', () => {
    expect(at(withHours, '2031-05-26T12:00')).toMatchObject({ service: 'Emergency Duty Team' })
    expect(at(withHours, '2031-05-26T12:00').why).toContain('not published yet')
  })
})

describe('a council that does not give its hours', () => {
  it('is rung at the day numbers first and then out of hours, on any working day (000-03, 000-04)', () => {
    for (const time of ['2026-05-22T16:40', '2026-05-22T03:00']) {
      const { service, numbers, why } = at(withoutHours, time)
      expect(service).toBe('Duty team, then Emergency Duty Team')
      expect(numbers).toEqual(['01225 396111', '01225 477929', '01454 615165'])
      expect(why).toContain('not supplied')
    }
  })

  it.each(['2026-05-23T10:12', '2026-05-24T10:12', '2026-05-25T10:12'])(
    'is rung out of hours alone on %s, which no office hours take in (S1)',
    (time) => {
      const { service, numbers, why } = at(withoutHours, time)
      expect([service, numbers]).toEqual(['Emergency Duty Team', ['01454 615165']])
      expect(why).toContain('not supplied')
    },
  )

  it('is rung at its one number at any time where no other is supplied (002-05)', () => {
    for (const time of ['2026-05-22T16:40', '2026-05-24T03:00']) {
      const { service, numbers, ring, why } = at(dayOnly, time)
      expect([service, numbers]).toEqual(["Children's Social Care", ['0300 126 1000']])
      expect(ring.map((one) => [one.kind, one.answering.state])).toEqual([
        ['day', 'not-known'],
        ['police', 'open'],
      ])
      expect(why).toMatch(/its hours are not supplied\. An out-of-hours service is not supplied\./)
    }
  })
})

describe('a council that gives no numbers', () => {
  it('has none made up for it (004-68)', () => {
    const { service, numbers, why, ring, closed, until } = at(nothing, '2026-05-22T16:40')
    expect({ service, numbers, closed, until }).toEqual({ service: 'not supplied', numbers: [], closed: [] })
    expect(why).toContain('The telephone numbers and office hours of this council are not supplied.')
    expect(ring.map((one) => one.numbers)).toEqual([['101']])
  })

  it('is rung out of hours where it gives that number alone', () => {
    const advice = at({ ...withoutHours, day: 'not-supplied' }, '2026-05-22T16:40')
    expect(advice.numbers).toEqual(['01454 615165'])
    expect(advice.why).toContain('not supplied')
  })
})

describe('a team with a duty line of its own', () => {
  const team = { team: 'safeguarding', name: 'Safeguarding team', numbers: ['01632 960123'], hours, lastVerified }
  const withTeam: FrontDoor = { ...withHours, teamDutyNumbers: [team] }

  it('is rung first in its hours, and left out where another is asked for (002-05)', () => {
    const advice = at(withTeam, '2026-03-04T12:00', englandCalendar, 'safeguarding')
    expect(advice.ring.map(({ kind }) => kind)).toEqual(['team', 'day'])
    expect(at(withTeam, '2026-03-04T12:00').ring.map(({ kind }) => kind)).toEqual(['day'])
    const other = at(withTeam, '2026-03-04T12:00', englandCalendar, 'other')
    expect(other.ring.map(({ kind }) => kind)).toEqual(['day'])
    expect(other.why).toContain("The team's own duty number is not supplied.")
  })

  it('is among the closed at night, with its next opening', () => {
    const advice = at(withTeam, '2026-03-04T18:00', englandCalendar, 'safeguarding')
    expect(advice.ring.map(({ kind }) => kind)).toEqual(['out-of-hours'])
    expect(advice.closed).toMatchObject([
      { kind: 'team', answering: { opensAt: instantOf('2026-03-05T08:45') } },
      { kind: 'day', answering: { opensAt: instantOf('2026-03-05T08:45') } },
    ])
  })
})

it('is 999 first of all in danger, at every council and hour', () => {
  for (const door of [withHours, withoutHours, dayOnly, nothing]) {
    expect(at(door, '2026-12-25T03:00').inDanger.numbers).toEqual(['999'])
  }
})

it('has a day and night line that never closes', () => {
  const door: FrontDoor = {
    ...withHours,
    day: { name: 'Front door', numbers: ['01632 960124'], hours: 'always', lastVerified },
  }
  const { ring, closed, until, why } = at(door, '2026-12-25T03:00')
  expect([ring, closed, until]).toMatchObject([[{ kind: 'day' }], [{ kind: 'out-of-hours' }], undefined])
  expect(why).toContain('is open day and night')
})

it('goes by a bank holiday proclaimed since', () => {
  const bankHolidays = [...englandCalendar.bankHolidays, { date: '2026-06-19', title: 'Made up' }]
  const advice = at(withHours, '2026-06-19T12:00', { ...englandCalendar, bankHolidays })
  expect(advice).toMatchObject({ service: 'Emergency Duty Team', until: instantOf('2026-06-22T08:45') })
})
