import { loadTenants } from '../tenants/load'
import { isOpened, type OpenedCase } from '../pathway/case'
import { decide, fold, stamp, unopened } from '../pathway'
import { instantToReach, isCaughtUp } from './practice-time'

const rules = loadTenants().tenants.get('anyshire')?.rules
if (rules === undefined) throw new Error('anyshire does not load')
const anyshire = rules

function received(at: string): OpenedCase {
  const command = {
    kind: 'receive-referral',
    council: 'anyshire',
    caseId: 'c',
    referralId: 'r',
    siblingCaseIds: [],
    practice: true,
    receivedAt: at,
    urgent: false,
    source: '1A',
    anonymous: false,
    familyAgreed: 'yes',
    people: [],
    proclaimed: [],
  } as const
  const actor = { id: 'a', roles: [] }
  const decision = decide(unopened, { messageId: 'm', actor, acceptedAt: at, command }, at, anyshire)
  const state = fold(stamp('events' in decision ? decision.events : [], { after: 0, at, by: 'a', messageId: 'm' }))
  if (!isOpened(state)) throw new Error('not opened')
  return state
}

describe('moving a practice case', () => {
  const at = '2026-10-24T22:50:00.000Z' // Saturday 23:50 BST; the clocks go back that night
  const state = received(at)

  it('by hours counts hours', () => {
    expect(instantToReach({ hours: 24 }, state, anyshire, at)).toBe('2026-10-25T22:50:00.000Z')
  })

  it('by days keeps the time on the clocks of London', () => {
    expect(instantToReach({ days: 1 }, state, anyshire, at)).toBe('2026-10-25T23:50:00.000Z')
  })

  it('by working days steps over the weekend', () => {
    expect(instantToReach({ workingDays: 1 }, state, anyshire, at)).toBe('2026-10-26T23:50:00.000Z')
  })

  it('to the next clock goes to just after its next rung', () => {
    expect(instantToReach({ to: 'next-clock' }, state, anyshire, at)).toBe('2026-10-25T18:50:01.000Z')
  })

  it('refuses to go to a clock where none runs', () => {
    expect(() => instantToReach({ to: 'next-clock' }, { ...state, clocks: [] }, anyshire, at)).toThrow(
      'no-clock-to-advance-to',
    )
  })

  it('is caught up when no rung that has passed is unreached', () => {
    expect(isCaughtUp(state, '2026-10-25T18:49:59.000Z')).toBe(true)
    expect(isCaughtUp(state, '2026-10-25T18:50:01.000Z')).toBe(false)
  })
})
