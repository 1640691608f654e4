import { faultsOf } from './faults'
import { decisionExamples, practiceExamples } from './examples/commands'
import { consentExamples } from './examples/people'
import { practiceReferralExample, referralExample } from './examples/referral'
import { advance } from './schemas/advance'
import { decision } from './schemas/decisions'
import { personDetails } from './schemas/notices'
import { intake, practiceIntake } from './schemas/intake'
import { consent, practice } from './schemas/practice'
import type { z } from 'zod'
import type { DecisionCommand, PracticeCommand } from '../pathway/commands'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type OfBankHolidays = 'proclaim-bank-holiday' | 'withdraw-bank-holiday'
type KindOf<S extends z.ZodType<{ kind: string }>> = z.output<S>['kind']

function faults(schema: z.ZodType, body: unknown): string[] {
  const parsed = schema.safeParse(body, { reportInput: true })
  return parsed.success ? [] : faultsOf('body', parsed.error).map(({ path, code }) => `${path} ${code}`)
}

function faultsIn(schema: z.ZodType, body: unknown) {
  const parsed = schema.safeParse(body, { reportInput: true })
  return parsed.success ? [] : faultsOf('body', parsed.error)
}

describe('examples', () => {
  it('are there for every kind of command, and work as they are', () => {
    const kinds = (schema: typeof decision | typeof practice) =>
      schema.options.map(({ shape }) => shape.kind.value).sort()
    expect(Object.keys(decisionExamples).sort()).toEqual(kinds(decision))
    expect(Object.keys(practiceExamples).sort()).toEqual(kinds(practice))
    for (const body of Object.values(decisionExamples)) expect(faults(decision, body)).toEqual([])
    for (const body of Object.values(practiceExamples)) expect(faults(practice, body)).toEqual([])
    for (const body of Object.values(consentExamples)) expect(faults(consent, body)).toEqual([])
    expect(faults(intake, referralExample)).toEqual([])
    expect(faults(practiceIntake, practiceReferralExample)).toEqual([])
  })
})

describe('the schemas', () => {
  it('refuse telephone numbers that cannot be one and e-mail addresses that are none, all at once', () => {
    const contact = { phone: 'call me', email: 'nonsense' }
    const [child] = referralExample.children
    const mother = { ...referralExample.people[0], contact: { phone: '07700 900 12' } }
    const body = { ...referralExample, children: [{ ...child, contact }], people: [mother] }
    expect(faults(intake, body)).toEqual([
      ...['/children/0/contact/phone wrong-format', '/children/0/contact/email wrong-format'],
      '/people/0/contact/phone wrong-format',
    ])
    expect(faults(personDetails, { contact: { phone: '12' } })).toEqual(['/contact/phone wrong-format'])
  })

  it('refuse details that say nothing', () => {
    expect(faults(personDetails, {})).toEqual([' missing'])
    expect(faults(personDetails, { contact: {} })).toEqual([])
  })

  it('say that there is no such day', () => {
    const [child] = referralExample.children
    const body = { ...referralExample, children: [{ ...child, dateOfBirth: '2026-02-29' }] }
    expect(faults(intake, body)).toEqual(['/children/0/dateOfBirth no-such-day'])
  })

  it('know every command of the pathway; a bank holiday is proclaimed and withdrawn at addresses of its own', () => {
    const decisions: Same<KindOf<typeof decision>, Exclude<DecisionCommand['kind'], OfBankHolidays>> = true
    const practices: Same<KindOf<typeof practice>, PracticeCommand['kind']> = true
    expect([decisions, practices]).toEqual([true, true])
  })
})

describe('a referral with faults', () => {
  it('has all of them told at once, each with its place', () => {
    const body = {
      receivedAt: '2026-10-25T01:30',
      source: '3Z',
      referrer: { anonymous: true, name: 'Jo Specimen' },
      familyAgreed: 'perhaps',
      concern: '   ',
      children: [{ forenames: 'Robin', role: 'x' }],
      people: 'none',
      council: 'blackpool',
    }
    expect(faults(intake, body).sort()).toEqual([
      '/children/0/dateOfBirth missing',
      '/children/0/role unknown-field',
      '/children/0/surname missing',
      '/concern too-short',
      '/council unknown-field',
      '/familyAgreed not-allowed',
      '/people wrong-type',
      '/receivedAt time-occurs-twice',
      '/referrer/name contradiction',
      '/source not-allowed',
      '/urgent missing',
    ])
  })

  it('is offered the two instants that a time may mean which occurs twice, or not at all', () => {
    const allowed = (receivedAt: string) => {
      const parsed = intake.safeParse({ ...referralExample, receivedAt })
      return parsed.error ? faultsOf('body', parsed.error)[0] : undefined
    }
    expect(allowed('2026-10-25T01:30')?.allowed).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
    expect(allowed('2026-03-29T01:30')?.code).toBe('time-does-not-exist')
  })

  it('never repeats what was sent', () => {
    const marker = 'Zz-marker-zZ'
    const body = {
      source: marker,
      [`${marker} 1`]: marker,
      children: [{ [marker.repeat(5)]: marker, dateOfBirth: marker }],
      concern: 5,
    }
    const parsed = intake.safeParse(body, { reportInput: true })
    expect(JSON.stringify(parsed.error && faultsOf('body', parsed.error))).not.toContain(marker)
  })

  it('is not polluted by fields that objects have of themselves', () => {
    const body: unknown = JSON.parse(
      '{"kind":"return-assessment","reason":"x","__proto__":{"polluted":1},"constructor":{"a":1}}',
    )
    expect(faults(decision, body)).toEqual(['/__proto__ unknown-field', '/constructor unknown-field'])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('texts', () => {
  const reason = (text: string) => faults(decision, { kind: 'return-assessment', reason: text })

  it('may be ten thousand characters long, however wide', () => {
    expect(reason('👧'.repeat(10_000))).toEqual([])
    expect(reason('a'.repeat(10_001))).toEqual(['/reason too-long'])
  })

  it('hold whole characters and no NUL', () => {
    expect(reason('a\u0000')).toEqual(['/reason broken-text'])
    expect(reason('\ud800')).toEqual(['/reason broken-text'])
  })
})

describe('a command', () => {
  it('of an unknown kind is told the kinds there are', () => {
    const parsed = consent.safeParse({ kind: 'x' })
    expect(parsed.success).toBe(false)
    const unknown = decision.safeParse({ kind: 'x' }, { reportInput: true })
    const [fault] = unknown.error ? faultsOf('body', unknown.error) : []
    expect(fault).toMatchObject({ path: '/kind', code: 'not-allowed' })
    expect(fault?.allowed).toContain('decide-referral')
    expect(faults(decision, {})).toEqual(['/kind missing'])
  })
})

describe('moving a practice case', () => {
  it('is told what is wrong with the measure that was meant', () => {
    expect(faults(advance, { days: 0 })).toEqual(['/days too-small'])
    expect(faults(advance, { hours: 'x' })).toEqual(['/hours wrong-type'])
    expect(faults(advance, { to: 'next-clock' })).toEqual([])
  })

  it('goes by exactly one measure', () => {
    expect(faultsIn(advance, { days: 1, hours: 2 })).toMatchObject([
      { path: '', code: 'contradiction', allowed: ['exactly one of: days, hours'] },
    ])
    expect(faults(advance, { days: 1, weeks: 2 })).toEqual(['/weeks unknown-field'])
  })
})

describe('what is not written in the form asked for', () => {
  it.each([
    [practice, { kind: 'allocate', workerId: 'Jo Specimen' }, '/workerId'],
    [decision, { kind: 'pause-clock', clock: 'a clock', reason: 'x' }, '/clock'],
    [decision, { kind: 'decide-referral', outcome: 'an outcome', reason: 'x' }, '/outcome'],
  ])('is answered with that form in words: %#', (schema, body, path) => {
    const [one, ...others] = faultsIn(schema, body)
    expect([one?.path, one?.code, others]).toEqual([path, 'wrong-format', []])
    expect(one?.allowed?.[0]).toMatch(/^up to \d+ letters, digits, .* with a letter or digit first$/)
  })
})

describe('a record', () => {
  it('is told every fault of its answers at once, each with its place', () => {
    const body = {
      kind: 'make-record',
      record: 'appointment',
      fields: { with: 'The mother', for: 'tomorrow', outcome: 'perhaps', mood: 'good' },
      when: 'today',
    }
    expect(faults(practice, body).sort()).toEqual([
      '/fields/for wrong-format',
      '/fields/late missing',
      '/fields/mood unknown-field',
      '/fields/outcome not-allowed',
      '/when unknown-field',
    ])
  })
})
