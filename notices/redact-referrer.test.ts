import { redacted } from '../pathway/redaction/blot'
import type { KnownPerson } from './people'
import { redact, secretsFrom } from './redact'

const person = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  tells: [],
  ...more,
})

describe('a professional who referred is not told (000-05, 003-03)', () => {
  const mother = person('m', 'Sandy Example')
  const secretsOf = (more: Partial<KnownPerson>, name = 'Ann Cole') =>
    secretsFrom('m', [person('r', name, { referred: true, ...more }), mother])
  const school = "Oakhidden St Piran's RC Primary School"
  const teacher = secretsOf({ role: 'Class teacher', organisation: school })

  it('in a note that speaks of them and their school in other words', () => {
    const note = "Ash's teacher at St Piran's rang; Ann Coles note. St Piran\u02bcs teachers saw bruises"
    expect(redact(note, teacher)).toBe(
      `Ash's ${redacted} at ${redacted} rang; ${redacted} note. ${redacted} ${redacted} saw bruises`,
    )
  })

  it.each([
    "St Piran's",
    'Piran',
    'Pirans',
    'St. Piran\u02bcs RC',
    "Oakhidden St Piran's",
    'saint pirans primary school',
  ])('by the school as %j', (one) => expect(redact(`At ${one}!`, teacher)).toBe(`At ${redacted}!`))

  it.each([
    ['Oakhidden Bishop Aldous Academy', 'Bishop Aldous'],
    ['Oakhidden Bishop Aldous Academy', 'Aldous'],
    ['Charles Saer Nursery', 'Charles Saer'],
    ['Charles Saer Nursery', 'Saer'],
    ['Oakhidden Council', 'Oakhidden Council'],
  ])('%s: by %s', (organisation, one) =>
    expect(redact(`At ${one}!`, secretsOf({ organisation }))).toBe(`At ${redacted}!`),
  )

  it.each([school, 'Oakhidden Bishop Aldous Academy', 'Oakhidden Council', 'Sample Surgery, Oakhidden'])(
    '%s: but everybody lives in the town',
    (organisation) =>
      expect(redact('We live in Oakhidden.', secretsOf({ organisation }))).toBe('We live in Oakhidden.'),
  )

  it.each([
    ['Class teacher', ['teacher', 'Teachers', "teacher's"]],
    ['Neighbour', ['neighbour', 'neighbours', 'neighbour\u02bcs', 'next door']],
    ['Health visitor', ['health visitor', 'health visitors', 'HV']],
    ['Teaching Assistants', ['teaching assistant', 'teaching assistants']],
    ['GP', ['GP', 'GPs', 'G.P.', 'G.P.s', "GP's", 'doctor']],
    ['G.P.', ['GP', 'doctors']],
    ['Grandmother', ['grandparent', 'grandparents', 'grand-mother', 'nan', "mum's mum", 'mums mum', 'mother-in-law']],
    ['maternal grandmother', ['Maternal Gran', 'paternal grandmother', 'step-grandmother', 'maternal']],
    ["Mum's mum", ['gran', "nan's", 'mother in law']],
  ])('%s: however they are called', (role, written) => {
    const secrets = secretsOf({ role })
    for (const one of written) {
      const shown = redact(`Then ${one} rang.`, secrets)
      expect([one, shown.replaceAll(/[.\s]/g, '')]).toEqual([one, 'Then[notshown]rang'])
    }
  })

  it.each([
    ['Ann Cole', ['Coles', "Cole's", 'Anns', 'AnnCole', 'ColeAnn', 'C\u200bole', 'Co\u2060le', 'Co\u034fle']],
    ['Bronwen Hughes-Pritchard', ['Bronwens', 'HughesPritchard', 'Pritchard', 'Hughes']],
    ['Mair HughesPritchard', ['Hughes', 'Pritchard']],
    ["Mo O'Pascoe", ['Pascoe', 'OPascoe', "O\u02bcPascoe's", 'O\u2032Pascoe', 'Pascoes']],
    ['Mo McSample', ['Sample', 'MacSample', 'Mc Sample', 'McSamples']],
    ['Mo Macsample', ['Sample', 'Mcsample']],
  ])('%s: in every form of the name', (name, written) => {
    const secrets = secretsOf({}, name)
    for (const one of written)
      expect([one, redact(`Then ${one} rang.`, secrets)]).toEqual([one, `Then ${redacted} rang.`])
  })

  it.each([
    ['Coles', "Robin Coles is well. The Coles's dog; ROBIN C O L E S and the Coles\u02bc garden."],
    ['Jacobs', 'Robin Jacobs rang with his brother.'],
    ['Cole', 'The Coles moved.'],
  ])('but the family is called %s, which is no form of a name of theirs', (surname, text) => {
    const family = [person('m', `Ann ${surname}`), person('c', `Robin ${surname}`)]
    const names = ['Nora Cole', 'Nora Coles', 'Robin Cole', 'Nora Jacob', 'Jacob Tellwell']
    for (const name of names) {
      const secrets = secretsFrom('m', [person('r', name, { referred: true, organisation: 'Cole School' }), ...family])
      expect([name, redact(`${text} Ann ${surname} rang.`, secrets)]).toEqual([name, `${text} Ann ${surname} rang.`])
    }
    const [secrets, other] = ['Nora Cole', 'Nora Coles'].map((name) =>
      secretsFrom('m', [person('r', name, { referred: true }), person('m', 'Sandy Coles')]),
    )
    const said = "Nora Cole, Cole and Cole's; Nora Coles; Noras"
    expect(redact(said, secrets ?? [])).toBe(`${redacted}, ${redacted} and ${redacted}; ${redacted}; ${redacted}`)
    expect(redact('Nora Coles; Coles', other ?? [])).toBe(`${redacted}; Coles`)
  })
})

describe('the ordinary words that say who referred go too (000-05, 003-03)', () => {
  const mother = person('m', 'Maisie Sample', { contact: { address: '5 School Lane, Oakhidden, OK5 5KO' } })
  const child = person('c', 'Ash Sample', { forenames: 'Ash', tells: ['Blueberry Lane Academy, Oakhidden'] })
  const hide = (more: Partial<KnownPerson>, name: string, text: string) =>
    redact(text, secretsFrom('m', [person('r', name, { referred: true, ...more }), mother, child]))
  const school = "Oakhidden St Piran's RC Primary School"
  const contact = { email: 'a.cole@stpirans.example.org', phone: '01632 960444' }

  it.each<[Partial<KnownPerson>, string, string[]]>([
    [
      { role: 'class teacher', organisation: school, contact },
      'Ann Cole',
      [
        ...[
          'school',
          'School',
          'RC Primary School',
          'RC primary',
          'Oakhidden Primary',
          'Oakhidden RC Primary',
          'teacher',
        ],
        ...[
          'Mrs Cole',
          'A. Cole',
          'Ms. A Cole',
          'S. Piran',
          'a.cole@stpirans.example.org',
          'stpirans.example.org',
          '960444',
        ],
      ],
    ],
    [{ role: 'school secretary' }, 'Ann Cole', ['school', 'Mr. Cole', 'secretary']],
    [
      { role: 'police officer', organisation: 'Lancashire Constabulary' },
      'PC 1234 Ted Oak',
      ['police', 'PC', 'officers', 'Constabulary', 'Lancashire police', 'PC Oak', 'PC 1234 Oak'],
    ],
    [
      { role: 'GP', organisation: 'Wharf Road Surgery' },
      'Dr Priya Nair',
      ['surgery', 'practice nurse', 'Dr. P. Nair', 'doctor', 'health centre', 'practice'],
    ],
    [
      { role: 'maternal grandmother' },
      'Edna Bright',
      ['your mother', 'Maisie’s mother', 'Maisies mum', 'relative', 'family member', 'E. Bright', 'Mrs Bright'],
    ],
    [{ role: 'aunt' }, 'Edna Bright', ['your sister', "Maisie's sister", 'relatives']],
  ])('%j %s', (more, name, written) => {
    for (const one of written)
      expect([one, hide(more, name, `Then ${one} rang.`).replace(`${redacted} ${redacted}`, redacted)]).toEqual([
        one,
        `Then ${redacted} rang.`,
      ])
  })

  it.each([
    ["mother's partner", ['partner', 'boyfriend', 'fianc\u00e9', 'stepfather', 'stepdad']],
    ['counsellor', ['therapist']],
    ['landlord', ['landlady', 'letting agent']],
    ['midwife', ['nurse', 'antenatal']],
    ['neighbour', ['over the road', 'opposite', 'next door']],
  ])('%s, in other words, which of somebody else say nothing', (role, written) => {
    for (const one of written) {
      expect([one, hide({ role }, 'Ann Cole', `Then ${one} rang.`)]).toEqual([one, `Then ${redacted} rang.`])
      expect(hide({ role: 'police officer' }, 'Ann Cole', `Then ${one} rang.`)).toBe(`Then ${one} rang.`)
    }
  })

  it('but the family has its own school, home and mother', () => {
    const text = 'You live at 5 School Lane, Oakhidden. Ash goes to Blueberry Lane Academy and lives with his mother.'
    expect(hide({ role: 'class teacher', organisation: school }, 'Ann Cole', text)).toBe(text)
    expect(hide({ role: 'Gran' }, 'Edna Bright', text)).toBe(text)
    expect(hide({ organisation: 'Oakhidden Council' }, 'Edna Bright', 'A school, police.')).toBe('A school, police.')
  })
})
