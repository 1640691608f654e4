import { AssessedCase, recordMade, submission } from '../../test/support/assessed'
import { PaperCase, someone } from '../../test/support/paper-case'
import { timelineSentence } from '..'
import { rolesWith } from '../permissions'
import { catalogue, formOf } from './catalogue'
import { answerFaults, timeFaults } from './check'
import { sampleAnswers } from './sample'

const worker = someone('social-worker')
const teamManager = someone('team-manager')
const opened = () => new PaperCase('anyshire', '2026-03-02T10:00')

describe('a record of the catalogue', () => {
  it.each(catalogue.map(({ code, source }) => [code, source]))('%s (%s) is made and said in one sentence', (code) => {
    const paper = new AssessedCase('blackpool', '2026-03-02T10:00').begin()
    const actor = formOf(code)?.permission === 'case.work' ? worker : teamManager
    expect(paper.tell(recordMade(code), actor)).toBe('applied')
    expect(paper.open.records).toMatchObject([{ code, count: 1, lastOn: '2026-03-02' }])
    const [event] = paper.events.slice(-1)
    expect(event && timelineSentence(event, paper.rules)).toBe(`Recorded: ${formOf(code)?.label ?? ''}.`)
  })

  it.each(catalogue.map((form) => [form.code, form] as const))('%s is refused without what it needs', (code, form) => {
    const paper = new AssessedCase('blackpool', '2026-03-02T10:00').begin()
    const actor = { ...worker, roles: rolesWith(form.permission, paper.rules) }
    const { fields } = recordMade(code)
    for (const { name } of form.fields.filter(({ required }) => required)) {
      const without = Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name))
      expect(paper.tell({ kind: 'make-record', record: code, fields: without }, actor)).toMatchObject({
        code: 'record-faulty',
        allowed: `${name} missing`,
      })
    }
    expect(paper.tell(recordMade(code), { ...worker, roles: [] })).not.toBe('applied')
    expect(paper.open.records).toBeUndefined()
  })

  it('asks each question once, in words, with answers where it is a choice', () => {
    for (const { fields } of catalogue) {
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
      expect(fields.every(({ question }) => question.endsWith('?'))).toBe(true)
      for (const { type, choices } of fields) expect(choices !== undefined).toBe(type.startsWith('choice'))
    }
    expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length)
  })

  it('asks the fourteen planning questions (004-33), the thirteen marks (004-01), and the fields of the log (003-20)', () => {
    const names = (code: string) => formOf(code)?.fields.map(({ name }) => name)
    expect(names('assessment-plan')).toHaveLength(14)
    expect(names('quality-check')).toHaveLength(13)
    expect(names('communication')).toEqual([
      ...['kind', 'names', 'job-titles', 'date', 'time', 'action-points', 'timeframes'],
      'own-words-of',
    ])
  })

  it('is refused with every fault of its answers at once', () => {
    const paper = opened()
    const fields = { with: 'The mother', for: '31 March', outcome: 'perhaps', mood: 'good' }
    expect(paper.tell({ kind: 'make-record', record: 'appointment', fields }, worker)).toMatchObject({
      code: 'record-faulty',
      allowed: 'mood unknown-field, for wrong-format, outcome not-allowed, late missing',
    })
    expect(paper.tell({ kind: 'make-record', record: 'no-such', fields: {} }, worker)).toMatchObject({
      code: 'unknown-record',
    })
  })

  it('003-20 has a time that a clock shows, or words', () => {
    const form = formOf('communication')
    const faults = (time: string) => form && timeFaults(form, { time }).map(({ field, fault }) => `${field} ${fault}`)
    for (const time of ['25:99', '24:00', '9.60', 'from 9:15 to 31:00'])
      expect(faults(time)).toEqual(['time wrong-format'])
    for (const time of ['00:00', '23:59', '9.05 am', '10 o’clock', 'in the morning']) expect(faults(time)).toEqual([])
  })

  it('has the census factor 21 alone (8869), and each factor once (004-36)', () => {
    const form = formOf('factors')
    const faults = (factors: string[]) => form && answerFaults(form, { factors }).map(({ fault }) => fault)
    expect(faults(['21'])).toEqual([])
    expect(faults(['3B', '16A'])).toEqual([])
    expect(faults(['21', '3B'])).toEqual(['contradiction'])
    expect(faults(['3B', '3B'])).toEqual(['contradiction'])
    expect(faults(['18A'])).toEqual(['not-allowed'])
    expect(faults([])).toEqual(['not-allowed'])
  })

  it("is a manager's where it is one of supervision or of quality (004-40, 004-01)", () => {
    for (const code of ['supervision', 'quality-check']) {
      const paper = new AssessedCase('anyshire', '2026-03-02T10:00').begin()
      expect(paper.tell(recordMade(code), worker)).toMatchObject({ code: 'record-not-yours' })
      expect(paper.tell(recordMade(code), teamManager)).toBe('applied')
    }
  })

  it('of the assessment is made while there is one', () => {
    expect(opened().tell(recordMade('assessment-plan'), worker)).toMatchObject({ code: 'record-not-here' })
  })

  it('names only people of the case, and is not made before the referral or in the future (004-46)', () => {
    const paper = opened().until('2026-03-05T10:00')
    expect(paper.tell(recordMade('parent-involvement', { parent: 'stranger' }), worker)).toMatchObject({
      code: 'unknown-person',
    })
    const on = (day: string) => paper.tell({ ...recordMade('observation'), on: day }, worker)
    expect(on('2026-03-01')).toMatchObject({ code: 'date-out-of-order', allowed: '2026-03-02 to 2026-03-05' })
    expect(on('2026-03-06')).toMatchObject({ code: 'date-out-of-order' })
    expect(on('2026-03-03')).toBe('applied')
    expect(on('2026-03-04')).toBe('applied')
    expect(paper.open.records).toMatchObject([{ code: 'observation', count: 2, lastOn: '2026-03-04' }])
  })
})

describe('records that a council needs', () => {
  const needed = ['assessment-plan', 'wishes-and-feelings', 'risk-analysis', 'must-establish']
  const begun = (council: string) => {
    const paper = new AssessedCase(council, '2026-03-02T10:00').begin()
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    return paper
  }

  it('are made before Blackpool has an assessment submitted (004-33, 004-03, 004-35, 004-37)', () => {
    const paper = begun('blackpool')
    expect(paper.tell(submission(paper.rules), worker)).toMatchObject({
      code: 'record-missing',
      allowed: needed.join(', '),
    })
    for (const code of needed) paper.tell(recordMade(code), worker)
    expect(paper.tell(submission(paper.rules), worker)).toBe('applied')
  })

  it('are made anew for a new assessment', () => {
    const paper = new AssessedCase('blackpool', '2026-03-02T10:00').begin().until('2026-03-12T10:00')
    paper.conclude('child-in-need-plan')
    paper.until('2026-06-01T10:00')
    const again = { kind: 'start-reassessment', trigger: 'significant-change', reason: 'Moved' } as const
    expect(paper.tell(again, worker)).toBe('applied')
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    expect(paper.tell(submission(paper.rules), worker)).toMatchObject({ allowed: needed.join(', ') })
  })

  it('are none where no guide says so', () => {
    const paper = begun('anyshire')
    expect(paper.tell(submission(paper.rules), worker)).toBe('applied')
  })
})

it('sample answers have no fault', () => {
  expect(catalogue.flatMap((form) => answerFaults(form, sampleAnswers(form, 'mother')))).toEqual([])
})
