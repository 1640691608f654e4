import { englandCalendar } from './calendar/england-bank-holidays'
import { fromLondon } from './calendar/london'
import type { OpeningHours } from './calendar/opening-hours'
import { contactAt, type FrontDoor } from './contacts'

const office = { opens: '08:45', closes: '17:00' }
const hours: OpeningHours = {
  weekly: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
  onHolidays: 'closed',
}

/** As Lancashire's guide has it: 001-33, 001-34. */
const withHours: FrontDoor = {
  day: { name: 'Customer Access Team', numbers: ['0845 053 0009'], hours },
  outOfHours: { name: 'Emergency Duty Team', numbers: ['0845 602 1043'] },
}
/** As the guide of Bath and North East Somerset has it: 000-03, 000-04. */
const withoutHours: FrontDoor = {
  day: { name: 'Duty team', numbers: ['01225 396111', '01225 477929'], hours: 'not-supplied' },
  outOfHours: { name: 'Emergency Duty Team', numbers: ['01454 615165'] },
}
/** As the guide of West Northamptonshire has it: 002-05. */
const dayOnly: FrontDoor = {
  day: { name: "Children's Social Care", numbers: ['0300 126 1000'], hours: 'not-supplied' },
  outOfHours: 'not-supplied',
}
/** As Blackpool's chapter has it: 004-68. */
const nothing: FrontDoor = { day: 'not-supplied', outOfHours: 'not-supplied' }

function at(contacts: FrontDoor, london: string, calendar = englandCalendar) {
  const [date = '', time = ''] = london.split('T')
  const reading = fromLondon(date, time)
  return contactAt(contacts, reading.kind === 'one' ? reading.at : reading.later, calendar)
}

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
    expect(at(withHours, '2026-03-04T16:59')).toEqual({
      service: 'Customer Access Team',
      numbers: ['0845 053 0009'],
      why:
        'It is Wednesday 4 March 2026 at 16:59 (GMT). ' +
        'The day service, Customer Access Team, is open from 08:45 to 17:00.',
    })
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

  it('gives the closed service, and says that there is no other, where none is supplied', () => {
    const advice = at({ ...withHours, outOfHours: 'not-supplied' }, '2026-03-07T12:00')
    expect(advice.numbers).toEqual(['0845 053 0009'])
    expect(advice.why).toContain('An out-of-hours service is not supplied.')
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
      expect(at(dayOnly, time)).toEqual({
        service: "Children's Social Care",
        numbers: ['0300 126 1000'],
        why: "The office hours of the day service, Children's Social Care, are not supplied, nor is an out-of-hours service.",
      })
    }
  })
})

describe('a council that gives no numbers', () => {
  it('has none made up for it (004-68)', () => {
    expect(at(nothing, '2026-05-22T16:40')).toEqual({
      service: 'not supplied',
      numbers: [],
      why: 'The telephone numbers and office hours of this council are not supplied.',
    })
  })

  it('is rung out of hours where it gives that number alone', () => {
    const advice = at({ ...withoutHours, day: 'not-supplied' }, '2026-05-22T16:40')
    expect(advice.numbers).toEqual(['01454 615165'])
    expect(advice.why).toContain('not supplied')
  })
})
