import { rolesWith } from '../pathway/permissions'
import type { Rules } from '../pathway/rules'
import { loadTenants } from './load'

const { tenants } = loadTenants()

function tenantOf(council: string) {
  const tenant = tenants.get(council)
  if (tenant === undefined) throw new Error(`No such council: ${council}`)
  return tenant
}

const bath = tenantOf('bath-and-north-east-somerset')
const lancashire = tenantOf('lancashire')
const west = tenantOf('west-northamptonshire')
const anyshire = tenantOf('anyshire')
const blackpool = tenantOf('blackpool')

/** In the order of the guides, 000 to 004. */
const inOrder = [bath, lancashire, west, anyshire, blackpool]
const eachCouncil = <T>(what: (tenant: typeof bath) => T): T[] => inOrder.map(what)
const from = (path: string) => eachCouncil(({ origins }) => origins.get(path)?.source)
const codes = (outcomes: readonly { code: string }[]) => outcomes.map(({ code }) => code)

describe('where the guides differ', () => {
  it('C1: 24 hours everywhere, from the guide only in Bath and North East Somerset (000-06), national elsewhere', () => {
    expect(eachCouncil(({ rules }) => rules.decision.clock.budget)).toEqual(
      Array(5).fill({ kind: 'elapsed-hours', hours: 24 }),
    )
    expect(from('decision.clock.length')[0]).toBe('000-06')
    const files = eachCouncil(({ origins }) => origins.get('decision.clock.length')?.file)
    expect(files).toEqual(['bath-and-north-east-somerset.yaml', ...Array<string>(4).fill('national.yaml')])
    expect(Object.keys(anyshire.effective.decision.criteria)).toHaveLength(7)
    expect(eachCouncil(({ rules }) => rules.decision.urgentClock.source)).toEqual(
      Array(5).fill('caseway default (000-06 says sooner, without a number)'),
    )
    expect(codes(lancashire.rules.decision.outcomes)).toEqual(['other-service', 'assessment'])
    expect(west.rules.assessment.allocation).toBe('on-receipt')
  })

  it('C2: 15 to 45 days, up to 45 working days, usually 45 days, 45, and 10 and 35 working days', () => {
    expect(eachCouncil(({ rules }) => rules.assessment.limit.budget)).toEqual([
      { kind: 'calendar-days', days: 45 },
      { kind: 'working-days', days: 45 },
      { kind: 'calendar-days', days: 45 },
      { kind: 'working-days', days: 45 },
      { kind: 'working-days', days: 45 },
    ])
    expect(bath.rules.assessment.length).toEqual({
      kind: 'set-by-manager',
      minDays: 15,
      maxDays: 45,
      unit: 'calendar-days',
    })
    for (const { rules } of [lancashire, west, anyshire])
      expect(rules.assessment.length).toEqual({ kind: 'limit-only' })
    expect(blackpool.rules.assessment.length).toMatchObject({
      kind: 'brief-then-further',
      brief: { budget: { kind: 'working-days', days: 10 }, source: '004-14' },
      further: { budget: { kind: 'working-days', days: 35 }, source: '004-15' },
      decisionCheckpoint: 'checkpoint-10',
    })
  })

  it('C3: the clock starts with the referral; the brief assessment with its own start, the further one with the decision', () => {
    expect(eachCouncil(({ rules }) => rules.assessment.limit.origin)).toEqual(Array(5).fill('received'))
    expect(from('assessment.limit.from').map((source) => source?.slice(0, 6))).toEqual([
      '2-02 (',
      '2-02 (',
      '002-13',
      '2-02 (',
      '004-54',
    ])
    expect(blackpool.rules.assessment.length).toMatchObject({
      brief: { origin: 'assessment-started' },
      further: { origin: 'checkpoint-decided' },
    })
  })

  it('C4: a range, a maximum, a usual time, a maximum, a maximum with reasons of the worker and the professionals', () => {
    expect(eachCouncil(({ rules }) => rules.assessment.limit.force)).toEqual([
      'range',
      'limit',
      'usual',
      'limit',
      'limit',
    ])
    expect(eachCouncil(({ rules }) => rules.assessment.overrunReasonsFrom)).toEqual([
      ['social-worker'],
      ['social-worker'],
      [],
      ['social-worker'],
      ['social-worker', 'professionals'],
    ])
  })

  it('C5: the social worker decides at any time in West Northamptonshire (002-16), a manager after authorisation elsewhere', () => {
    const managers = { when: 'after-authorisation', by: ['team-manager', 'service-manager'] }
    const decides = (rules: Rules) => ({ ...rules.assessment.outcome, by: rolesWith('outcome.decide', rules) })
    expect(eachCouncil(({ rules }) => decides(rules))).toEqual([
      managers,
      managers,
      { when: 'any-time', by: ['social-worker'] },
      managers,
      managers,
    ])
    expect(rolesWith('checkpoint.decide', blackpool.rules)).toContain('team-manager')
  })

  it('C6: 3 outcomes at duty (000), 2 (001), 4 (002), 3 (003) and 6 (004)', () => {
    expect(codes(bath.rules.decision.outcomes)).toEqual(['information-and-advice', 'signposting', 'assessment'])
    const [, ...others] = eachCouncil(({ rules }) =>
      rules.assessment.outcomes.map(({ code, leadsTo }) => [code, leadsTo]),
    )
    expect(others).toEqual([
      [
        ['no-support-services', 'closed'],
        ['child-in-need-plan', 'child-in-need-plan'],
      ],
      [
        ['no-further-action', 'closed'],
        ['referral-to-another-service', 'closed'],
        ['child-in-need-plan', 'child-in-need-plan'],
        ['initial-child-protection-conference', 'child-protection-conference'],
      ],
      [
        ['not-in-need', 'closed'],
        ['child-in-need-plan', 'child-in-need-plan'],
        ['strategy-discussion', 'strategy-discussion'],
      ],
      [
        ['no-further-action', 'closed'],
        ['universal-or-early-help', 'closed'],
        ['child-in-need-plan', 'child-in-need-plan'],
        ['specialist-assessment', 'specialist-assessment'],
        ['strategy-discussion', 'strategy-discussion'],
        ['emergency-action', 'emergency-action'],
      ],
    ])
    expect(codes(bath.rules.assessment.outcomes)).toContain('signposting')
  })

  it('C7: a copy always, on request, always, of the plan, always with exceptions', () => {
    expect(eachCouncil(({ rules }) => rules.assessment.copy)).toEqual([
      'always',
      'on-request',
      'always',
      'always',
      'always-with-exceptions',
    ])
    expect(from('copies.assessment')).toEqual(['000-22', '001-10', '002-14', 'caseway default', '004-52'])
    expect(from('copies.plan')[3]).toBe('003-18')
  })

  it('C8: consent before anyone (000), in most cases and explained (001), silent, openness, authorised by the manager (004)', () => {
    expect(eachCouncil(({ rules }) => rules.consent.rule)).toEqual([
      'always-first',
      'most-cases',
      'always-first',
      'always-first',
      'always-first',
    ])
    expect(eachCouncil(({ rules }) => rules.consent.askAndExplain)).toEqual([false, true, false, false, false])
    expect(from('consent.rule')).toEqual(['000-11', '001-07', 'caseway default', 'caseway default', '004-22'])
  })

  it('C9: the child is seen, alone, seen, separately, alone with exceptions by the manager', () => {
    expect(eachCouncil(({ rules }) => rules.assessment.childSeen)).toEqual([
      'seen',
      'alone',
      'seen',
      'separately',
      'alone',
    ])
    expect(blackpool.origins.get('permissions.unseen-child.explain.0')?.source).toBe('004-21; 004-43')
  })

  it('C10: the ways to a child protection conference', () => {
    const national = ['strategy-discussion', 'section-47-enquiry', 'conference']
    expect(eachCouncil(({ effective }) => effective.section47.pathToConference)).toEqual([
      national,
      ['section-47-enquiry', 'conference'],
      ['assessment', 'conference'],
      national,
      national,
    ])
  })

  it('C11: the names of the assessment, and request for a service (000-09)', () => {
    expect(eachCouncil(({ rules }) => rules.words.assessment)).toEqual([
      'Single assessment',
      'assessment',
      'assessment',
      'initial assessment',
      'Child and Family Assessment (CAFA)',
    ])
    expect(bath.rules.words.referral).toBe('request for a service')
  })

  it('C12: reviews every 6 months (003-19) and of the assessment every year (004-57)', () => {
    expect(eachCouncil(({ effective }) => effective.childProtectionPlan.laterReviews.length)).toEqual(
      Array(5).fill('6 months'),
    )
    expect(anyshire.origins.get('childProtectionPlan.laterReviews.length')?.source).toContain('003-19')
    const updates = eachCouncil(({ rules: { assessment } }) => assessment.update)
    expect(updates.slice(0, 4)).toEqual(Array<string>(4).fill('none'))
    expect(updates[4]).toMatchObject({ budget: { kind: 'calendar-months', months: 12 }, source: '004-57' })
  })

  it('asks for checkpoints and sign-off items in Blackpool alone (004-55, 004-60)', () => {
    expect(eachCouncil(({ rules }) => rules.assessment.checkpoints.map(({ budget }) => budget))).toEqual([
      [],
      [],
      [],
      [],
      [10, 30, 45].map((days) => ({ kind: 'working-days', days })),
    ])
    expect(eachCouncil(({ rules }) => rules.assessment.signOff.length)).toEqual([0, 0, 0, 0, 6])
  })

  it('asks for the sections of the guides (000-21, 001-05, 001-06, 002-09, 002-11, 003-08, 004-35)', () => {
    expect(eachCouncil(({ effective }) => effective.assessment.sections.length)).toEqual([1, 6, 8, 3, 3])
  })
})
