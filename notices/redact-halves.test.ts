import { redacted } from '../pathway/redaction/blot'
import type { KnownPerson } from './people'
import { redact, secretsFrom } from './redact'

const person = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  tells: [],
  ...more,
})
const father = person('f', 'Dan Testwell', { contact: { address: '9 Dad Street, Fathertown, FT1 1FT' } })
const mother = person('m', 'Moira Testwell', {
  ...{ addressProtected: true, contact: { address: '14 Larkspur Rise, Quenbridge, QB4 7TT' } },
})
const child = person('c', 'Ash Testwell', { forenames: 'Ash', tells: ['Wharfedown Primary School, Plumstow'] })
const toFather = (text: string, ...more: KnownPerson[]) =>
  redact(text, secretsFrom('f', [father, mother, child, ...more]))

it.each(['7TT', '7tt', '7 TT', '14 Rise', '14 rise', 'number 14', 'Number fourteen', 'no. 14', 'No 14', '#14'])(
  '003-03 half of a protected address goes: %s',
  (half) => expect(toFather(`It is ${half}, he said.`)).toBe(`It is ${redacted}, he said.`),
)

it.each([
  'There were 14 visits, 14 of them at 14:00, by a 14-year-old; it cost £14 on 14 May.',
  'Question number 14, page no. 14 and action point no 14; no 14 year old is 14 days late.',
  'The 7th of 7 tests was 7 feet; no one came, and number one priority is sleep.',
])('but what is about something else stands: %s', (text) => expect(toFather(text)).toBe(text))

it('003-03 of a house number or half postcode that is an ordinary word as well, no ordinary word goes', () => {
  const hidden = { ...mother, contact: { address: '3 Quince Court, Quenbridge, QB4 1ST' } }
  const text = 'The 1st of 3 court hearings.'
  expect(redact(text, secretsFrom('f', [father, hidden]))).toBe(text)
  expect(redact('3 Court, 1ST', secretsFrom('f', [father, hidden]))).toBe(`${redacted}, ${redacted}`)
})

it.each(['Wharfedown', 'Wharfedwn', 'Wharfdown', 'WharfedownPrimary', 'Plumstow', 'Plumstw'])(
  '003-03 the school of a child who is hidden goes, misspelt, in part, or by its town: %s',
  (one) => expect(toFather(`At ${one}.`)).toBe(`At ${redacted}.`),
)

it('but the town stands where somebody else lives there openly', () => {
  const aunt = person('a', 'Una Testwell', { contact: { address: '2 Other Road, Plumstow' } })
  expect(toFather('At Plumstow, primary school.', aunt)).toBe('At Plumstow, primary school.')
})

it('003-03 a town goes though somebody lives openly in the very house, and stands where they live in another', () => {
  const partner = (address: string) => person('p', 'Pat Madeup', { contact: { address } })
  const shown = (address: string) => toFather('In Quenbridge.', partner(address))
  expect(shown('14, Larkspur Rise, Quenbridge')).toBe(`In ${redacted}.`)
  expect(shown('Flat 2, 14 Larkspur Rise\nQuenbridge')).toBe(`In ${redacted}.`)
  expect(shown('The Flat, Larkspur Rise, Quenbridge, QB4 7TT')).toBe(`In ${redacted}.`)
  expect(shown('3 Other Road, Quenbridge')).toBe('In Quenbridge.')
})

it.each<[string, string, string[]]>([
  ['class teacher', 'St Piran School', ['SENCO', 'form tutor']],
  ['head of year', 'St Piran School', ['tutor', 'pastoral team', 'DSL']],
  ['pastoral manager', 'St Piran School', ['teacher', 'designated safeguarding lead']],
  ['nurse', 'Oakhidden Hospital', ['A&E', 'A and E', 'NHS trust', 'clinic']],
  ['midwife', '', ['midwife', 'clinic', 'NHS', 'maternity']],
  ['health visitor', '', ['HV', 'clinic', 'NHS trust', 'nurse']],
  ['GP', '', ['clinic', 'NHS', 'surgery']],
  ['nursery manager', '', ['nursery', 'key worker']],
])('000-05 the small words of their work go where a %s of %j referred', (role, organisation, words) => {
  const secrets = secretsFrom('m', [
    person('r', 'Ann Cole', { referred: true, role, organisation }),
    person('m', 'Mo Sample'),
  ])
  for (const one of words) expect([one, redact(`Then ${one} rang.`, secrets)]).toEqual([one, `Then ${redacted} rang.`])
})

it('000-05 a neighbour who referred is not told by the number of their house', () => {
  const contact = { address: '11 Fig Row, Ampton' }
  const secrets = secretsFrom('m', [person('r', 'Ann Cole', { referred: true, role: 'neighbour', contact }), father])
  expect(redact('Number 11 rang; 11 visits.', secrets)).toBe(`${redacted} rang; 11 visits.`)
})
