import { loadTenants } from '../tenants/load'
import { PaperCase, someone } from '../test/support/paper-case'
import { commandKinds } from './commands'
import { completeRules } from './earlier-rules'
import { isPermission, may, permissionNames, rolesWith } from './permissions'
import { roles } from './roles'
import { permissionOf, stepPermissions } from './step-permissions'

const rules = () => new PaperCase('anyshire', '2026-03-02T10:00').rules

describe('permissions', () => {
  it('are named by every step, one for each command wherever it is heard', () => {
    expect(commandKinds.filter((kind) => permissionOf(kind) === undefined)).toEqual([])
    const named = new Map<string, Set<string>>()
    for (const { command, permission } of stepPermissions)
      named.set(command, (named.get(command) ?? new Set()).add(permission))
    expect([...named].filter(([, permissions]) => permissions.size > 1)).toEqual([])
  })

  it('are known by their whole name alone', () => {
    expect(permissionNames.every(isPermission)).toBe(true)
    expect(
      ['decision', 'decision.', 'decision.make.more', 'constructor.name', '__proto__.x', ''].filter(isPermission),
    ).toEqual([])
  })

  it('are what the decider goes by: another table, other people', () => {
    const paper = new PaperCase('bath-and-north-east-somerset', '2026-03-02T10:00')
    const decide = { kind: 'decide-referral', outcome: 'assessment', reason: 'Needs a closer look.' } as const
    expect(paper.tell(decide, someone('social-worker'))).toMatchObject({ code: 'role-not-allowed' })
    paper.rules = { ...paper.rules, permissions: { ...paper.rules.permissions, 'decision.make': ['social-worker'] } }
    expect(paper.tell(decide, someone('duty-manager'))).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(decide, someone('social-worker'))).toBe('applied')
  })

  it('give a council system what it needs to refer and to ask, and no step of a case', () => {
    const system = { id: 'system', roles: ['council-system'] as const }
    const held = permissionNames.filter((permission) => may(system, permission, rules()))
    expect(held).toEqual(['referral.submit', 'receipt.read'])
  })

  it('leave every council a step for everybody but those who only look and the systems', () => {
    for (const { rules: ofCouncil } of loadTenants().tenants.values()) {
      const idle = roles.filter(
        (role) => !stepPermissions.some((one) => rolesWith(one.permission, ofCouncil).includes(role)),
      )
      expect(idle).toEqual(['viewer', 'council-system'])
    }
  })

  it('of rules that an earlier release put on record are those that these rules had', () => {
    const { permissions: _none, ...without } = rules()
    const earlier = {
      ...without,
      decision: { ...without.decision, by: ['duty-manager'] as const },
      assessment: {
        ...without.assessment,
        allocateBy: ['team-manager'] as const,
        outcome: { ...without.assessment.outcome, by: ['social-worker'] as const },
      },
      section47: { ...without.section47, conferenceBy: ['conference-chair'] as const },
    }
    const table = completeRules(earlier)
    expect(rolesWith('decision.make', table)).toEqual(['duty-manager'])
    expect(rolesWith('case.allocate', table)).toEqual(['team-manager'])
    expect(rolesWith('outcome.decide', table)).toEqual(['social-worker'])
    expect(rolesWith('conference.arrange', table)).toEqual(
      rolesWith('conference.arrange', { permissions: rules().permissions }),
    )
    expect(rolesWith('child-protection-plan.review', table)).toEqual([])
    expect(rolesWith('case.work', table)).toEqual(rolesWith('case.work', { permissions: rules().permissions }))
  })
})
