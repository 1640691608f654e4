import { loadTenants, tenantsDirectory } from './load'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from './read-file'
import { wordingsOf } from './wordings'

const text = readFileSync(path.join(tenantsDirectory, 'notices', 'national.yaml'), 'utf8')
const national = readConfig('notices/national.yaml', text)

const council = `templates:
  referral-received:
    source: 003-05
    referrer:
      subject: Hello {child}
      paragraphs:
        - We will see.
  referral-decided:
    source: 000-05
    neighbour: { subject: Hello, paragraphs: [Hello] }
    family:
      subject: What we decided
      paragraphs: []
  no-such-letter:
    source: 000-05
    family: { subject: Hello, paragraphs: [Hello] }
`

const lineOf = (part: string): number => council.split('\n').findIndex((line) => line.includes(part)) + 1

it('the wordings of every council are sound', () => {
  expect(loadTenants().faults).toEqual([])
  expect(Array.isArray(wordingsOf(national))).toBe(false)
})

it('all that does not fit the form is found at once, each with its line', () => {
  const faults = wordingsOf(national, readConfig('notices/lancashire.yaml', council))
  if (!Array.isArray(faults)) throw new Error('It is sound')
  const found = faults.map(({ path: at, line, code }) => [at, line, code])
  expect(found).toEqual(
    expect.arrayContaining([
      ['templates.referral-decided.neighbour', lineOf('neighbour'), 'unknown-name'],
      ['templates.referral-decided.family.paragraphs', lineOf('paragraphs: []'), expect.any(String)],
      ['templates.no-such-letter', lineOf('no-such-letter') + 1, 'unknown-name'],
    ]),
  )
  expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(['notices/lancashire.yaml']))
})

it('what a letter cannot speak of, has to speak of, and whom it does not go to, is found at once with its line', () => {
  const own = council.slice(0, council.indexOf('  referral-decided'))
  const more = `${own}  worker-changed:
    source: 002-17
    agency: { subject: Hello, paragraphs: [Hello] }
frame:
  source: 000-05
  greeting: Dear {name}
`
  const faults = wordingsOf(national, readConfig('notices/lancashire.yaml', more))
  if (!Array.isArray(faults)) throw new Error('It is sound')
  const line = (part: string) => more.split('\n').findIndex((each) => each.includes(part)) + 1
  expect(faults.map(({ path: at, line: on, message }) => [at, on, message.slice(0, 24)])).toEqual([
    ['frame.greeting', line('Dear {name}'), 'cannot speak of {name}; '],
    ['templates.referral-received.referrer.subject', line('Hello {child}'), 'cannot speak of {child};'],
    ['templates.referral-received.referrer.paragraphs', line('- We will see'), 'must speak of {due}'],
    ['templates.worker-changed.agency', line('agency:'), 'is not known here; it go'],
  ])
})

it('a letter that no council words has to be in the national file', () => {
  const without = readConfig('notices/national.yaml', text.replace('  worker-changed:', '  worker-gone:'))
  const faults = wordingsOf(without)
  expect(Array.isArray(faults) && faults.map(({ path: at }) => at)).toContain('templates.worker-gone')
})

it('000-05 no letter to a referrer says that it is about a child: of several, another sentence says which', () => {
  for (const { wordings } of loadTenants().tenants.values())
    for (const { referrer } of Object.values(wordings.templates))
      expect(referrer?.paragraphs.join('\n') ?? '').not.toMatch(/\b(?:about|for) a child\b/)
})
