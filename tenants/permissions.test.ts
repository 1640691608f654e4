import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describeConfiguration } from './describe'
import { loadTenants, tenantsDirectory } from './load'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'permissions-'))
  cpSync(tenantsDirectory, directory, { recursive: true })
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** What is wrong once Lancashire gives this. */
function faultsWith(permissions: string): string[] {
  const file = path.join(directory, 'lancashire.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(/^permissions:\n( .*\n)+/m, `permissions:\n  source: caseway default\n${permissions}\n`),
  )
  return loadTenants(directory).faults.map(({ path: at, message }) => `${at} ${message}`)
}

describe('the permissions of a council', () => {
  it('override the national default one by one, each value with its origin', () => {
    expect(faultsWith('  decision: { make: [team-manager] }')).toEqual([])
    const tenant = loadTenants(directory).tenants.get('lancashire')
    expect(tenant?.rules.permissions['decision.make']).toEqual(['team-manager'])
    expect(tenant?.rules.permissions['outcome.decide']).toEqual(['team-manager', 'service-manager'])
    const view = tenant && describeConfiguration(tenant)
    expect(view?.origins['permissions.decision.make.0']).toMatchObject({ file: 'lancashire.yaml' })
    expect(view?.origins['permissions.outcome.decide.0']).toMatchObject({ file: 'national.yaml' })
  })

  it.each([
    [
      'an unknown permission',
      '  decision: { unmake: [team-manager] }',
      /^permissions\.decision\.unmake is no known name/,
    ],
    ['an unknown noun', '  decisions: { make: [team-manager] }', /^permissions\.decisions is no known name/],
    ['an unknown role', '  decision: { make: [caretaker] }', /^permissions\.decision\.make\.0 must be one of/],
    ['a role twice', '  decision: { make: [team-manager, team-manager] }', /each role once/],
    [
      'a decision that nobody makes, whose clock would only run out',
      '  decision: { make: [] }',
      /^permissions\.decision\.make must be at least one role/,
    ],
    [
      'a step for those alone who can send no step',
      '  outcome: { decide: [administrator] }',
      /^permissions\.outcome\.decide must be at least one role that has case\.act/,
    ],
    ['a step for a system', '  decision: { make: [council-system, team-manager] }', /without council-system/],
    ['reading of cases for a system', '  case: { read: [council-system, team-manager] }', /without council-system/],
    ['a step for somebody who only looks', '  case: { work: [viewer, social-worker] }', /without viewer/],
    [
      'an adjudicator who may not answer',
      '  complaint: { adjudicate: [conference-chair] }',
      /^permissions\.complaint\.answer must be with every role/,
    ],
  ])('refuse %s', (_what, permissions, said) => {
    expect(faultsWith(permissions)).toEqual([expect.stringMatching(said)])
  })

  it('may leave to nobody what no clock waits for', () => {
    expect(faultsWith('  information: { withhold: [] }')).toEqual([])
  })
})
