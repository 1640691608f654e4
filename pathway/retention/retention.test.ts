import fc from 'fast-check'
import { loadTenants } from '../../tenants/load'
import { retentionRulesOf } from '../../tenants/retention'
import { PaperCase, people } from '../../test/support/paper-case'
import type { Assessment, ClosedCase, OpenCase } from '../case'
import { closureReasons } from '../rules'
import { isOver, retentionOf, type RetentionFacts } from './retention'

const lancashire = loadTenants().tenants.get('lancashire')
if (lancashire === undefined) throw new Error('There is no Lancashire')
const rules = retentionRulesOf(lancashire)

const paper = new PaperCase('lancashire', '2026-03-02T10:00', { people })
const open = paper.open as OpenCase & { stage: 'awaiting-decision' }
const closed = (more: Partial<ClosedCase> = {}): ClosedCase => ({
  ...open,
  ...{ stage: 'closed', closedAt: '2026-03-10T12:00:00.000Z' },
  ...more,
})
const born = (bornOn?: string, siblings: RetentionFacts['siblings'] = []): RetentionFacts => ({
  ...(bornOn !== undefined && { bornOn }),
  siblings,
})
const section47 = { discussionAwaited: false, enquiry: { beganOn: '2026-03-03' } } as const
const accommodation = { basis: 'consent', startedOn: '2026-03-03' } as const
const assessment: Assessment = {
  ...{ path: 'full', decidedAt: '2026-03-02T11:00:00.000Z', checkpointsReviewed: [], overrunReasons: [] },
  copiesAskedBy: [],
}

describe('how long a record is kept', () => {
  it('is nothing for an open case, and nothing again for one that was opened again', () => {
    expect(retentionOf(open, born('2015-05-05'), rules)).toMatchObject({
      deleteOn: undefined,
      because: [{ code: 'open' }],
    })
  })

  it.each([
    ['a referral alone', {}, 'referral-only', 'birth', '2040-05-05'],
    ['an assessment', { assessment }, 'child-in-need-or-assessment', 'birth', '2045-05-05'],
    ['a section 47 enquiry', { assessment, section47 }, 'child-protection', 'closure', '2061-03-10'],
    ['accommodation', { accommodation, section47 }, 'looked-after', 'birth', '2090-05-05'],
    ['an adoption', { accommodation, closureReason: 'RC1' }, 'adoption', 'closure', '2126-03-10'],
    ['a death under 18', { accommodation, closureReason: 'RC2' }, 'looked-after', 'death', '2041-03-10'],
  ] as const)('goes with %s by its class', (_what, more, code, anchor, deleteOn) => {
    const kept = retentionOf(closed(more), born('2015-05-05'), rules)
    expect(kept).toMatchObject({ class: code, anchor, deleteOn })
    expect(kept.because[0]).toMatchObject({ code, until: deleteOn })
    expect(kept.because[0]?.source).not.toBe('')
  })

  it('is counted from closure where no day of birth is known, and says so', () => {
    const kept = retentionOf(closed(), born(), rules)
    expect(kept).toMatchObject({ anchor: 'closure', deleteOn: '2051-03-10' })
    expect(kept.because[0]?.says).toContain('no day of birth is on record')
    expect(retentionOf(closed({ bornOn: '2026-02-28' }), born(), rules).deleteOn).toBe('2051-02-28')
  })

  it('of a child who died, without a day of birth, is the longer one', () => {
    const kept = retentionOf(closed({ accommodation, closureReason: 'RC2' }), born(), rules)
    expect(kept).toMatchObject({ class: 'looked-after', anchor: 'closure', deleteOn: '2101-03-10' })
  })

  it('says no day of birth in words', () => {
    const said = retentionOf(closed({ assessment }), born('2015-05-05'), rules).because.map(({ says }) => says)
    expect(said.join(' ')).not.toMatch(/2015/)
  })

  it('ends on the last of February for who was born on its 29th', () => {
    expect(retentionOf(closed(), born('2016-02-29'), rules).deleteOn).toBe('2041-02-28')
  })

  it('goes by the longest of the same referral, and by none while one of them is open', () => {
    const with_ = (deleteOn: string | undefined) =>
      retentionOf(closed(), born('2015-05-05', [{ caseId: 'other', deleteOn }]), rules)
    expect(with_('2050-01-01')).toMatchObject({ deleteOn: '2050-01-01', because: [{ code: 'sibling-kept' }, {}] })
    expect(with_('2030-01-01').deleteOn).toBe('2040-05-05')
    expect(with_(undefined)).toMatchObject({ deleteOn: undefined, because: [{ code: 'sibling-open' }, {}] })
    const apart = { ...rules, siblings: { kept: 'apart', source: 'x' } } as const
    expect(retentionOf(closed(), born('2015-05-05', [{ caseId: 'other', deleteOn: undefined }]), apart).deleteOn).toBe(
      '2040-05-05',
    )
  })

  it('is over from its day on', () => {
    const kept = retentionOf(closed(), born('2015-05-05'), rules)
    expect([isOver(kept, '2040-05-04'), isOver(kept, '2040-05-05')]).toEqual([false, true])
    expect(isOver({ deleteOn: undefined }, '2999-01-01')).toBe(false)
  })
})

const day = fc
  .integer({ min: 0, max: 365 * 30 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const facts = fc.record({ bornOn: day }, { requiredKeys: [] }).map((one) => ({ ...one, siblings: [] }))
const happened = fc.record(
  {
    assessment: fc.constant(assessment),
    section47: fc.constant(section47),
    accommodation: fc.constant(accommodation),
    closureReason: fc.constantFrom(...closureReasons),
  },
  { requiredKeys: [] },
)

describe('the days of any two records', () => {
  const dayOf = (state: ClosedCase, known: RetentionFacts) => retentionOf(state, known, rules).deleteOn ?? ''

  it('never get earlier by a further enquiry, assessment or accommodation', () => {
    const further = fc.constantFrom({ section47 }, { assessment }, { accommodation })
    fc.assert(
      fc.property(happened, facts, day, further, (had, known, on, more) => {
        const closedAt = `${on}T12:00:00.000Z`
        expect(dayOf(closed({ ...had, closedAt, ...more }), known) >= dayOf(closed({ ...had, closedAt }), known)).toBe(
          true,
        )
      }),
    )
  })

  it('never get earlier where it is closed later, and are the same each time they are worked out', () => {
    fc.assert(
      fc.property(happened, facts, day, day, (had, known, one, other) => {
        const [first = '', last = ''] = [one, other].toSorted()
        const on = (date: string) => closed({ ...had, closedAt: `${date}T12:00:00.000Z` })
        fc.pre(had.closureReason !== 'RC2')
        expect(dayOf(on(last), known) >= dayOf(on(first), known)).toBe(true)
        expect(retentionOf(on(one), known, rules)).toEqual(retentionOf(on(one), known, rules))
      }),
    )
  })

  it('never get earlier by not knowing the day of birth, where it was before the closing', () => {
    fc.assert(
      fc.property(happened, day, day, (had, one, other) => {
        const [bornOn = '', closedOn = ''] = [one, other].toSorted()
        const state = closed({ ...had, closedAt: `${closedOn}T12:00:00.000Z` })
        expect(dayOf(state, { siblings: [] }) >= dayOf(state, { bornOn, siblings: [] })).toBe(true)
      }),
    )
  })
})
