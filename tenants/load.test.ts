import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadTenants, tenantsDirectory } from './load'
import { readConfig } from './read-file'

const councils = ['anyshire', 'bath-and-north-east-somerset', 'blackpool', 'lancashire', 'west-northamptonshire']

describe('the configuration of the councils', () => {
  let directory = ''

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'tenants-'))
    cpSync(tenantsDirectory, directory, { recursive: true, filter: (file) => !file.endsWith('.ts') })
  })

  afterEach(() => rmSync(directory, { recursive: true }))

  const textOf = (file: string) => readFileSync(path.join(directory, file), 'utf8')
  const write = (file: string, text: string) => writeFileSync(path.join(directory, file), text)
  const change = (file: string, from: string, to: string) => {
    expect(textOf(file)).toContain(from)
    write(file, textOf(file).replace(from, to))
  }
  const lineOf = (file: string, part: string) =>
    textOf(file)
      .split('\n')
      .findIndex((line) => line.includes(part)) + 1

  it('loads all five councils without a fault', () => {
    const { tenants, faults } = loadTenants(directory)
    expect(faults).toEqual([])
    expect([...tenants.keys()]).toEqual(councils)
  })

  it('finds every fault of every file at once, each with its line, and still loads the other councils', () => {
    change('lancashire.yaml', "opens: '08:45'", 'opens: 8.45')
    change('lancashire.yaml', 'length: 45 working days', 'length: 45 workdays')
    change('lancashire.yaml', 'rule: most-cases', 'rule: sometimes\n  colour: blue')
    change('bath-and-north-east-somerset.yaml', 'minDays: 15', 'minDays: 50')
    change('blackpool.yaml', 'value: checkpoint-10', 'value: checkpoint-12')
    change('blackpool.yaml', 'code: emergency-action', 'code: no-further-action')
    change(
      'blackpool.yaml',
      'reviews:\n  assessment:\n    source: 004-57',
      'reviews:\n  assessment:\n    source: 004-99',
    )
    const { tenants, faults } = loadTenants(directory)
    expect([...tenants.keys()]).toEqual(['anyshire', 'west-northamptonshire'])
    const found = faults.map(({ file, path: at, line, code }) => [file, at, line, code])
    const bath = 'bath-and-north-east-somerset.yaml'
    expect(found).toEqual(
      expect.arrayContaining([
        [bath, 'assessment.length.minDays', lineOf(bath, 'minDays'), 'not-allowed'],
        [
          'blackpool.yaml',
          'assessment.length.decisionCheckpoint',
          lineOf('blackpool.yaml', 'checkpoint-12'),
          'not-allowed',
        ],
        ['blackpool.yaml', 'assessment.outcomes', expect.any(Number), 'not-allowed'],
        ['blackpool.yaml', 'reviews.assessment.source', lineOf('blackpool.yaml', '004-99'), 'unknown-source'],
        ['lancashire.yaml', 'contacts.day.hours.weekly.monday.opens', lineOf('lancashire.yaml', '8.45'), 'not-allowed'],
        ['lancashire.yaml', 'assessment.limit.length', lineOf('lancashire.yaml', 'workdays'), 'not-allowed'],
        ['lancashire.yaml', 'consent.rule', lineOf('lancashire.yaml', 'sometimes'), 'not-allowed'],
        ['lancashire.yaml', 'consent.colour', lineOf('lancashire.yaml', 'colour'), 'unknown-name'],
      ]),
    )
    expect(found).toHaveLength(8)
  })

  it('says what is allowed', () => {
    change('lancashire.yaml', 'rule: most-cases', 'rule: sometimes\n  colour: blue')
    change('lancashire.yaml', "['0845 602 1043']", "['0845']")
    change('blackpool.yaml', 'kind: brief-then-further', 'kind: guess')
    change('west-northamptonshire.yaml', 'decide: { value: [social-worker]', 'decide: { value: [caretaker]')
    change('west-northamptonshire.yaml', '    hours: not-supplied', '    hours: whenever')
    const messages = loadTenants(directory).faults.map(({ path: at, message }) => `${at} ${message}`)
    const known =
      'duty-worker, social-worker, duty-manager, team-manager, service-manager, conference-chair, administrator, viewer, support-engineer, council-system'
    expect(messages).toEqual([
      'assessment.length.kind must be one of: limit-only, set-by-manager, brief-then-further',
      'contacts.outOfHours.numbers.0 must be a telephone number of 10 or 11 digits beginning with 0, spaces allowed',
      'consent.rule must be one of: always-first, most-cases',
      'consent.colour is no known name; known here: rule, askAndExplain',
      `permissions.outcome.decide.0 must be one of: ${known}`,
      'contacts.day.hours must be a block of named values, or always, not-supplied',
    ])
  })

  it('refuses unknown names at every depth, also those that every object has', () => {
    change('lancashire.yaml', 'council:\n', 'constructor: { a: 1, source: 001-01 }\ncouncil:\n')
    change('lancashire.yaml', "        friday: { opens: '08:45'", "        freitag: { opens: '08:45'")
    const { faults } = loadTenants(directory)
    expect(faults.map(({ path: at, code }) => [at, code])).toEqual(
      expect.arrayContaining([
        ['constructor', 'unknown-name'],
        ['contacts.day.hours.weekly.freitag', 'unknown-name'],
      ]),
    )
    expect(faults).toHaveLength(2)
  })

  it('refuses hours over midnight that reach into those of the next day, and a range whose longest is not the limit', () => {
    change('lancashire.yaml', "opens: '08:45', closes: '17:00'", "opens: '17:00', closes: '08:45'")
    change('bath-and-north-east-somerset.yaml', 'maxDays: 45', 'maxDays: 40')
    expect(loadTenants(directory).faults).toEqual([
      expect.objectContaining({
        path: 'assessment.limit.length',
        message: 'must be the longest of the range: maxDays, in the unit of the range',
      }),
      expect.objectContaining({
        path: 'contacts.day.hours.weekly.monday.closes',
        message:
          'must be a closing time later than the opening time or, over midnight, before the opening time of the next day',
      }),
    ])
  })

  it('wants to know of each contact when it was last verified, and of each number when it answers', () => {
    change('west-northamptonshire.yaml', '    hours: not-supplied\n', '')
    change(
      'lancashire.yaml',
      "    numbers: ['0845 602 1043']\n",
      "    numbers: ['0845 602 1043']\n    lastVerified: 2020-02-30\n",
    )
    change(
      'lancashire.yaml',
      '    name: Emergency Duty Team\n    lastVerified: { value: 2020-04-01, source: 001-01 }\n',
      '    name: Emergency Duty Team\n',
    )
    change(
      'lancashire.yaml',
      "      telephone: ['01772 256900']\n      hours: not-supplied\n",
      "      telephone: ['01772 256900']\n",
    )
    expect(loadTenants(directory).faults.map(({ path: at, code }) => [at, code])).toEqual([
      ['contacts.outOfHours.lastVerified', 'not-allowed'],
      ['contacts.advocacy.0.hours', 'missing'],
      ['contacts.day.hours', 'missing'],
    ])
  })

  it('refuses a value without a source', () => {
    write('newshire.yaml', 'council:\n  name: Newshire Council\n')
    expect(loadTenants(directory).faults).toEqual([
      {
        file: 'newshire.yaml',
        path: 'council.name',
        line: 2,
        code: 'no-source',
        message: 'must have a source, here or in a block around it',
      },
    ])
  })

  it('refuses a council without a name, and not-supplied where a value must be given', () => {
    write('newshire.yaml', 'assessment:\n  source: caseway default\n  copy: not-supplied\n  childSeen: not-supplied\n')
    const found = loadTenants(directory).faults.map(({ path: at, code }) => `${at} ${code}`)
    expect(found.sort()).toEqual([
      'assessment.childSeen not-allowed',
      'assessment.copy unknown-name',
      'council missing',
    ])
  })

  it('names the line of what is not YAML, and refuses a name given twice', () => {
    write('newshire.yaml', 'council:\n  name: [\n')
    write('oldshire.yaml', 'council:\n  source: 002-06\n  name: A\n  name: B\n')
    const { tenants, faults } = loadTenants(directory)
    expect([...tenants.keys()]).toEqual(councils)
    expect(faults.map(({ file, code }) => [file, code])).toEqual([
      ['newshire.yaml', 'not-yaml'],
      ['oldshire.yaml', 'not-yaml'],
    ])
    expect(faults[1]).toMatchObject({ line: 4 })
  })

  it('refuses a file whose name is no council id', () => {
    write('New_Shire.yml', textOf('anyshire.yaml'))
    expect(loadTenants(directory).faults).toMatchObject([{ file: 'New_Shire.yml', code: 'file-name' }])
  })

  it('reports a fault of the national default once, and what councils themselves have wrong beside it', () => {
    change('national.yaml', 'length: 24 hours', 'length: 24 ours')
    change('lancashire.yaml', 'rule: most-cases', 'rule: sometimes')
    const { tenants, faults } = loadTenants(directory)
    expect(tenants.size).toBe(0)
    expect(faults.map(({ file, path: at }) => [file, at])).toEqual([
      ['national.yaml', 'decision.clock.length'],
      ['lancashire.yaml', 'consent.rule'],
    ])
  })

  it('says so once where the national default is not there at all', () => {
    rmSync(path.join(directory, 'national.yaml'))
    const { tenants, faults } = loadTenants(directory)
    expect(tenants.size).toBe(0)
    expect(faults).toMatchObject([{ file: 'national.yaml', code: 'not-readable' }])
  })

  it('says so where the directory is not there', () => {
    expect(loadTenants(path.join(directory, 'nowhere')).faults).toMatchObject([{ code: 'not-readable' }])
  })

  it('gives a version that changes with a value, a source or the national default, and with nothing else', () => {
    const versions = () => new Map([...loadTenants(directory).tenants].map(([id, { version }]) => [id, version]))
    const before = versions()
    change('lancashire.yaml', 'council:', '# A remark.\ncouncil:')
    expect(versions()).toEqual(before)
    change('lancashire.yaml', 'source: 001-08\n    length: 45', 'source: 001-08; 2-02\n    length: 45')
    const withSource = versions()
    expect(withSource.get('lancashire')).not.toBe(before.get('lancashire'))
    expect(withSource.get('blackpool')).toBe(before.get('blackpool'))
    change('national.yaml', 'offset: 5 working days', 'offset: 4 working days')
    for (const council of councils) expect(versions().get(council)).not.toBe(withSource.get(council))
  })

  it('places a council in a namespace of its own by configuration alone', () => {
    change('blackpool.yaml', 'council:', 'placement: { namespace: blackpool, source: caseway default }\ncouncil:')
    const { tenants } = loadTenants(directory)
    expect(tenants.get('blackpool')?.placement).toEqual({ namespace: 'blackpool', fairnessKey: 'blackpool' })
    expect(tenants.get('lancashire')?.placement).toEqual({ fairnessKey: 'lancashire' })
  })

  it('adds the closure days of a council to its calendar alone', () => {
    change('blackpool.yaml', 'council:', 'calendar: { closureDays: [2026-12-29], source: caseway default }\ncouncil:')
    const { tenants } = loadTenants(directory)
    expect(tenants.get('blackpool')?.rules.calendar.closureDays).toEqual(['2026-12-29'])
    expect(tenants.get('lancashire')?.rules.calendar.closureDays).toEqual([])
  })
})

describe('reading one file', () => {
  it('takes the nearest source for each value', () => {
    const text =
      'a:\n  source: 001-01\n  b: 1\n  c: { value: 2, source: 001-02 }\n  d:\n    source: 001-03\n    e: [x, y]\n'
    const { values, sources } = readConfig('x.yaml', text)
    expect(values).toEqual({ a: { b: 1, c: 2, d: { e: ['x', 'y'] } } })
    expect(Object.fromEntries(sources)).toEqual({
      'a.b': '001-01',
      'a.c': '001-02',
      'a.d.e.0': '001-03',
      'a.d.e.1': '001-03',
    })
  })

  it('knows the line of a value that has its own source', () => {
    const { faultAt } = readConfig('x.yaml', 'a:\n  source: 001-01\n  c:\n    value:\n      d: 2\n    source: 001-02\n')
    expect(faultAt(['a', 'c', 'd'], 'not-allowed', 'x')).toMatchObject({ path: 'a.c.d', line: 5 })
    expect(faultAt(['a', 'nowhere'], 'not-allowed', 'x')).toMatchObject({ path: 'a.nowhere', line: 2 })
  })

  it('takes neither tags nor aliases that it does not know', () => {
    const codes = (text: string) => readConfig('x.yaml', text).faults.map(({ code }) => code)
    expect(codes('a: !secret b\n')).toEqual(['not-yaml'])
    expect(codes('a: *b\n')).toEqual(['not-yaml'])
  })
})
