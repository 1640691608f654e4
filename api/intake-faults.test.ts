import { referralExample } from './examples/referral'
import { faultsOf } from './faults'
import { intakeFaults, practiceIntakeFaults } from './intake-faults'
import { intake } from './schemas/intake'

const now = '2026-06-02T09:00:00.000Z'
const [robin] = referralExample.children
const withChild = (child: object) => ({ ...referralExample, children: [{ ...robin, ...child }] })
const seen = (body: unknown) => intakeFaults(body, now).map(({ path, code }) => `${path} ${code}`)
const unborn = (expectedOn: string) => withChild({ dateOfBirth: undefined, expectedOn })

describe('the days in a referral', () => {
  it('have a child born already, and under 18 when it was received', () => {
    expect(seen(withChild({ dateOfBirth: '2026-06-02' }))).toEqual([])
    expect(seen(withChild({ dateOfBirth: '2026-06-03' }))).toEqual(['/children/0/dateOfBirth in-the-future'])
    expect(seen(withChild({ dateOfBirth: '2008-06-03' }))).toEqual([])
    expect(seen(withChild({ dateOfBirth: '2008-06-02' }))).toEqual(['/children/0/dateOfBirth not-a-child'])
    const received = { receivedAt: '2026-06-01T09:00', lateReason: 'Sunday' }
    expect(seen({ ...withChild({ dateOfBirth: '2008-06-02' }), ...received })).toEqual([])
    const practice = practiceIntakeFaults(
      { ...withChild({ dateOfBirth: '2026-06-02' }), startAt: '2025-01-06T09:00' },
      now,
    )
    expect(practice).toMatchObject([{ path: '/children/0/dateOfBirth', code: 'in-the-future' }])
  })

  it('have a child not yet born expected within 280 days (census rule 8606)', () => {
    expect(seen(unborn('2027-03-09'))).toEqual([])
    expect(seen(unborn('2027-03-10'))).toEqual(['/children/0/expectedOn too-far-ahead'])
    expect(seen(unborn('2026-05-05'))).toEqual([])
    expect(seen(unborn('2026-05-04'))).toEqual(['/children/0/expectedOn too-long-ago'])
  })

  it('of the family and of an early help assessment are not in the future (004-14)', () => {
    const people = [{ kind: 'mother', name: 'x', parentalResponsibility: true, dateOfBirth: '2027-01-01' }]
    expect(seen({ ...referralExample, people, earlyHelp: { on: '2026-06-03' } })).toEqual([
      '/people/0/dateOfBirth in-the-future',
      '/earlyHelp/on in-the-future',
    ])
  })

  it('are no business of a body that is none', () => {
    for (const body of [null, [], 'x', { children: 'x' }, { children: [null], receivedAt: 5 }]) {
      expect(() => seen(body)).not.toThrow()
    }
  })
})

describe('who refers, and the source of the census (000-02, 003-05)', () => {
  const faults = (source: string, referrer: object) => {
    const parsed = intake.safeParse({ ...referralExample, source, referrer }, { reportInput: true })
    return parsed.success ? [] : faultsOf('body', parsed.error).map(({ path, code }) => `${path} ${code}`)
  }
  const named = { anonymous: false, name: 'Jo Specimen' }

  it('agree: nobody is anonymous under another source, or named under that of the anonymous', () => {
    expect(faults('9', { anonymous: true })).toEqual([])
    expect(faults('1B', { anonymous: true })).toEqual([])
    expect(faults('2A', { anonymous: true })).toEqual(['/source contradiction'])
    expect(faults('9', named)).toEqual(['/source contradiction'])
    expect(faults('1C', { anonymous: false })).toEqual(['/referrer/name missing'])
  })

  it.each([
    ['self', '1C', '2A'],
    ['family', '1A', '6'],
    ['on-behalf-of-family', '3B', '1C'],
    ['professional', '3B', '1A'],
    ['public', '1B', '3A'],
  ])('%s refers as %s and not as %s', (who, right, wrong) => {
    expect(faults(right, { ...named, who })).toEqual([])
    expect(faults(wrong, { ...named, who })).toEqual(['/source contradiction'])
  })
})
