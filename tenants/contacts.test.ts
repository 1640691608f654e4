import { isBankHoliday } from '../pathway/calendar/working-days'
import { londonDate } from '../pathway/calendar/london'
import { readMoment } from '../pathway/calendar/moment'
import { contactAt } from '../pathway/contacts/advice'
import { answeringOf } from '../pathway/contacts/answering'
import { cardsOf, contactsOf, purposes, staleContactsOf } from './contacts'
import { loadTenants, type Tenant } from './load'

const { tenants } = loadTenants()

function tenantOf(council: string): Tenant {
  const tenant = tenants.get(council)
  if (tenant === undefined) throw new Error(`${council} is not sound`)
  return tenant
}

function instantOf(london: string): string {
  const moment = readMoment(london)
  if (moment.kind !== 'instant') throw new Error(`${london} is no instant`)
  return moment.at
}

const ringAt = (council: string, london: string) => {
  const { effective, rules } = tenantOf(council)
  return contactAt(effective.contacts, instantOf(london), rules.calendar).ring.map(
    ({ numbers, answering }) => `${numbers.join(' ')} ${answering.state}`,
  )
}

const bath = 'bath-and-north-east-somerset'

describe('whom to ring by each guide', () => {
  it.each([
    [
      '000-03, 000-04: on a working day',
      bath,
      '2026-05-22T11:00',
      ['01225 396111 01225 477929 not-known', '01454 615165 not-known', '101 open'],
    ],
    ['000-04: on a Saturday', bath, '2026-05-23T10:12', ['01454 615165 open']],
    ['000-04: in the last minute of a bank holiday', bath, '2026-05-25T23:59', ['01454 615165 open']],
    ['001-33: on a weekday at 8.45', 'lancashire', '2026-03-30T08:45', ['0845 053 0009 open']],
    ['001-34: a minute before', 'lancashire', '2026-03-30T08:44', ['0845 602 1043 open']],
    ['001-34: on a weekend', 'lancashire', '2026-10-25T01:00Z', ['0845 602 1043 open']],
    ['001-34: on a public holiday', 'lancashire', '2026-12-28T12:00', ['0845 602 1043 open']],
    ['002-05: by day', 'west-northamptonshire', '2026-03-04T12:00', ['0300 126 1000 not-known', '101 open']],
    ['002-05: at night', 'west-northamptonshire', '2026-03-08T03:00', ['0300 126 1000 not-known', '101 open']],
    ['004-68: nobody of the council', 'blackpool', '2026-03-04T12:00', ['101 open']],
    ['003: nobody of a council', 'anyshire', '2026-03-04T12:00', ['101 open']],
  ])('is told at its hour (000-03, 000-04, 001-33, 001-34, 002-05, 004-68): %s', (_row, council, london, expected) => {
    expect(ringAt(council, london)).toEqual(expected)
  })
})

describe('every other way of the guides', () => {
  const cards = purposes.flatMap((purpose) =>
    [...tenants.values()].flatMap(({ council, effective }) =>
      cardsOf(effective.contacts, purpose).map(({ card }) => ({ council, purpose, ...card })),
    ),
  )
  const named = (name: string) => cards.find((card) => card.name === name)

  it.each([
    [
      '001-19',
      'Customer Feedback Service',
      {
        telephone: ['01772 530671'],
        email: 'cyp.telluswhatuthink@lancashire.gov.uk',
        web: 'lancashire.gov.uk/childrensservices/telluswhatyouthink',
      },
    ],
    ['001-19', 'Care Connect', { telephone: ['0845 053 0009', '01772 221609'], hours: 'not-supplied' }],
    [
      '001-20',
      'Customer Feedback Service',
      {
        post: [
          'Social Care Customer Feedback',
          'FREEPOST RTKC-HBTA-TZRK',
          'PO Box 1337',
          'County Hall',
          'Preston',
          'PR2 0TG',
        ],
      },
    ],
    [
      '001-21',
      "The Children's Society in Lancashire",
      { telephone: ['01772 256900'], post: ['30 Ribblesdale Place', 'Preston', 'Lancashire', 'PR1 3NA'] },
    ],
    [
      '001-22',
      "Young People's Interactive Services",
      { telephone: ['0800 511111'], text: ['07786 511 111'], web: 'q2a.co.uk' },
    ],
    ['001-24', 'Factsheet "Your Personal Information"', { telephone: ['01772 636693'], hours: 'not-supplied' }],
    ['001-27', 'The Data Protection Officer', { post: ['PO Box 100', 'County Hall', 'PRESTON', 'PR1 0LD'] }],
    ['001-32', 'Customer Service Centre', { email: 'cypreferrals@lancashire.gov.uk' }],
    [
      '002-06',
      'Comments, Compliments and Complaints',
      {
        email: 'myfeedback@westnorthants.gov.uk',
        post: ['One Angel Square', 'Angel Street', 'Northampton', 'NN1 1ED'],
      },
    ],
  ])('is kept as printed (001-19, 001-20, 001-21, 001-22, 001-27, 001-32, 002-06): %s, %s', (_row, name, expected) => {
    expect(named(name)).toMatchObject(expected)
  })

  it('001-21: says which e-mail address is not to be relied on, and why', () => {
    expect(
      cards.flatMap(({ name, unreliable }) => (unreliable === undefined ? [] : [[name, unreliable.email]])),
    ).toEqual([["The Children's Society in Lancashire", expect.stringContaining('do not rely on it') as string]])
  })

  it('001-22: has the line of young people open from 10 to 22 on each of the 365 days, and on none besides', () => {
    const { rules } = tenantOf('lancashire')
    const hours = named("Young People's Interactive Services")?.hours ?? 'not-supplied'
    let holidays = 0
    for (let day = 0; day < 365; day++) {
      const noon = new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString()
      const date = londonDate(noon)
      if (isBankHoliday(date, rules.calendar)) holidays += 1
      const states = ['09:59', '10:00', '22:00', '22:01'].map(
        (time) => answeringOf({ hours }, instantOf(`${date}T${time}`), rules.calendar).state,
      )
      expect([date, ...states]).toEqual([date, 'closed', 'open', 'open', 'closed'])
    }
    expect(holidays).toBe(8)
  })
})

describe('what was last verified', () => {
  const stale = (on: string) => staleContactsOf([...tenants.values()], on)

  it('is stale after more than 12 months: of the leaflet of April 2020 everything (001-01)', () => {
    expect(new Set(stale('2026-11-22').map(({ file, verifiedBy }) => `${file} ${verifiedBy}`))).toEqual(
      new Set(['lancashire.yaml 001-01']),
    )
    const ofLeaflet = (on: string) => stale(on).filter(({ file }) => file === 'lancashire.yaml')
    expect([ofLeaflet('2021-04-01').length, ofLeaflet('2021-04-02').length]).toEqual([0, 9])
  })

  it('cannot lie in the future', () => {
    expect(stale('2026-10-31').map(({ path }) => path)).toContain('contacts.police.emergency')
    expect(stale('2026-11-01').map(({ path }) => path)).not.toContain('contacts.police.emergency')
  })

  it('is known of every contact, with what it rests on', () => {
    for (const tenant of tenants.values()) {
      for (const { verifiedBy } of contactsOf(tenant))
        expect(verifiedBy).toMatch(/^(\d{3}-\d{2}|caseway default \(.+\))$/)
    }
  })
})
