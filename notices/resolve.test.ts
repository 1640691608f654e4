import { isOpened } from '../pathway/case'
import { loadTenants } from '../tenants/load'
import { PaperCase } from '../test/support/paper-case'
import { linesOf } from './lines'
import type { KnownPerson } from './people'
import { resolve, wayTo, type Sight } from './resolve'

const tenant = loadTenants().tenants.get('anyshire')
if (tenant === undefined) throw new Error('There is no anyshire')
const { wordings, effective, rules } = tenant

/** As of a council that has supplied a number to ring. */
const lines = { ...linesOf(effective.contacts), day: ['01632 960010'] }

const contact = { address: '1 Example Street, Exampleton, ZZ1 1AA', email: 'sandy@example.org', phone: '07700 900002' }
const somebody = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id, name, tells: [] },
  ...more,
})

/** A case just referred, of which this person is told; `mother` is known as given. */
function sightOf(id: string, mother: Partial<KnownPerson> = { contact }, more: Partial<Sight> = {}): Sight {
  const { state, events } = new PaperCase('anyshire', '2026-06-01T09:30')
  const [event] = events
  if (!isOpened(state) || event === undefined) throw new Error('It was not opened')
  const people = [
    somebody('mother', 'Sandy Example', mother),
    somebody('father', 'Alex Madeup', { contact: { email: 'alex@example.org' } }),
    somebody('child', 'Robin Example', { forenames: 'Robin', contact }),
    somebody('referrer', 'Jo Specimen', { referred: true, contact: { email: 'jo@example.org' } }),
  ]
  return {
    desk: {
      ...{ template: 'rights-explained' as const, wordings, lines },
      words: { council: rules.words.council, why: 'It could not wait.', agency: 'the GP' },
      ...{ today: '1 June 2026', practice: false },
    },
    ...{ recipient: { kind: 'person' as const, id }, event, state, sending: effective.sending, on: '2026-06-01' },
    people: new Map(people.map((one) => [one.id, one])),
    ...more,
  }
}

describe('how somebody is reached', () => {
  it.each([
    [{ contact }, 'letter', contact.address],
    [{ contact, prefers: 'text' as const }, 'text', contact.phone],
    [{ contact: { phone: contact.phone }, prefers: 'letter' as const }, 'text', contact.phone],
    [{ contact: { email: contact.email, phone: contact.phone } }, 'email', contact.email],
  ])('%j: by %s', (known, channel, at) => {
    expect(resolve(sightOf('mother', known))).toMatchObject({ do: 'send', channel, page: { to: { at } } })
  })

  it('is never by text to a landline: somebody has to ring', () => {
    const landline = sightOf('mother', { contact: { phone: '01632 960002' } })
    expect(resolve(landline)).toMatchObject({ do: 'hold', problem: 'ring-and-tell' })
  })

  it('is never by a number that cannot be one: by another way, or somebody has to find the right one', () => {
    const phone = '07700 900 12'
    const other = sightOf('mother', { contact: { phone, email: contact.email }, prefers: 'text' })
    expect(resolve(other)).toMatchObject({ do: 'send', channel: 'email' })
    expect(resolve(sightOf('mother', { contact: { phone } }))).toEqual({ do: 'hold', problem: 'number-impossible' })
  })

  it('is in the order of the council', () => {
    const known = somebody('mother', 'Sandy Example', { contact })
    expect(wayTo(known, ['text', 'letter'])).toEqual({ channel: 'text', at: contact.phone })
    expect(wayTo({ ...known, contact: {} }, ['text', 'letter'])).toBeUndefined()
  })

  it('says nothing in a text message but whom to ring', () => {
    const said = resolve(sightOf('mother', { contact, prefers: 'text' }))
    expect(JSON.stringify(said)).not.toMatch(/Robin|GP|could not wait/)
  })

  it('and where there is no number to ring sends none: somebody rings them', () => {
    const sight = sightOf('mother', { contact: { phone: contact.phone } })
    const desk = { ...sight.desk, lines: linesOf(effective.contacts) }
    expect(resolve({ ...sight, desk })).toEqual({ do: 'hold', problem: 'ring-and-tell' })
  })

  it('shows nothing of what it is about in the subject of an e-mail', () => {
    const said = resolve(sightOf('mother', { contact, prefers: 'email' }))
    expect(said).toMatchObject({ page: { subject: expect.stringMatching(/^A letter from /) } })
    expect(said).toMatchObject({ page: { paragraphs: expect.arrayContaining(['Dear Sandy Example']) } })
  })

  it('greets a child by the name they are called by', () => {
    expect(resolve(sightOf('child'))).toMatchObject({ page: { paragraphs: expect.arrayContaining(['Dear Robin']) } })
  })
})

describe('what a person has to do first', () => {
  it.each([
    ['no-address', {}],
    ['recipient-left', { contact, left: true }],
    ['interpreter-needed', { contact, interpreter: true }],
    ['other-format-needed', { contact, format: 'braille' as const }],
    ['other-format-needed', { contact, format: 'easy-read' as const }],
    ['shares-protected-address', { contact: { email: 'ALEX@example.org' } }],
  ])('%s', (problem, mother) => {
    const sight = sightOf('mother', mother)
    const father = sight.people.get('father')
    const people = new Map(sight.people)
    if (father !== undefined && problem === 'shares-protected-address')
      people.set('father', { ...father, addressProtected: true })
    expect(resolve({ ...sight, people })).toEqual({ do: 'hold', problem })
  })

  it('is not asked where a manager approved that they are written to (004-26, 004-27)', () => {
    const sight = sightOf('mother', { contact, interpreter: true, format: 'braille' })
    const needs = ['interpreter', 'adjustments'] as const
    const state = { ...sight.state, writingWaivers: needs.map((need) => ({ personId: 'mother', need })) }
    expect(resolve({ ...sight, state })).toMatchObject({ do: 'send' })
  })

  it('is not needed for large print', () => {
    expect(resolve(sightOf('mother', { contact, format: 'large-print' }))).toMatchObject({
      page: { format: 'large-print' },
    })
  })
})

it('a page for the father holds nothing of how a mother who must not be found is reached', () => {
  const sight = sightOf('father', { contact, addressProtected: true })
  const words = { ...sight.desk.words, why: 'She is at 1 example st. now; ring +44 7700 900002 or SANDY@EXAMPLE.ORG.' }
  const said = JSON.stringify(resolve({ ...sight, desk: { ...sight.desk, words } }))
  expect(said).not.toMatch(/example st|900002|sandy@/i)
  expect(said).toContain('[not shown]')
})

it('what a role is told is in its tray, or in the mailbox that the council gave it', () => {
  const sight = sightOf('mother')
  const to = { ...sight, recipient: { kind: 'role' as const, id: 'duty-manager' } }
  expect(resolve(to)).toEqual({ do: 'tray' })
})
