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
    [
      '14 Larkspur Rise, Quenbridge, QB4 7TT',
      [
        '14%20Larkspur%20Rise',
        '14%2520Larkspur',
        '14+Larkspur+Rise',
        'LarkspurRise14',
        '14LarkspurRise',
        '14larkspurrise',
      ],
    ],
    [
      '14 Larkspur Rise, Quenbridge, QB4 7TT',
      [
        'Larkspur&shy;Rise',
        'Lark&#173;spur',
        'Lark&#xAD;spur',
        'L&aacute;rkspur&nbsp;Rise',
        'Lark&amp;shy;spur',
        'Lark%C2%ADspur',
      ],
    ],
    [
      '14 Larkspur Rise, Quenbridge, QB4 7TT',
      [
        'Larkspur_Rise',
        'larkspur-rise',
        'Larkspur\\u0020Rise',
        'Lark\ufffcspur',
        'Lark\u0001spur',
        'Lark=\nspur',
        'Larkspur=20Rise',
      ],
    ],
    [
      '14 Larkspur Rise, Quenbridge, QB4 7TT',
      ['nearlarkspurhouse', 'AtQuenbridge', 'quenbridgetown', '14LarkspurRiseQB47TT', 'QB four, seven T T'],
    ],
    ['4 Fig Row, Little Dunning', ['4FigRow', 'FigRow4', '#4 Fig Row', 'FIGROW4', '٤ Fig Row']],
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

  it('and what it is run together with is left', () => {
    expect(toFather('NearFigRow4, or inNP9 9ZZ.', { address: '4 Fig Row, Little Dunning, NP9 9ZZ' })).toBe(
      `Near${redacted}, or in${redacted}.`,
    )
  })

  it.each([
    'At 50%20 of 14 children & 2 adults; £5 = 20p, 100% of it.',
    'The Larks and their spur rise at 14:00; a 14-year-old, 14 visits, 4 rows of 2 figs.',
    'Southampton, Figrowing, McLark and eBay; iPhone14; 14th of May; R&D; AT&T; x=20 and C#.',
    'Oh, one of seven or nine hundred two-year-olds; double trouble, zero tolerance, twenty-two.',
  ])('but this is about something else: %s', (text) => {
    const contacts = ['14 Larkspur Rise, Quenbridge, QB4 7TT', '4 Fig Row, Ampton'].map((address) => ({ address }))
    for (const contact of contacts) expect(toFather(text, { ...contact, phone: '07700 900222' })).toBe(text)
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
      { phone: '0151 496 0123 / 07700 900222 ext 12' },
      ['0151 496 0123', '496 0123', '4960123', '07700 900222', '07700900222 x 12', '+44 151 496 0123', '900222'],
    ],
    [{ phone: '0151 496 0123 07700 900222' }, ['0151 496 0123', '1514960123', '07700900222']],
    [{ phone: '٠٧٧٠٠ ٩٠٠٢٢٢' }, ['07700 900222', '07700900222']],
    [
      { phone: '07700 900222' },
      ['٠٧٧٠٠ ٩٠٠٢٢٢', '०७७००९००२२२', '０７７００９００２２２', '07700&nbsp;900222', 'x07700900222y'],
    ],
    [{ phone: '+49 30 123456' }, ['+49 30 123456', '0049 30 123456', '030 123456', '030123456', '(030) 12 34 56']],
    [
      { phone: '07700 900222' },
      [
        ...[
          'oh seven seven double oh nine hundred two two two',
          'zero seven, seven hundred, nine double zero, treble two',
        ],
        ...[
          '07700 nine hundred 222',
          'Nought-seven-seven-nought-nought 900 two two two',
          '07700 nine oh oh two twenty-two',
        ],
      ],
    ],
    [{ email: 'mum.one@example.org; mum@example.net' }, ['mum.one@example.org', 'mum.one', 'mum@example.net']],
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
