import { criteriaAnswers } from '../../api/examples/referral'
import { submission } from '../../test/support/assessed'
import { PaperCase, someone } from '../../test/support/paper-case'
import { waitingFor } from '..'
import { rulesOf } from '../../test/support/paper-case'
import type { FlagCode } from './facts'
import { catalogue } from './catalogue'
import { flagsOf, promptsOf } from './prompts'

const worker = someone('social-worker')
const manager = someone('duty-manager')
const reason = 'In plain words'
const at = '2026-06-02T10:00'

const flagged = (...flags: FlagCode[]) => new PaperCase('anyshire', at, { flags })
const advice = {
  kind: 'decide-referral',
  outcome: 'information-and-advice',
  reason,
  criteria: criteriaAnswers,
} as const
const assess = { ...advice, outcome: 'assessment' }
const open = (paper: PaperCase) =>
  promptsOf(paper.open).flatMap(({ code, mandatory, status }) => (mandatory && status === 'open' ? [code] : []))

describe('flags', () => {
  it('may come with the referral or be raised later, and are lowered with a reason (004-05, 004-13, 003-02)', () => {
    const paper = flagged('young-carer')
    expect(paper.tell({ kind: 'raise-flag', flag: 'in-hospital', reason }, worker)).toBe('applied')
    expect(paper.tell({ kind: 'raise-flag', flag: 'young-carer', reason }, worker)).toMatchObject({
      code: 'flag-already-raised',
    })
    expect(paper.tell({ kind: 'lower-flag', flag: 'young-carer', reason }, worker)).toBe('applied')
    expect(flagsOf(paper.open).map(({ flag }) => flag)).toEqual(['in-hospital'])
    expect(paper.open.flags).toHaveLength(2)
    expect(paper.tell({ kind: 'lower-flag', flag: 'gangs', reason }, worker)).toMatchObject({
      code: 'flag-not-raised',
      allowed: 'in-hospital',
    })
  })

  it('are about somebody of the case only', () => {
    const paper = flagged()
    expect(paper.tell({ kind: 'raise-flag', flag: 'fgm', personId: 'stranger', reason }, worker)).toMatchObject({
      code: 'unknown-person',
    })
    expect(paper.tell({ kind: 'raise-flag', flag: 'parent-in-prison', personId: 'father', reason }, worker)).toBe(
      'applied',
    )
  })

  it('each say where they come from, and prompt under codes that mean one thing', () => {
    const prompts = Object.values(catalogue).flatMap((flag) => [...flag.prompts])
    expect(Object.values(catalogue).filter(({ source, label }) => source === '' || label === '')).toEqual([])
    expect(new Set(prompts.map(({ code }) => code)).size).toBe(
      new Set(prompts.map(({ code, toDo, mandatory }) => `${code} ${toDo} ${String(mandatory)}`)).size,
    )
  })
})

describe('what flags prompt', () => {
  it('trafficking asks for a referral to the National Referral Mechanism before the case is closed (004-38)', () => {
    const paper = flagged('trafficking')
    expect(paper.tell(advice, manager)).toMatchObject({
      code: 'prompt-unanswered',
      allowed: 'national-referral-mechanism, harm-considered',
    })
    const done = (prompt: string) => paper.tell({ kind: 'answer-prompt', prompt, reason }, worker)
    expect(done('police-told')).toMatchObject({ code: 'unknown-prompt' })
    expect(done('national-referral-mechanism')).toBe('applied')
    expect(done('harm-considered')).toBe('applied')
    expect(paper.tell(advice, manager)).toBe('applied')
  })

  it('a flag is not lowered past what it makes mandatory; only a manager sets that aside', () => {
    const paper = flagged('modern-slavery')
    const lower = { kind: 'lower-flag', flag: 'modern-slavery', reason } as const
    const aside = { kind: 'set-prompt-aside', prompt: 'national-referral-mechanism', reason } as const
    expect(paper.tell(lower, worker)).toMatchObject({ code: 'prompt-unanswered' })
    expect(paper.tell(aside, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(aside, manager)).toBe('applied')
    expect(paper.tell(lower, worker)).toBe('applied')
  })

  it('homelessness at 16 or 17 demands an assessment, the duty to refer and the offer of section 20 (004-65)', () => {
    const paper = flagged('homeless-16-17')
    expect(paper.tell(advice, manager)).toMatchObject({ code: 'assessment-mandatory', allowed: 'homeless-16-17' })
    expect(paper.tell(assess, manager)).toBe('applied')
    expect(open(paper)).toEqual(['duty-to-refer', 'section-20-offered'])
  })

  it('a suspected crime asks that the police be told, and police protection shows that they know (004-24)', () => {
    const paper = flagged('crime-suspected', 'fgm')
    expect(open(paper)).toEqual(['police-told', 'harm-considered'])
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    expect(open(paper)).toEqual(['harm-considered'])
  })

  it('not in education asks for the education service, family abroad for the authority there (004-23, 004-66)', () => {
    expect(open(flagged('not-in-education'))).toEqual(['education-service-asked'])
    expect(open(flagged('family-abroad'))).toEqual(['overseas-authority-asked'])
  })

  it('harm outside the family prompts multi-agency work and a case for a child who harms (004-67)', () => {
    expect(promptsOf(flagged('extra-familial-harm').open).map(({ code }) => code)).toEqual([
      'wider-environment',
      'parents-supported',
      'perpetrator-assessed',
    ])
  })

  it('is answered before an assessment is authorised (004-37)', () => {
    const paper = flagged('sexual-exploitation')
    paper.tell(assess, manager)
    paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
    paper.tell({ kind: 'start-assessment' }, worker)
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    paper.tell(submission(paper.rules), worker)
    const authorise = { kind: 'authorise-assessment', recommendation: 'Agreed' } as const
    expect(paper.tell(authorise, someone('team-manager'))).toMatchObject({
      code: 'prompt-unanswered',
      allowed: 'harm-considered',
    })
    paper.tell({ kind: 'answer-prompt', prompt: 'harm-considered', reason }, worker)
    expect(paper.tell(authorise, someone('team-manager'))).toBe('applied')
  })
})

describe('what the referral itself prompts', () => {
  it('a family that has not agreed is spoken with first, and whoever decides is told (000-10)', () => {
    const paper = new PaperCase('anyshire', at, { familyAgreed: 'no' })
    expect(waitingFor(paper.state, rulesOf('anyshire')).sentence).toContain('to which the family has not agreed')
    expect(promptsOf(paper.open)).toMatchObject([{ code: 'family-spoken-with', mandatory: false, status: 'open' }])
    paper.tell({ kind: 'contact-family', personId: 'mother', interpreter: false }, worker)
    expect(promptsOf(paper.open)).toMatchObject([{ status: 'done' }])
  })

  it('an early help assessment that is there informs the decision (004-14, 003-11)', () => {
    const paper = new PaperCase('blackpool', at, { earlyHelpOn: '2026-03-01' })
    expect(promptsOf(paper.open)).toMatchObject([{ code: 'early-help-assessment-read', status: 'open' }])
    expect(paper.open.earlyHelpOn).toBe('2026-03-01')
  })
})
