import { loadTenants, type Tenant } from '../../tenants/load'
import { Problem } from '../problems'
import { contactsView as schema } from '../schemas/contacts'
import { contactsExample } from '../schemas/contacts-example'
import { contactsView } from './contact-view'

const { tenants } = loadTenants()

function tenantOf(council: string): Tenant {
  const tenant = tenants.get(council)
  if (tenant === undefined) throw new Error(`${council} is not sound`)
  return tenant
}

const shown = (
  council: string,
  at: string,
  more: { team?: string; proclaimed?: { date: string; title: string }[] } = {},
) => contactsView(tenantOf(council), { at, proclaimed: [], ...more })

it('is the example of the description', () => {
  expect(shown('bath-and-north-east-somerset', contactsExample.at)).toEqual(contactsExample)
})

it('is as it is described, for every council', () => {
  for (const council of tenants.keys()) {
    const view = shown(council, '2026-12-25T03:00:00.000Z')
    expect(schema.parse(view)).toEqual(view)
  }
})

it('has every way of a guide, each with when it was last verified (001-19, 001-20, 001-21, 001-22, 001-27, 001-32)', () => {
  const { channels } = shown('lancashire', '2026-12-25T12:00:00.000Z')
  expect(channels.map(({ purpose, name, answers, stale }) => [purpose, name, answers, stale])).toEqual([
    ['referralsInWriting', 'Customer Service Centre', undefined, true],
    ['complaints', 'Customer Feedback Service', 'not-known', true],
    ['complaints', 'Care Connect', 'not-known', true],
    ['recordsAccess', 'The Data Protection Officer', undefined, true],
    ['recordsAccess', 'Factsheet "Your Personal Information"', 'not-known', true],
    ['advocacy', "The Children's Society in Lancashire", 'not-known', true],
    ['youngPeople', "Young People's Interactive Services", 'open', true],
  ])
  expect(channels.at(-1)).toMatchObject({ until: '2026-12-25T22:01:00.000Z', lastVerified: '2020-04-01' })
  expect(channels.at(-2)?.unreliable?.email).toContain('do not rely on it')
})

it('has what is not supplied by name: the duty numbers of teams (002-05)', () => {
  const { notSupplied, teams, why } = shown('west-northamptonshire', '2026-03-04T12:00:00.000Z', {
    team: 'safeguarding',
  })
  expect(notSupplied).toEqual(expect.arrayContaining(['teamDutyNumbers', 'day.hours', 'outOfHours']))
  expect(teams).toEqual([])
  expect(why).toContain("The team's own duty number is not supplied.")
})

it('goes by a proclaimed bank holiday', () => {
  const proclaimed = [{ date: '2026-06-19', title: 'Made up' }]
  expect(shown('lancashire', '2026-06-19T11:00:00.000Z').service).toBe('Customer Access Team')
  expect(shown('lancashire', '2026-06-19T11:00:00.000Z', { proclaimed })).toMatchObject({
    service: 'Emergency Duty Team',
    until: '2026-06-22T07:45:00.000Z',
  })
})

it('lists the duty lines of all teams, where a council has supplied them', () => {
  const lancashire = tenantOf('lancashire')
  const line = {
    team: 'one',
    name: 'Team One',
    numbers: ['01632 960123'],
    hours: 'always',
    lastVerified: '2026-11-01',
  } as const
  const contacts = { ...lancashire.effective.contacts, teamDutyNumbers: [{ ...line, numbers: [...line.numbers] }] }
  const tenant = { ...lancashire, effective: { ...lancashire.effective, contacts } }
  const view = contactsView(tenant, { at: '2026-12-25T12:00:00.000Z', team: 'one', proclaimed: [] })
  expect(view.teams).toMatchObject([{ team: 'one', service: 'Team One', answers: 'open', stale: false }])
  expect(view.ring.map(({ kind }) => kind)).toEqual(['team', 'out-of-hours'])
  const of = (team: string) => contactsView(tenant, { at: '2026-12-25T12:00:00.000Z', team, proclaimed: [] })
  expect(() => of('nope')).toThrow(Problem)
})

it('is refused for a time before the calendar', () => {
  expect(() => shown('lancashire', '1997-01-06T12:00:00.000Z')).toThrow(Problem)
})
