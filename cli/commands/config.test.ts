import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tenantsDirectory } from '../../tenants/load'

const bin = path.join(__dirname, '..', 'caseway.mjs')

/** Runs the real command, in a zone that is not London's, which must not matter. */
function caseway(...args: string[]) {
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', env: { ...process.env, TZ: 'Asia/Tokyo' } })
}

describe('caseway config show', () => {
  it('shows each value with its source and its file', () => {
    const { status, stdout } = caseway('config', 'show', '--council', 'lancashire')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Lancashire County Council \(lancashire\)\nversion [0-9a-f]{64}\n/)
    expect(stdout).toMatch(/^assessment\.limit\.length +45 working days +001-08 +lancashire\.yaml$/m)
    expect(stdout).toMatch(/^assessment\.limit\.from +received +2-02 .* national\.yaml$/m)
  })

  it('gives the same as JSON', () => {
    const { stdout } = caseway('config', 'show', '--council', 'bath-and-north-east-somerset', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      council: 'bath-and-north-east-somerset',
      version: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      configuration: { words: { assessment: 'Single assessment' }, contacts: { day: { hours: 'not-supplied' } } },
      origins: { 'assessment.length.minDays': { file: 'bath-and-north-east-somerset.yaml', source: '000-14' } },
      notSupplied: expect.arrayContaining(['contacts.day.hours']) as string[],
    })
  })

  it('refuses an unknown council, with those there are, and exit code 2', () => {
    const { status, stdout, stderr } = caseway('config', 'show', '--council', 'narnia')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('There is no council "narnia".')
    expect(stderr).toContain('anyshire, bath-and-north-east-somerset, blackpool, lancashire, west-northamptonshire')
  })
})

describe('caseway config check', () => {
  it('finds the committed configuration sound', () => {
    const { status, stdout } = caseway('config', 'check')
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^5 councils are sound/) as string,
    })
  })

  it('says all that is wrong in a directory, with exit code 1', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'tenants-'))
    cpSync(tenantsDirectory, directory, { recursive: true, filter: (file) => !file.endsWith('.ts') })
    writeFileSync(path.join(directory, 'newshire.yaml'), 'council:\n  source: 003-99\n  name: Newshire\n  age: 7\n')
    const { status, stdout } = caseway('config', 'check', '--directory', directory)
    rmSync(directory, { recursive: true })
    expect(status).toBe(1)
    expect(stdout.split('\n')).toEqual([
      'newshire.yaml:2 council.source must cite rows that exist; there is no 003-99 [unknown-source]',
      'newshire.yaml:4 council.age is no known name; known here: name, web [unknown-name]',
      '5 councils are sound: anyshire, bath-and-north-east-somerset, blackpool, lancashire, west-northamptonshire',
      '',
    ])
  })
})

describe('caseway contact', () => {
  const contact = (...args: string[]) => caseway('contact', ...args)

  it('gives whom to ring and why as JSON, and nothing else', () => {
    const { status, stdout } = contact('--council', 'lancashire', '--at', '2026-03-04T17:01', '--json')
    expect(status).toBe(0)
    const advice: unknown = JSON.parse(stdout)
    expect(advice).toMatchObject({
      service: 'Emergency Duty Team',
      numbers: ['0845 602 1043'],
      why: expect.stringContaining('opens next on Thursday 5 March 2026 at 08:45 (GMT)') as string,
      until: '2026-03-05T08:45:00.000Z',
      closed: [{ name: 'Customer Access Team', answering: { opensAt: '2026-03-05T08:45:00.000Z' } }],
    })
  })

  it('gives the same in words, in order, with what is stale', () => {
    const { stdout } = contact('--council', 'lancashire', '--at', '2026-05-22T17:00', '--team', 'safeguarding')
    expect(stdout.split('\n')).toEqual([
      'In immediate danger: Police, in an emergency, 999',
      '1. Customer Access Team, open until Friday 22 May 2026 at 17:00 (BST), and closed from 17:01 on',
      '     0845 053 0009',
      'Closed: Emergency Duty Team, opens on Friday 22 May 2026 at 17:01 (BST)',
      '',
      "It is Friday 22 May 2026 at 17:00 (BST). The team's own duty number is not supplied. " +
        'The day service, Customer Access Team, is open until Friday 22 May 2026 at 17:00 (BST), and closed from 17:01 on.',
      'This holds until Friday 22 May 2026 at 17:01 (BST).',
      'The number of Customer Access Team was last verified on 1 April 2020: see that it is still right.',
      'The number of Emergency Duty Team was last verified on 1 April 2020: see that it is still right.',
      '',
    ])
  })

  it('goes by the present unless a time is given', () => {
    const { status, stdout } = contact('--council', 'blackpool')
    expect(status).toBe(0)
    expect(stdout).toContain('The telephone numbers and office hours of this council are not supplied.')
  })

  it('refuses everything that is wrong at once, with exit code 2', () => {
    const { status, stderr } = contact('--council', 'narnia', '--at', '2026-03-29T01:30', '--json')
    expect(status).toBe(2)
    const { faults } = JSON.parse(stderr) as { faults: { code: string }[] }
    expect(faults.map(({ code }) => code)).toEqual(['unknown-council', 'time-does-not-exist'])
  })

  it('asks for a time of day, and for a day that the calendar knows', () => {
    expect(contact('--council', 'lancashire', '--at', '2026-03-04').stderr).toContain('has no time of day')
    expect(contact('--council', 'lancashire', '--at', '2018-03-05T12:00')).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('caseway contact --check', () => {
  const check = (...args: string[]) => caseway('contact', '--check', ...args)

  it('lists what was last verified longer ago than 12 months, with where it is written, and exit code 1', () => {
    const { status, stdout } = check('--at', '2026-11-22')
    const lines = stdout.trim().split('\n')
    expect(status).toBe(1)
    expect(lines[0]).toBe('lancashire.yaml contacts.day Customer Access Team: last verified on 1 April 2020 [001-01]')
    expect(lines).toHaveLength(10)
    expect(lines[9]).toMatch(/^9 stale contacts of anyshire, .* west-northamptonshire$/)
  })

  it('has exit code 0 where nothing is stale', () => {
    const { status, stdout } = check('--council', 'west-northamptonshire', '--at', '2027-11-01', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ on: '2027-11-01', councils: ['west-northamptonshire'], stale: [] })
  })

  it('has the national numbers once', () => {
    const { stdout } = check('--at', '2027-11-02')
    expect(stdout.match(/national\.yaml contacts\.police\.emergency/g)).toHaveLength(1)
  })

  it('refuses everything that is wrong at once, with exit code 2', () => {
    const { status, stderr } = check('--council', 'narnia', '--at', 'soon', '--team', 'x', '--json')
    expect(status).toBe(2)
    const { faults } = JSON.parse(stderr) as { faults: { code: string }[] }
    expect(faults.map(({ code }) => code)).toEqual(['unexpected-option', 'wrong-format', 'unknown-council'])
  })

  it('is spoken of by config check, which stays sound', () => {
    const { status, stderr } = caseway('config', 'check')
    expect(status).toBe(0)
    expect(stderr).toMatch(/^\d+ contacts stale: caseway contact --check says which\.\n$/)
  })
})
