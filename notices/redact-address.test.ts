import { redacted } from '../pathway/redaction/blot'
import type { KnownPerson } from './people'
import { redact, secretsFrom } from './redact'

const father: KnownPerson = {
  ...{ id: 'f', name: 'Dan Testwell', tells: [] },
  contact: { address: '9 Dad Street, Fathertown, FT1 1FT', phone: '07700 900999', email: 'dan@example.org' },
}
const motherAt = (contact: NonNullable<KnownPerson['contact']>): KnownPerson => ({
  ...{ id: 'm', name: 'Moira Testwell', tells: [], addressProtected: true, contact },
})
const toFather = (text: string, contact: NonNullable<KnownPerson['contact']>) =>
  redact(text, secretsFrom('f', [father, motherAt(contact)]))

/** What is left of a text: nothing that tells, so no word, number or mark. */
const leftOf = (written: string, contact: NonNullable<KnownPerson['contact']>): string =>
  toFather(`Then ${written} was said.`, contact)
    .replaceAll(redacted, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

describe('of an address that is protected, nothing that tells it is left (003-03)', () => {
  it.each<[string, string[]]>([
    [
      'c/o Rowan Refuge, 12 Elm Grove, Quenbridge, QB4 7TT',
      ['Rowan Refuge', 'ROWAN', '12 Elm', 'twelve Elm Gr.', 'Elm Grove'],
    ],
    [
      'c/o Rowan Refuge, 12 Elm Grove, Quenbridge, QB4 7TT',
      ['No. 12 Elm Grove', 'Quen\nbridge', 'QUEN-BRIDGE', 'QB4', 'qb4 7tt'],
    ],
    [
      'c/o St Agatha House, 2a High Street, Bath',
      ['St Agatha House', 'Saint Agatha House', "St. Agatha's", 'Agatha House', 'Agatha Hse'],
    ],
    ['The Old Forge, Nether Plumley, NP9 9ZZ', ['Old Forge', 'Forge', 'NP9', 'Plumley', 'Nether Plumley']],
    [
      'Rosemary Cottage, Church Lane, Quenbridge',
      ['Rosemary', 'Rosemary Cott.', 'Rosemary Cottage, Church La.', 'Church Ln'],
    ],
    [
      "Narrowboat 'Kingfisher', Lock 4 moorings, Stoke Canal",
      ['Kingfisher', '‘Kingfisher’', 'Lock 4', 'Lock four moorings', 'Stoke'],
    ],
    [
      '14 Larkspur Rise, Quenbridge, QB4 7TT',
      ['14 Larkspur', '14 larkspur', 'Larkspur', '14 Larkspr Rise', 'Larskpur', '14LARKSPURRISE'],
    ],
    [
      '14 Larkspur Rise, Quenbridge, QB4 7TT',
      ['𝟏𝟒 Larkspur', 'Lаrkspur', 'l4 Larkspur Rise', 'Larkspur Rise 14', 'fourteen Larkspur'],
    ],
    [
      "Flat 3, 29 O'Malley's Wharf, Tarnmouth, TM1 2XY",
      ["Malley's Wharf", "O'Malley's Wharf, no 29", 'Flat 3, 29 OMalleys Wharf'],
    ],
    ['Dunelm, Station Road, Quenbridge', ['Dunelm', 'Station Rd', 'Stn Road', 'STN. RD.']],
    ['4 Mill Row, Little Dunning', ['Dunning', 'Little Dunning', 'DUN-\nNING', '4 Mill']],
    [
      "22B Baker's Yard Newtown-on-Sea NS3 3SN",
      ["22B Baker's Yard", 'Bakers Yd', 'Newtown on Sea', 'Newtown', 'NS3 3SN', 'NS3'],
    ],
    ['Rosemary Larches Quenbridge NS3 3SN', ['Larches', 'Rosemary', 'Quenbridge', 'QUENBRIDGE NS33SN']],
  ])('%s', (address, written) => {
    for (const one of written) {
      expect([one, leftOf(one, { address })]).toEqual([one, 'Then was said'])
    }
  })

  it('and numbers in words, whatever stands between, go with it, but no date or time does', () => {
    const contact = { address: '14 Larkspur Rise, Quenbridge, QB4 7TT' }
    expect(toFather('On 2026-05-01 Larkspur Rise was seen, at twenty-one, Larkspur Rise.', contact)).toBe(
      `On 2026-05-01 ${redacted} was seen, at ${redacted}.`,
    )
  })

  it('but the own address of the reader stands, in the same street too, as does an ordinary word', () => {
    const contact = { address: '14 Dad Street, Rosemary Heights, Motherton, MT1 1MT' }
    const own = 'You live at 9 Dad Street, Fathertown, FT1 1FT, Dan. A street with rosemary; 14 visits. No forge.'
    expect(toFather(own, contact)).toBe(own)
    expect(toFather('Is she at 14 Dad Street or 3 Dad Street?', contact)).toBe(`Is she at ${redacted} or ${redacted}?`)
  })
})

describe('of a number or mail address that is protected, nothing that tells it is left', () => {
  it.each<[NonNullable<KnownPerson['contact']>, string[]]>([
    [{ phone: '01632 960333' }, ['960333', '960 333', 'ending 960-333', '632 960333', 'tel.960333']],
    [{ phone: '020 7946 0123' }, ['7946 0123', '79460123', '20 79460123', '460123']],
    [{ phone: '07700 900222' }, ['7700 900222', 'O7700 9OO222', '+44 77OO 900222', '9OO222', '𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟐𝟐𝟐']],
    [
      { email: 'mum.one@example.org' },
      ['mum.one(at)example.org', 'mum.one [at] example.org', 'MUM.ONE (at) example.org'],
    ],
    [
      { email: 'mum.one@example.org' },
      ['mum.one at example dot org', 'mum dot one at example dot org', 'mum.one', 'mum_one', '@mum.one'],
    ],
  ])('%j', (contact, written) => {
    for (const one of written)
      expect([one, leftOf(one, contact).replace(/ending |tel /, '')]).toEqual([one, 'Then was said'])
  })

  it.each(['dan@example.org', 'Moira and Testwell', 'Mum, one day', 'info', '01632 960334'])(
    'but %j stands',
    (text) => {
      for (const email of ['mum.one@example.org', 'moira@example.org', 'testwell@example.org', 'info@example.org'])
        expect(toFather(text, { email, phone: '01632 960333' })).toBe(text)
    },
  )
})
