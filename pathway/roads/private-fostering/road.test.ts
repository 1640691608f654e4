import { PaperCase, someone } from '../../../test/support/paper-case'
import { promptsOf } from '../../flags/prompts'

const worker = someone('social-worker')
const reason = 'In plain words'
const alone = { kind: 'record-private-fostering-visit', childSeenAlone: true } as const

function fostered(at: string): PaperCase {
  const paper = new PaperCase('anyshire', at, { flags: ['private-fostering'] })
  expect(paper.tell({ kind: 'record-private-fostering', arrangement: '8F', reason }, worker)).toBe('applied')
  return paper
}
const openDue = (paper: PaperCase) =>
  paper.open.clocks
    .filter(({ name, settledAt }) => name.startsWith('private-fostering') && settledAt === undefined)
    .map(({ name, due }) => `${name} ${due.dueOn}`)

describe('private fostering (2-21)', () => {
  it('is visited every 6 weeks in the first year, every 12 weeks after, counted from the last visit', () => {
    const paper = fostered('2026-01-05T10:00')
    expect(openDue(paper)).toEqual(['private-fostering-visit 2026-02-16'])
    paper.until('2026-02-10T10:00').tell(alone, worker)
    expect(openDue(paper)).toEqual(['private-fostering-visit 2026-03-24'])
    paper.until('2027-01-04T10:00').tell(alone, worker)
    expect(openDue(paper)).toEqual(['private-fostering-visit 2027-02-15'])
    paper.until('2027-01-05T10:00').tell(alone, worker)
    expect(openDue(paper)).toEqual(['private-fostering-visit-later 2027-03-30'])
  })

  it('answers its own prompt, and keeps the case open until it ends', () => {
    const paper = fostered('2026-01-05T10:00')
    expect(promptsOf(paper.open)).toMatchObject([{ code: 'private-fostering-recorded', status: 'done' }])
    expect(paper.tell({ kind: 'end-private-fostering', reason }, worker)).toBe('applied')
    expect(paper.tell(alone, worker)).toMatchObject({ code: 'not-legal-now' })
    expect(openDue(paper)).toEqual([])
  })

  it('a visit counts from its own day, and says that the child was seen alone or why not', () => {
    const paper = fostered('2026-01-05T10:00').until('2026-02-20T10:00')
    expect(paper.tell({ ...alone, childSeenAlone: false }, worker)).toMatchObject({ code: 'alone-or-why-not' })
    expect(paper.tell({ ...alone, visitedOn: '2026-02-21' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell({ ...alone, visitedOn: '2026-01-04' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    const late = { ...alone, visitedOn: '2026-02-16', childSeenAlone: false, whyNotAlone: 'Ill in bed' }
    expect(paper.tell(late, worker)).toBe('applied')
    expect(paper.statusOf('private-fostering-visit')).toBe('met')
    expect(openDue(paper)).toEqual(['private-fostering-visit 2026-03-30'])
    expect(paper.tell({ ...alone, visitedOn: '2026-02-15' }, worker)).toMatchObject({ code: 'date-out-of-order' })
  })

  it('may have been known before the referral, but not longer than the year that counts', () => {
    const paper = new PaperCase('anyshire', '2026-01-05T10:00')
    const known = (awareOn: string) =>
      paper.tell({ kind: 'record-private-fostering', arrangement: '8B', awareOn, reason }, worker)
    expect(known('2025-01-04')).toMatchObject({ code: 'date-out-of-order' })
    expect(known('2026-01-06')).toMatchObject({ code: 'date-out-of-order' })
    expect(known('2025-12-01')).toBe('applied')
    expect(openDue(paper)).toEqual(['private-fostering-visit 2026-01-12'])
  })
})
