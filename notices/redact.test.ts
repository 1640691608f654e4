import { variantsOf } from '../test/support/variants'
import { peopleOf, type KnownPerson } from './people'
import { redacted, sharesPlace } from '../pathway/redaction/blot'
import { redact, secretsFrom } from './redact'

const address = '12 Example Street, Exampleton, ZZ1 1AA'

describe('an address is taken out', () => {
  it.each([
    '12 Example Street',
    '12, example street',
    '12 EXAMPLE STREET',
    '12  Example   Street',
    '12 Example\nStreet',
    '12 Example-\n    Street',
    '12 Example St.',
    '12 Exam­ple Street',
    'Example Street',
    'ZZ1 1AA',
    'zz11aa',
    'ZZ1\n1AA',
    'Z Z 1 1 A A',
    '12 Example Street, Exampleton, ZZ1 1AA',
    '12 Example Street\nExampleton\nZZ1 1AA',
  ])('as %j', (written) => {
    const shown = redact(`She lives at ${written} now.`, [address])
    expect(shown.replaceAll(redacted, '').replace(/[\s,.]/g, '')).toBe('Shelivesatnow')
  })

  it('where the postcode stands on the line of the town', () => {
    expect(redact('Seen in ZZ9 9ZZ.', ['3 Sample Road, Sampleton ZZ9 9ZZ'])).toBe(`Seen in ${redacted}.`)
  })

  it('of a flat, with the street by itself too', () => {
    expect(redact('Seen in Sample Rd, twice.', ['Flat 3 Sample Road'])).not.toContain('Sample')
  })
})

describe('the town of an address', () => {
  const hidden = (town: string) => ({
    ...{ id: 'm', name: 'Sandy Example', tells: [] },
    ...{ addressProtected: true, contact: { address: `12 Example Street, ${town}, Anyshire, ZZ1 1AA` } },
  })
  const father = { id: 'f', name: 'Alex Madeup', tells: [], contact: { address: '3 Other Road, Sampleton, Anyshire' } }

  it('is no secret by itself, nor is the county', () => {
    for (const text of ['In Exampleton.', 'In Anyshire.']) expect(redact(text, [`${address}, Anyshire`])).toBe(text)
  })

  it('is taken out where it alone would tell where somebody is who must not be found', () => {
    expect(redact('She is in Exampleton, Anyshire.', secretsFrom('f', [hidden('Exampleton'), father]))).toBe(
      `She is in ${redacted}, Anyshire.`,
    )
    const same = 'She is in Sampleton, Anyshire.'
    expect(redact(same, secretsFrom('f', [hidden('Sampleton'), father]))).toBe(same)
  })

  it('of who referred leaves what others gave of themselves as it was', () => {
    const referrer = { ...hidden('Sampleton'), id: 'r', name: 'Jo Specimen', referred: true as const }
    const own = 'We live at 3 Other Road, Sampleton, Anyshire.'
    expect(redact(own, secretsFrom('f', [referrer, father]))).toBe(own)
    expect(redact('At Example Street, or ZZ1 1AA.', secretsFrom('f', [referrer, father]))).toBe(
      `At ${redacted}, or ${redacted}.`,
    )
  })
})

describe('a number is taken out', () => {
  it.each([
    '01632 960002',
    '01632960002',
    '(01632) 960 002',
    '01632-96-00-02',
    '+44 1632 960002',
    '+44 (0)1632 960002',
    '0044 1632 960002',
    '01632\n960002',
  ])('as %j', (written) => expect(redact(`Ring ${written}.`, ['01632 960002'])).toMatch(/^Ring [(+]?\[not shown\]\.$/))

  it('that is on the record with the code of the country', () => {
    expect(redact('Ring 07700 900123.', ['+44 7700 900123'])).toBe(`Ring ${redacted}.`)
  })

  it('and no other number', () => expect(redact('Ring 01632 960003.', ['01632 960002'])).toBe('Ring 01632 960003.'))
})

describe('a name or mail address is taken out', () => {
  it.each([
    ['Zoë Specimen', 'ZOË SPECIMEN'],
    ['Zoë Specimen', 'Zoe Specimen'],
    ['Zoe\u0308 Specimen', 'Zoë Specimen'],
    ['Zoë Specimen', 'Zoë  Specimen'],
    ["Mo O'Sample", 'Mo O’Sample'],
    ['jo.specimen@example.org', 'Jo.Specimen@Example.org'],
    ['jo.specimen@example.org', 'jo.specimen @ example.org'],
    ['李小龍虛構人', '李小龍虛構人'],
  ])('%s as %s', (secret, written) => expect(redact(`From ${written}!`, [secret])).toBe(`From ${redacted}!`))
})

describe('no ordinary word is blotted', () => {
  it.each([
    ['The children were reading and took a bath.', '5 Made Up Road, Reading'],
    ['Street lights and the road.', '1 Example Street'],
    ['A flat was found. Flat screens too.', 'Flat 2, Sample House, Bath'],
    ['We will ring in May.', 'May'],
    ['There were 12 visits.', address],
    ['A re-exampletonian town.', address],
    ['Nothing at all.', ''],
    ['Nothing at all.', ' , ; \n'],
    ['A cost of (£5) [sic] and 1+1=2 ^ $ {x}.', '+()[]{}^$'],
  ])('%s', (text, secret) => expect(redact(text, [secret])).toBe(text))

  it('and what holds nothing secret is not touched in any way', () => {
    const text = 'Zoe\u0308 said: ﬁne.'
    expect(redact(text, [address])).toBe(text)
  })
})

describe('whether somebody lives at a place that must not be found', () => {
  it.each([
    ['12 EXAMPLE ST.\nExampleton\nzz11aa', true],
    ['14 Example Street, Exampleton, ZZ1 1AA', true],
    ['7 Other Road, Exampleton, ZZ2 2BB', false],
    ['Exampleton', false],
    ['', false],
  ])('%j: %s', (own, is) => expect(sharesPlace(own, [address])).toBe(is))
})

const person = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  tells: [],
  ...more,
})

describe('who referred', () => {
  const referrer = person('r', 'Jo Specimen', {
    referred: true,
    contact: { phone: '01632 960001' },
    tells: ['Example Health Centre'],
  })
  const mother = person('m', 'Sandy Example')

  it.each(['Jo Specimen told us.', 'Ms Specimen told us.', 'The Example health centre told us.', 'Ring 01632960001.'])(
    'is not told to the family: %s',
    (text) => expect(redact(text, secretsFrom('m', [referrer, mother]))).toContain(redacted),
  )

  it('shares a surname with the child, which stays (000-05)', () => {
    const grandmother = person('r', 'Gwendoline Example', { referred: true })
    const secrets = secretsFrom('m', [grandmother, mother, person('c', 'Robin Example')])
    expect(redact('Robin Example was with Gwendoline on Monday.', secrets)).toBe(
      `Robin Example was with ${redacted} on Monday.`,
    )
  })

  it('is told of themselves', () => {
    expect(redact('You, Jo Specimen, told us.', secretsFrom('r', [referrer, mother]))).toContain('Jo Specimen')
  })
})

describe('who referred is not told, however it is written (000-05, 003-03)', () => {
  const mother = person('m', 'Sandy Example')
  const referrer = person('r', "Mrs Ina Dé-Lark O'Tellwell", {
    ...{
      referred: true,
      role: 'Gran / lunchtime supervisor',
      organisation: "St Oakhidden's Primary School, Exampleton",
    },
  })
  const secrets = secretsFrom('m', [referrer, mother])
  const written = [
    'Ina',
    "O'Tellwell",
    "Ina Dé-Lark O'Tellwell",
    "St Oakhidden's Primary School",
    "St Oakhidden's Primary",
  ]
  const roles = ['Gran', 'Granny', 'grandmother', 'lunchtime supervisor']

  it.each([...written, ...roles].flatMap(variantsOf))('as %j', (one) =>
    expect(redact(`Then ${one} told us.`, secrets)).toBe(`Then ${redacted} told us.`),
  )

  it.each(["Saint Oakhidden's Primary", 'Oakhidden Primary School', 'OTellwell', 'Lark', 'I N A', "Gran's"])(
    'as %s',
    (one) => expect(redact(`Then ${one} told us.`, secrets)).toContain(redacted),
  )

  it('and no word of ours is blotted, nor a word within another', () => {
    const text = 'Granted: in a primary school Mrs Example, the mother, saw a grand lunchtime. Sandy will mark it.'
    expect(redact(text, secrets)).toBe(text.replace('primary school', redacted))
    const named = secretsFrom('m', [person('r', 'Mark Will', { referred: true }), mother])
    expect(redact('They will mark it, said Mark; and WILL agrees.', named)).toBe(
      `They will mark it, said ${redacted}; and ${redacted} agrees.`,
    )
  })

  it('and what is not taken out stays letter for letter', () => {
    expect(redact('5½ ﬁnger of Zoe\u0308, said Ina.', secrets)).toBe(`5½ ﬁnger of Zoe\u0308, said ${redacted}.`)
  })

  it('nor by the office that they refer from, where a stranger has the name of the family', () => {
    const worker = person('r', 'Kim Example', {
      referred: true,
      role: 'school',
      organisation: 'Example Hill View Surgery',
    })
    expect(redact('Example; the school, Example Hill View; Kim Example', secretsFrom('m', [worker, mother]))).toBe(
      `Example; the ${redacted}, ${redacted}; ${redacted}`,
    )
  })
})

it('school and doctor of a child tell where the hidden parent is, so they go too', () => {
  const child = person('c', 'Robin Example', { tells: ['Sample Primary School'] })
  const hidden = person('m', 'Sandy Example', { addressProtected: true, contact: { address } })
  const father = person('f', 'Alex Madeup')
  const secrets = secretsFrom('f', [child, hidden, father])
  expect(redact('At Sample Primary School and at 12 Example St.', secrets)).toBe(`At ${redacted} and at ${redacted}.`)
  expect(secretsFrom('f', [child, { ...hidden, addressProtected: false }, father])).toEqual([])
})

describe('what was protected once', () => {
  const old = { address: '17 Lavender Rise, Oakhidden, EX9 1AB', phone: '07700 900120', email: 'kezia@example.org' }
  const said = {
    intake: {
      referrer: { name: 'Jo Specimen' },
      children: [],
      people: [
        { name: 'Kezia Example', addressProtected: true, contact: old },
        { name: 'Dean Madeup', contact: { phone: '07700 900130' } },
      ],
    },
    people: { children: [], people: [{ id: 'm' }, { id: 'f' }], referrer: { id: 'r' } },
  }
  const text = `Was at 17 Lavender Rise, ${old.phone}, ${old.email}; now at 9 Quince Walk.`
  const toFather = (...later: object[]) => {
    const people = peopleOf(
      said,
      later.map((details) => ({ personId: 'm', details })),
    )
    return redact(text, secretsFrom('f', [...people.values()]))
  }
  const hidden = `Was at ${redacted}, ${redacted}, ${redacted}; now at `

  it('is kept from others when it has changed', () => {
    expect(toFather({ addressProtected: true, contact: { address: '9 Quince Walk' } })).toBe(`${hidden}${redacted}.`)
  })

  it('is kept from others when what is known now is open', () => {
    expect(toFather({ addressProtected: false, contact: { address: '9 Quince Walk' } })).toBe(`${hidden}9 Quince Walk.`)
  })

  it('is kept from others with its town, save where they live openly now', () => {
    const people = (address: string) =>
      peopleOf(said, [
        { personId: 'm', details: { addressProtected: true, contact: { address: '3 Fig Row, Quenbridge' } } },
        { personId: 'm', details: { addressProtected: false, contact: { address } } },
      ])
    const shown = (address: string) =>
      redact('In Oakhidden, then Quenbridge.', secretsFrom('f', [...people(address).values()]))
    expect(shown('9 Quince Walk, Sampleton')).toBe(`In ${redacted}, then ${redacted}.`)
    expect(shown('9 Quince Walk, Quenbridge')).toBe(`In ${redacted}, then Quenbridge.`)
  })

  it('is left where it is how the recipient was reached too', () => {
    const father = { personId: 'f', details: { contact: { address: '17 Lavender Rise, Oakhidden, EX9 1AB' } } }
    const moved = { personId: 'm', details: { addressProtected: true, contact: { address: '9 Quince Walk' } } }
    const shown = redact(
      '17 Lavender Rise; 9 Quince Walk',
      secretsFrom('f', [...peopleOf(said, [father, moved]).values()]),
    )
    expect(shown).toBe(`17 Lavender Rise; ${redacted}`)
  })
})
