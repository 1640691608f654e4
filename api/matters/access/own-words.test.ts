import type { EventBody } from '../../../pathway/events'
import { disclose, type Approved } from '../../../pathway/matters/access/export/disclose'
import type { HeldCase } from '../../../pathway/matters/access/export/facts'
import { readersIn } from '../../../pathway/matters/access/export/named'
import { stamp } from '../../../pathway/stamp'
import { rulesOf } from '../../../test/support/paper-case'
import type { KnownPerson } from '../../../notices/people'
import { familyTimeline } from '../../present/family-timeline'
import { withOwnWords } from './own-words'
import { setBeside } from './set-beside'
import { hiddenIn, hidingIn, takeOut } from './take-out'

const rules = rulesOf('anyshire')
const father: KnownPerson = { id: 'father', name: 'Glen Example', tells: [] }
const referrer: KnownPerson = { id: 'referrer', name: 'Nora Tellwell', tells: [], referred: true, role: 'Neighbour' }
const guesses = ['Nora Tellwell, our neighbour, told you.', 'Zelda Otherby, the postman, told you.']
const call = (fields: Record<string, string>): EventBody => ({
  ...{ type: 'record-made', record: 'communication', on: '2026-05-01' },
  fields: { kind: 'call', ...fields },
})
const bodies = (guess: string): EventBody[] => [
  { type: 'comment-added', personId: 'father', comment: guess },
  { type: 'comment-added', personId: 'aunt', comment: guess },
  {
    type: 'record-made',
    record: 'own-words',
    on: '2026-05-01',
    fields: { parent: 'father', question: guess, answer: guess },
  },
  {
    ...{ type: 'record-made', record: 'communication', on: '2026-05-01' },
    fields: {
      kind: 'call',
      names: 'Glen Example',
      'own-words-of': 'father',
      'action-points': guess,
      timeframes: guess,
    },
  },
]

const people = [
  { id: 'father', kind: 'father' as const, said: { name: 'Glen Example', dateOfBirth: '1985-05-05' } },
  { id: 'aunt', kind: 'other-family' as const, said: { name: 'Mo Example' } },
  { id: 'referrer', kind: 'referrer' as const, said: { name: 'Nora Tellwell', role: 'Neighbour' } },
]
const disclosure = { number: 1, cases: [{ caseId: 'c', upTo: 9 }], people: [], entries: [] }

/** What is sent where the father guesses who referred, and asks for a correction with the same guess. */
function exportedWith(guess: string, more: Partial<Approved> = {}, also: readonly EventBody[] = []) {
  const events = stamp([...bodies(guess), ...also], { after: 0, at: '2026-05-01T09:00:00.000Z', by: 'somebody' })
  const held: HeldCase = { caseId: 'c', anonymous: false, people, events: events.map((event) => ({ event })) }
  const view = {
    ...{ is: 'correction' as const, receivedAt: '2026-05-02T09:00:00.000Z', wrong: guess, right: guess, href: 'one' },
    ...{ correction: guess, reason: guess, decidedOn: '2026-05-03' },
  }
  const theirs = { ...view, receivedAt: '2026-05-02T10:00:00.000Z', href: 'other' }
  const approved = { ...disclosure, requestId: 'request', asking: { name: 'Glen Example' }, ...more }
  const { askerId } = readersIn(held, approved)
  const taken = hiddenIn([father, referrer], 'c', askerId, approved)
  const [whole] = disclose([held], approved, rules, hidingIn(taken)).cases
  const beside = new Map([[1, [view, theirs]]])
  const shown = takeOut(setBeside(whole!, beside, '2026-06-01T09:00:00.000Z'), held, taken)
  return withOwnWords(shown, { held, approved, own: new Map([[1, askerId === undefined ? [] : [view]]]), rules, taken })
}

const valuesOf = (entry: unknown) =>
  typeof entry === 'object' && entry !== null && 'details' in entry ? JSON.stringify(entry.details) : ''

describe('what who asks has said themselves', () => {
  it.each(guesses)('000-05 is sent to them as they gave it, whether they guessed right or not: %s', (guess) => {
    const { entries } = exportedWith(guess)
    expect(valuesOf(entries[0])).toContain(guess)
    for (const entry of [entries[2], entries[3]]) expect(valuesOf(entry)).toContain(guess)
    expect([entries[0], entries[2]]).toMatchObject([
      { whose: 'The comment of Glen Example (father)' },
      { whose: 'The words of Glen Example (father)' },
    ])
    expect(entries[0]).toMatchObject({ beside: [{ wrong: guess, right: guess, correction: guess }, {}] })
  })

  it('000-05 is all: what others said and answered, and the reasons, hold nothing of who referred', () => {
    const [guess = ''] = guesses
    const { entries } = exportedWith(guess, { entriesShown: [{ caseId: 'c', seq: 2 }] })
    expect(valuesOf(entries[1])).toContain('[not shown], our [not shown], told you.')
    const hidden = '[not shown]'
    expect(entries[0]).toMatchObject({
      beside: [
        { reason: hidden },
        {
          wrong: '[not shown]',
          right: '[not shown]',
          correction: '[not shown]',
          reason: '[not shown], our [not shown], told you.',
        },
      ],
    })
  })

  it.each(guesses)('000-05 has nothing beside it that takes up their guess, right or wrong: %s', (guess) => {
    const { entries } = exportedWith(guess)
    for (const entry of [entries[2], entries[3]]) {
      expect(valuesOf(entry).split(guess)).toHaveLength(2)
      expect(valuesOf(entry)).toMatch(/"value":"\[not shown\]"/)
    }
    expect(entries[0]).toMatchObject({ beside: [{ reason: '[not shown]' }, {}] })
  })

  it('000-05 may be a name of theirs with another day of birth, with two first names, or of two people: then no part of it is sent', () => {
    const asking = { name: 'Glen Example', dateOfBirth: '1985-05-06' }
    for (const more of [
      { asking },
      { asking: { name: 'Glenn Example' } },
      { asking: { name: 'Some Solicitor' } },
      { asking: { ...asking, name: 'Example Glen' } },
    ])
      for (const guess of guesses) {
        const { entries } = exportedWith(guess, more)
        expect(entries).toMatchObject(Array.from({ length: 4 }, () => ({ withheld: 'anothers-words' })))
        const shown = [1, 2, 3, 4].map((seq) => ({ caseId: 'c', seq }))
        const decided = exportedWith(guess, { ...more, entriesShown: shown }).entries
        expect(decided.map((entry) => 'withheld' in entry)).toEqual(decided.map(() => guess === guesses[0]))
        expect(JSON.stringify(decided)).not.toContain('not shown], ')
      }
  })

  it.each(guesses)('001-30 is whole where the proposal says who it is that asks, or asks for them: %s', (guess) => {
    const asker = [{ caseId: 'c', personId: 'father' }]
    const asking = { name: 'G Example' }
    const onBehalfOf = { name: 'Glen Example', dateOfBirth: '1985-05-05' }
    for (const more of [
      { asking, asker },
      { asking, onBehalfOf },
    ])
      expect(valuesOf(exportedWith(guess, more).entries[0])).toContain(guess)
  })

  it('000-05 taken up by the council elsewhere in the case is not shown, whether they guessed right or wrong', () => {
    const shown = guesses.map((guess) => {
      const written: EventBody = { type: 'worker-allocated', workerId: 'w', note: `It is not so that ${guess}` }
      return valuesOf(exportedWith(guess, {}, [written]).entries.at(-1))
    })
    expect(shown[0]).toContain('[not shown]')
    expect(shown[0]).toEqual(shown[1])
  })

  it.each(guesses)('000-05 and asked stands in their own view as they asked it: %s', (guess) => {
    const fields = { parent: 'father', question: guess, answer: 'Nora says so.' }
    const asked: EventBody = { type: 'record-made', record: 'own-words', on: '2026-05-01', fields }
    const events = stamp([asked], { after: 0, at: '2026-05-01T09:00:00.000Z', by: 'somebody' })
    const { entries } = familyTimeline(events, [father, referrer], rules, 'father')
    expect(entries).toEqual([{ on: '2026-05-01', sentence: `You asked: ${guess} We answered: [not shown]` }])
  })

  it.each(guesses)('000-05 is perhaps in what was put down of a talk with them, which is kept back: %s', (guess) => {
    const { entries } = exportedWith(guess, {}, [
      { type: 'family-contacted', personId: 'father', interpreter: false, waived: false, note: guess },
      { type: 'consent-recorded', personId: 'father', agency: 'gp', answer: 'refused', note: guess },
      call({ names: 'Mr Glen Example', 'job-titles': 'father', 'action-points': guess }),
      ...['Glen', 'Mum', 'Mr Example', 'GE', 'The referrer', 'her solicitor', 'Housing', 'Glen and Mo'].map((names) =>
        call({ names, 'job-titles': 'social worker', 'action-points': guess }),
      ),
      call({ names: 'Glen and Mo', 'job-titles': 'father', 'action-points': guess, 'own-words-of': 'father' }),
    ])
    const rest = entries.slice(4)
    expect(rest).toMatchObject(rest.map(() => ({ withheld: 'perhaps-own-words' })))
  })

  it('000-05, 004-52 is not what others said, were asked and answered, or were recorded with', () => {
    const person = { personId: 'aunt' }
    const { entries } = exportedWith('', {}, [
      { type: 'family-contacted', ...person, interpreter: false, waived: false },
      { type: 'consent-asked', ...person, agencies: ['gp'] },
      { type: 'consent-recorded', ...person, agency: 'gp', answer: 'refused' },
      { type: 'consent-overridden', ...person, agency: 'gp', reason: 'Needed', asked: true, explained: true },
      { type: 'child-seen', alone: true, seenOn: '2026-05-01', note: 'Robin says so' },
      { type: 'record-made', record: 'supporter', on: '2026-05-01', fields: { parent: 'aunt', who: 'Friend' } },
      { type: 'record-made', record: 'wishes-and-feelings', on: '2026-05-01', fields: { wishes: 'To stay' } },
      call({ names: 'Both', 'job-titles': 'both', 'action-points': 'Ring', 'own-words-of': 'aunt' }),
    ])
    const rest = entries.slice(4)
    expect(rest).toMatchObject(rest.map(() => ({ withheld: 'anothers-words' })))
  })
})
