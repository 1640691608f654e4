import { criteriaAnswers } from '../api/examples/referral'
import { AssessedCase } from '../test/support/assessed'
import { PaperCase, people, someone } from '../test/support/paper-case'
import { atRisk, conference } from '../test/support/protected-case'
import { noticesOf, sightOf } from '../test/support/sight'
import type { EventType } from '../pathway/events'
import type { KnownPerson } from './people'
import { resolve } from './resolve'

const manager = someone('team-manager')
const duty = someone('duty-manager')
const chair = someone('conference-chair')
const worker = someone('social-worker')
const reason = 'Because the letters are read by somebody else'
const decide = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers } as const
const withhold = {
  kind: 'withhold-notices',
  from: 'mother',
  what: 'all',
  ground: 'no-contact',
  reason,
  reviewOn: '2026-09-01',
} as const

const known = (changes: Partial<KnownPerson> = {}): KnownPerson[] =>
  people.map(({ id }) => ({
    id,
    name: `Sandy ${id}`,
    tells: [],
    contact: { address: `1 ${id} Road\nExampletown` },
    ...(id === 'mother' && changes),
  }))

/** What is to be done now with what the latest event of a type tells somebody. */
function sent(paper: PaperCase, type: EventType, id = 'mother', changes: Partial<KnownPerson> = {}, which = -1) {
  const event = paper.events.filter((one) => one.type === type).at(which)
  if (event === undefined) throw new Error(`No ${type}`)
  const template = type === 'conference-scheduled' ? 'conference-invitation' : noticesOf(paper, event)[0]?.template
  if (template === undefined) throw new Error(`${type} tells nobody`)
  const done = resolve(sightOf(paper, event, { template, recipient: { kind: 'person', id } }, known(changes)))
  return done.do === 'send' ? done.page.paragraphs.join('\n') : done
}
const opened = () => new PaperCase('anyshire', '2026-06-02T10:00')

describe('what was recorded before it was withheld', () => {
  it('does not go out after, to whom it is withheld from, and to nobody else is it stopped (003-03, 004-52)', () => {
    const paper = opened()
    paper.tell(decide, duty)
    expect(sent(paper, 'referral-decided')).toContain(
      'We have decided that a social worker will do the initial assessment with you',
    )
    paper.tell(withhold, manager)
    expect(sent(paper, 'referral-decided')).toEqual({ do: 'stop', ground: 'no-contact' })
    expect(sent(paper, 'referral-decided', 'father')).toContain(
      `Please ask us if anything in them is not clear.\n${reason}`,
    )
    paper.tell({ kind: 'end-withholding', from: 'mother', reason }, manager)
    expect(sent(paper, 'referral-decided')).toContain(
      'We have decided that a social worker will do the initial assessment with you',
    )
  })

  it('goes out without the reasons, where these are withheld, and the written assessment not at all', () => {
    const paper = new AssessedCase('anyshire', '2026-06-02T10:00').begin({ reason })
    paper.submit()
    paper.tell(withhold, manager)
    paper.tell({ ...withhold, what: 'reasons' }, manager)
    expect(sent(paper, 'referral-decided')).toContain(
      'We have decided that a social worker will do the initial assessment with you',
    )
    expect(sent(paper, 'referral-decided')).not.toMatch(/why|reason|clear|letters/i)
    expect(sent(paper, 'referral-decided', 'father')).toContain(
      `Please ask us if anything in them is not clear.\n${reason}`,
    )
    const whole = { template: 'assessment-copy', recipient: { kind: 'person', id: 'mother' } } as const
    const event = paper.events.at(-1)!
    expect(resolve(sightOf(paper, event, whole, known()))).toEqual({ do: 'stop', ground: 'no-contact' })
  })
})

describe('an invitation to a conference (003-15, 003-16)', () => {
  const scheduled = (on = '2027-01-06') => {
    const paper = atRisk()
    expect(paper.tell({ kind: 'schedule-conference', on }, worker)).toBe('applied')
    return paper
  }
  const overtaken = { do: 'stop', ground: 'overtaken' }

  it('goes to the day that stands, and says whom they may bring', () => {
    expect(sent(scheduled(), 'conference-scheduled')).toMatch(/on 6 January 2027[\s\S]*advocate/)
  })

  it('that waited does not go to somebody who has been kept out since, and goes to the others', () => {
    const paper = scheduled()
    paper.tell({ kind: 'exclude-from-conference', personId: 'father', reason }, chair)
    expect(sent(paper, 'conference-scheduled', 'father')).toEqual(overtaken)
    expect(sent(paper, 'conference-scheduled', 'mother')).toContain('6 January 2027')
  })

  it('that waited gives way to that of another day, also where the conference was put back to the first', () => {
    const paper = scheduled()
    paper.tell({ kind: 'schedule-conference', on: '2027-01-07' }, worker)
    expect(sent(paper, 'conference-scheduled', 'mother', {}, 0)).toEqual(overtaken)
    expect(sent(paper, 'conference-scheduled')).toContain('7 January 2027')
    paper.tell({ kind: 'schedule-conference', on: '2027-01-06' }, worker)
    const all = [0, 1, 2].map((which) => sent(paper, 'conference-scheduled', 'mother', {}, which))
    expect(all).toEqual([overtaken, overtaken, expect.stringContaining('6 January 2027')])
  })

  it('that waited does not go once the conference was held, or its day is over', () => {
    const held = scheduled().until('2027-01-06T15:00')
    expect(sent(held, 'conference-scheduled')).toContain('6 January')
    held.tell(conference, chair)
    expect(sent(held, 'conference-scheduled')).toEqual(overtaken)
    expect(sent(scheduled().until('2027-01-07T09:00'), 'conference-scheduled')).toEqual(overtaken)
  })

  it('is the only notice that speaks of it: who is kept out is not told that they may go', () => {
    const paper = scheduled()
    expect(sent(paper, 'section-47-enquiry-concluded')).toContain('Initial child protection conference')
    paper.tell({ kind: 'exclude-from-conference', personId: 'mother', reason }, chair)
    expect(sent(paper, 'section-47-enquiry-concluded')).not.toContain('Initial child protection conference')
    expect(sent(paper, 'section-47-enquiry-concluded', 'father')).toContain('Initial child protection conference')
  })
})

describe('somebody who needs an interpreter or another format (002-03, 002-04, 004-26, 004-27)', () => {
  const needs = { interpreter: true } as const
  const approve = { kind: 'waive-interpreter', personId: 'mother', reason } as const

  it('is written to only where a manager approved writing; an approval of one contact is for speaking alone', () => {
    const paper = opened()
    paper.tell(decide, duty)
    const toMother = () => sent(paper, 'referral-decided', 'mother', needs)
    expect(toMother()).toEqual({ do: 'hold', problem: 'interpreter-needed' })
    expect(paper.tell(approve, manager)).toMatchObject({ code: 'nothing-to-waive' })
    expect(paper.tell({ ...approve, for: 'writing' }, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell({ ...approve, for: 'writing' }, manager)).toBe('applied')
    expect([toMother(), toMother()]).toEqual([expect.any(String), expect.any(String)])
    expect(sent(paper, 'referral-decided', 'mother', { format: 'braille' })).toMatchObject({ do: 'hold' })
  })

  it('is not written to once that approval is ended', () => {
    const paper = opened()
    paper.tell(decide, duty)
    const end = { kind: 'end-writing-waiver', personId: 'mother', reason } as const
    expect(paper.tell(end, manager)).toMatchObject({ code: 'not-legal-now' })
    paper.tell({ kind: 'waive-adjustments', personId: 'mother', for: 'writing', reason }, manager)
    expect(sent(paper, 'referral-decided', 'mother', { format: 'audio' })).toEqual(expect.any(String))
    expect(paper.tell({ ...end, personId: 'father' }, manager)).toMatchObject({ code: 'no-writing-waiver' })
    expect(paper.tell(end, manager)).toBe('applied')
    expect(sent(paper, 'referral-decided', 'mother', { format: 'audio' })).toEqual({
      do: 'hold',
      problem: 'other-format-needed',
    })
  })

  it('an approval of one contact lets no page go', () => {
    const family = people.map((one) => (one.id === 'mother' ? { ...one, interpreter: true } : one))
    const paper = new PaperCase('anyshire', '2026-06-02T10:00', { people: family })
    paper.tell(decide, duty)
    expect(paper.tell(approve, manager)).toBe('applied')
    expect(sent(paper, 'referral-decided')).toEqual({ do: 'hold', problem: 'interpreter-needed' })
  })
})

describe('asking for consent (000-11, 001-07)', () => {
  it('goes to the person asked, names whom we would speak with, and says that they may say no', () => {
    const paper = opened()
    const ask = { kind: 'ask-consent', personId: 'mother', agencies: ['school', 'gp', 'school'] } as const
    expect(paper.tell(ask, worker)).toBe('applied')
    const asked = paper.events.at(-1)!
    expect(noticesOf(paper, asked)).toEqual([
      { template: 'consent-asked', recipient: { kind: 'person', id: 'mother' } },
    ])
    const page = sent(paper, 'consent-asked')
    expect(page).toContain('the school and the GP')
    expect(page).toMatch(/say yes or no[\s\S]*change your mind at any time/)
    paper.tell({ ...ask, personId: 'child' }, worker)
    expect(sent(paper, 'consent-asked', 'child')).toContain('you or another child could be badly hurt')
  })

  it('is asked of the child and the family alone, and not of whom notices are withheld from', () => {
    const paper = opened()
    const ask = { kind: 'ask-consent', personId: 'referrer', agencies: ['gp'] } as const
    expect(paper.tell(ask, worker)).toMatchObject({ code: 'consent-not-theirs' })
    expect(paper.tell({ ...ask, personId: 'stranger' }, worker)).toMatchObject({ code: 'unknown-person' })
    paper.tell(withhold, manager)
    paper.tell({ ...ask, personId: 'mother' }, worker)
    expect(noticesOf(paper, paper.events.at(-1)!)).toMatchObject([{ withheld: 'no-contact' }])
  })
})
