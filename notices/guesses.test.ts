import fc from 'fast-check'
import { criteriaAnswers } from '../api/examples/referral'
import { familyTimeline } from '../api/present/family-timeline'
import { logFor } from '../api/present/log-for'
import { PaperCase, rulesOf, someone } from '../test/support/paper-case'
import { sightOf } from '../test/support/sight'
import type { KnownPerson } from './people'
import { resolve } from './resolve'

const hidden = { address: '14 Larkspur Rise\nQuenbridge\nQB4 7TT', phone: '07700 900222', email: 'mum@safe.example' }
const mother = { id: 'mother', name: 'Sandy Example', tells: [], addressProtected: true, contact: hidden }
const father = { id: 'father', name: 'Alex Madeup', tells: [], contact: { address: '9 Dad Street' } }
const child = { id: 'child', name: 'Robin Example', forenames: 'Robin', tells: [] }
const inDanger: KnownPerson[] = [mother, father, child]
const safe: KnownPerson[] = [{ ...mother, addressProtected: false }, father, child]

/** What the father reads, in a letter, his timeline and his log, once he has asked this and a manager has written that. */
function readBy(people: readonly KnownPerson[], asked: string, written: string): string[] {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  const worker = someone('social-worker')
  const question = { parent: 'father', question: asked, answer: 'We cannot talk about others.' }
  const call = {
    ...{ kind: 'call', names: 'Alex Madeup', 'job-titles': 'father', date: '2026-06-02', time: '09:15' },
    ...{ 'action-points': asked, timeframes: written, 'own-words-of': 'father' },
  }
  for (const [record, fields] of [
    ['own-words', question],
    ['communication', call],
  ] as const)
    expect(paper.tell({ kind: 'make-record', record, fields }, worker)).toBe('applied')
  const decide = { kind: 'decide-referral', outcome: 'assessment', reason: written, criteria: criteriaAnswers } as const
  expect(paper.tell(decide, someone('duty-manager'))).toBe('applied')
  const { events } = paper
  const decided = events.find(({ type }) => type === 'referral-decided')
  if (decided === undefined) throw new Error('It was not decided')
  const to = { template: 'referral-decided', recipient: { kind: 'person', id: 'father' } } as const
  const letter = resolve(sightOf(paper, decided, to, people))
  if (letter.do !== 'send') throw new Error('There is no letter')
  const timeline = familyTimeline(events, people, rulesOf('anyshire'), 'father')
  return [
    letter.page.paragraphs.join('\n'),
    timeline.entries.map(({ why }) => why ?? '').join('\n'),
    logFor('father', { events, sent: [], people })
      .map(({ timeframes }) => timeframes)
      .join('\n'),
  ]
}

const right = ['14 Larkspur Rise', 'Larkspur Rise', 'Quenbridge', 'QB4 7TT', '07700 900222', 'mum@safe.example']
const wrong = ['2 Mistley Rise', 'Mistley Rise', 'Otherbridge', 'OB4 7TT', '07700 900333', 'mum@mistley.example']

it('000-05, 003-03 what a reader guessed is shown to them alike whether it is right or wrong, on every page of theirs', () => {
  fc.assert(
    fc.property(fc.constantFrom(...right), fc.constantFrom(...wrong), (yes, no) => {
      const pages = [yes, no].map((guess) =>
        readBy(inDanger, `Is she at ${guess}?`, `You asked us whether she is at ${guess}, and we do not say.`),
      )
      expect(pages[0]).toEqual(pages[1])
      expect(pages[0]?.join()).not.toMatch(/and we do not say/)
    }),
    { numRuns: 40 },
  )
})

it('000-05 so it is in the view that all of the family may read together', () => {
  const whole = [right, wrong].map(([guess = '']) => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const fields = { parent: 'father', question: `Is she at ${guess}?`, answer: 'We do not say.' }
    paper.tell({ kind: 'make-record', record: 'own-words', fields }, someone('social-worker'))
    const reason = `We were asked whether she is at ${guess}.`
    const decide = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers } as const
    expect(paper.tell(decide, someone('duty-manager'))).toBe('applied')
    return familyTimeline(paper.events, inDanger, rulesOf('anyshire')).entries.map(({ why }) => why)
  })
  expect(whole[0]).toContain('[not shown]')
  expect(whole[0]).toEqual(whole[1])
})

it('reasons that take up no guess are read, and so is everything where nobody hides', () => {
  const reason = 'More than one service is needed for Robin, and Alex Madeup agrees.'
  const asked = 'Is she at 2 Mistley Rise? Robin misses her, says Alex Madeup.'
  for (const page of readBy(inDanger, asked, reason).slice(0, 2)) expect(page).toContain(reason)
  const quoted = 'You asked whether she is at 2 Mistley Rise.'
  for (const page of readBy(safe, 'Is she at 2 Mistley Rise?', quoted).slice(0, 2)) expect(page).toContain(quoted)
})
