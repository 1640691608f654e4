import * as fc from 'fast-check'
import { Gauge, type Load, type Quotas } from './quotas'

const allowance = (burst: number, perMinute: number) => ({ burst, perMinute })
const quotas: Quotas = {
  reading: { person: allowance(5, 60), council: allowance(8, 60) },
  writing: { person: allowance(3, 60), council: allowance(8, 60) },
  deciding: { person: allowance(2, 60), council: allowance(8, 60) },
  withoutToken: allowance(2, 60),
  differentCases: { most: 3, withinMinutes: 10 },
}

class Clock {
  ms = 0
  readonly gauge = new Gauge(() => this.ms)
  /** How many of so many requests are let in. */
  letIn(council: string, person: string, load: Load, times: number): number {
    return Array.from({ length: times }, () => this.gauge.admit(quotas, council, person, load)).filter(
      (one) => one === null,
    ).length
  }
}

describe('a quota', () => {
  it('lets in a burst, then as much as comes with time, and says when to come again', () => {
    const clock = new Clock()
    expect(clock.letIn('a', 'p', 'reading', 20)).toBe(5)
    expect(clock.gauge.admit(quotas, 'a', 'p', 'reading')).toEqual({ waitMs: 1_000, isFirst: false })
    clock.ms += 2_000
    expect(clock.letIn('a', 'p', 'reading', 20)).toBe(2)
  })

  it('never lets in more than its burst and its rate, whenever they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5_000 }), { maxLength: 200 }), (pauses) => {
        const clock = new Clock()
        const isIn = pauses.map((pause) => {
          clock.ms += pause
          return clock.letIn('a', 'p', 'reading', 1)
        })
        const total = isIn.reduce((sum, one) => sum + one, 0)
        return total <= 5 + clock.ms / 1_000
      }),
    )
  })

  it('of one council is not used up by another, nor that of a person by another', () => {
    const clock = new Clock()
    expect(clock.letIn('a', 'p', 'reading', 100)).toBe(5)
    expect(clock.letIn('a', 'q', 'reading', 100)).toBe(3)
    expect(clock.letIn('a', 'r', 'reading', 100)).toBe(0)
    expect(clock.letIn('b', 'p', 'reading', 100)).toBe(5)
  })

  it('of a person that is used up takes nothing from the council', () => {
    const clock = new Clock()
    clock.letIn('a', 'p', 'reading', 1_000)
    expect(clock.letIn('a', 'q', 'reading', 1)).toBe(1)
  })

  it('of decisions is whole after any storm of reading and writing', () => {
    const clock = new Clock()
    for (const load of ['reading', 'writing'] as const) clock.letIn('a', 'p', load, 1_000)
    expect(clock.letIn('a', 'p', 'deciding', 10)).toBe(2)
  })

  it('of tries without a token takes nothing from those who have one', () => {
    const clock = new Clock()
    const tries = Array.from({ length: 10 }, () => clock.gauge.admitNobody(quotas, 'a'))
    expect(tries.filter((one) => one === null)).toHaveLength(2)
    expect(tries.filter((one) => one?.isFirst === true)).toHaveLength(1)
    expect(clock.letIn('a', 'p', 'reading', 1)).toBe(1)
  })
})

describe('the different cases of one person', () => {
  const note = (clock: Clock, caseId: string) => clock.gauge.noteCase(quotas, 'a', 'p', caseId)

  it('are so many within a time; the same ones are read as often as wanted', () => {
    const clock = new Clock()
    for (const caseId of ['1', '2', '3', '1', '2', '3']) expect(note(clock, caseId)).toBeNull()
    expect(note(clock, '4')).toEqual({ waitMs: 600_000, isFirst: true })
    expect(note(clock, '5')).toEqual({ waitMs: 600_000, isFirst: false })
    expect(note(clock, '2')).toBeNull()
    clock.ms += 600_000
    expect(note(clock, '4')).toBeNull()
  })

  it('are told of once for each such time', () => {
    const clock = new Clock()
    const firsts = Array.from({ length: 50 }, (_, n) => {
      clock.ms += 60_000
      return note(clock, String(n % 2 === 0 ? n : n * 100))
    })
    expect(firsts.filter((one) => one?.isFirst === true).length).toBeLessThanOrEqual(5)
  })
})

it('the gauge forgets whoever asks for nothing any more', () => {
  const clock = new Clock()
  for (let n = 0; n < 30_000; n += 1) {
    clock.ms += 100
    clock.gauge.admit(quotas, 'a', String(n), 'reading')
  }
  expect(clock.gauge.size).toBeLessThan(25_000)
})
