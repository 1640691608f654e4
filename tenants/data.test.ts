import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describeConfiguration } from './describe'
import { loadTenants, tenantsDirectory, type Tenant } from './load'
import { leaves } from './merge'
import { plainOf, sayPath, valueAt } from './plain'
import { clocksOf } from './rules'
import { citationsIn } from './sources'

const { tenants } = loadTenants()
const all = [...tenants.values()]
const byCouncil = all.map((tenant): [string, Tenant] => [tenant.council, tenant])

/** Every telephone and text number in the guides, with the row that gives it. */
const numbersInGuides: Readonly<Record<string, readonly string[]>> = {
  '01225 396111': ['000-03'],
  '01225 477929': ['000-03'],
  '01454 615165': ['000-04'],
  '01772 530671': ['001-19', '001-20'],
  '0845 053 0009': ['001-19', '001-33'],
  '01772 221609': ['001-19'],
  '01772 256900': ['001-21'],
  '0800 511111': ['001-22'],
  '07786 511 111': ['001-22'],
  '01772 636693': ['001-24'],
  '0845 602 1043': ['001-34'],
  '0300 126 1000': ['002-05'],
}

/** Every other address in the guides. */
const addressesInGuides: Readonly<Record<string, string>> = {
  'cyp.telluswhatuthink@lancashire.gov.uk': '001-19',
  'lancashire.gov.uk/childrensservices/telluswhatyouthink': '001-19',
  'postmaster@childrenssociety.org.uk': '001-21',
  'q2a.co.uk': '001-22',
  'cypreferrals@lancashire.gov.uk': '001-32',
  'lancashire.gov.uk/family': '001-01',
  'myfeedback@westnorthants.gov.uk': '002-06',
}

interface Given {
  value: string
  rows: string[]
  file: string
}

const givenBy = ({ effective, origins }: Tenant): Given[] =>
  [...origins].map(([at, { source, file }]) => ({
    value: JSON.stringify(valueAt(plainOf(effective), at.split('.'))).replaceAll('"', ''),
    rows: citationsIn(source).map(({ id }) => id),
    file,
  }))

const isNumber = ({ value }: Given) => /^0\d[\d ]{7,}$/.test(value)
const isAddress = ({ value }: Given) => /@|\.(uk|org|com)\b/.test(value)

describe.each(byCouncil)('the data of %s', (_council, tenant) => {
  it('gives an origin for every value', () => {
    const paths = leaves(plainOf(tenant.effective)).map(sayPath)
    expect([...tenant.origins.keys()].sort()).toEqual(paths.sort())
    for (const { file, source } of tenant.origins.values()) {
      expect([`${tenant.council}.yaml`, 'national.yaml']).toContain(file)
      expect(source).not.toBe('')
    }
  })

  it('cites rows that exist', () => {
    const cited = [...tenant.origins.values()].flatMap(({ source }) => citationsIn(source))
    expect(cited.filter(({ title }) => title === undefined)).toEqual([])
  })

  it('cites a row, a section of the guidance, or says that the value is the default of Caseway', () => {
    const vague = [...tenant.origins.values()].filter(
      ({ source }) => citationsIn(source).length === 0 && !/^(caseway default|section [25] )/.test(source),
    )
    expect(vague).toEqual([])
  })

  it('rests what its own file says on its own guide, or says that it does not', () => {
    const guide = {
      'bath-and-north-east-somerset': '000',
      lancashire: '001',
      'west-northamptonshire': '002',
      blackpool: '004',
    }
    const prefix = Object.entries(guide).find(([council]) => council === tenant.council)?.[1] ?? 'none'
    const own = [...tenant.origins.values()].filter(({ file }) => file !== 'national.yaml')
    expect(own.filter(({ source }) => !source.includes(prefix) && !source.startsWith('caseway default'))).toEqual([])
  })

  it('has no number that is not in the row it cites', () => {
    for (const { value, rows } of givenBy(tenant).filter(isNumber)) {
      expect(rows.some((row) => numbersInGuides[value]?.includes(row))).toBe(true)
    }
  })

  it('has no e-mail or web address that is not in the row it cites', () => {
    for (const { value, rows } of givenBy(tenant).filter(isAddress)) expect(rows).toContain(addressesInGuides[value])
  })

  it('has a code once in each list of outcomes', () => {
    for (const { outcomes } of [tenant.rules.decision, tenant.rules.assessment]) {
      expect(new Set(outcomes.map(({ code }) => code)).size).toBe(outcomes.length)
    }
  })

  it('names its clocks uniquely, and each has rungs to three different people', () => {
    const clocks = [...clocksOf(tenant.rules)]
    for (const [, { rungs }] of clocks) {
      expect(rungs.filter(({ at }) => at === 'due')).toHaveLength(1)
      expect(rungs.length).toBeGreaterThanOrEqual(3)
      expect(new Set(rungs.map(({ tell }) => tell)).size).toBe(rungs.length)
    }
  })

  it('gives every rule a source and every closing after an assessment its reason for the census', () => {
    const { decision, assessment, consent } = tenant.rules
    const rules = [...clocksOf(tenant.rules).values(), ...decision.outcomes, ...assessment.outcomes, consent]
    for (const { source } of rules) expect(source).not.toBe('')
    for (const outcome of assessment.outcomes) {
      expect(outcome.closureReason !== undefined).toBe(outcome.leadsTo === 'closed')
    }
  })

  it('never lets the decision be paused', () => {
    expect(tenant.rules.decision.clock.pausable).toBe(false)
    expect(tenant.rules.decision.urgentClock.pausable).toBe(false)
  })

  it('can be shown, with what is not supplied', () => {
    const view = describeConfiguration(tenant)
    expect(view.version).toMatch(/^[0-9a-f]{64}$/)
    expect(view.notSupplied.length).toBeGreaterThan(0)
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
  })
})

describe('the data of all councils', () => {
  it('has every number and address of the guides somewhere', () => {
    const given = new Set(all.flatMap((tenant) => givenBy(tenant).map(({ value }) => value)))
    for (const value of [...Object.keys(numbersInGuides), ...Object.keys(addressesInGuides)])
      expect(given).toContain(value)
  })

  it('keeps numbers out of the national default', () => {
    expect(readFileSync(path.join(tenantsDirectory, 'national.yaml'), 'utf8')).not.toMatch(/\b0\d{3,4} \d{3}/)
  })

  it('has one file a council and the national default', () => {
    const files = readdirSync(tenantsDirectory).filter((name) => name.endsWith('.yaml'))
    expect(files.sort()).toEqual([...tenants.keys(), 'national'].sort().map((id) => `${id}.yaml`))
  })
})
