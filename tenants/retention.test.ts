import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadTenants, tenantsDirectory } from './load'
import { retentionRulesOf, shortRetentionsOf } from './retention'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'retention-'))
  cpSync(tenantsDirectory, directory, { recursive: true })
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** What comes of it once Lancashire gives this. */
function loadWith(retention: string) {
  const file = path.join(directory, 'lancashire.yaml')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nretention:\n  source: caseway default\n${retention}\n`)
  const { tenants, faults } = loadTenants(directory)
  return { tenant: tenants.get('lancashire'), faults: faults.map(({ path: at, message }) => `${at} ${message}`) }
}

describe('how long a council keeps its records', () => {
  it('has a source for each period, and no default that is short', () => {
    for (const tenant of loadTenants().tenants.values()) {
      expect(retentionRulesOf(tenant).classes.filter(({ source }) => source === '')).toEqual([])
      expect(shortRetentionsOf(tenant)).toEqual([])
    }
  })

  it('is its own where it says so, and warned about where that is short', () => {
    const { tenant, faults } = loadWith('  child-protection: { years: 20 }')
    expect(faults).toEqual([])
    const short = tenant === undefined ? [] : shortRetentionsOf(tenant)
    expect(short.map(({ path: at }) => at)).toEqual(['retention.child-protection.years'])
    expect(short[0]?.says).toContain('35 or more')
  })

  it.each([
    ['less than the statute for the looked after', '  looked-after: { years: 74 }', 'retention.looked-after.years'],
    ['less than the statute after a death', '  looked-after: { yearsAfterDeath: 10 }', 'retention.looked-after'],
    ['less than the statute for the adopted', '  adoption: { years: 99 }', 'retention.adoption.years'],
    ['less than six years', '  referral-only: { years: 5 }', 'retention.referral-only.years'],
    ['for ever', '  referral-only: { years: 151 }', 'retention.referral-only.years'],
    ['half a year', '  referral-only: { years: 7.5 }', 'retention.referral-only.years'],
    ['a class that is not known', '  other: { years: 7 }', 'retention.other'],
  ])('is never %s', (_what, retention, at) => {
    const { faults } = loadWith(retention)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(at)
  })
})
