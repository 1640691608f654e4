import { englandCalendar as calendar } from '../calendar/england-bank-holidays'
import { atLondon, endOfLondonDay } from '../calendar/london'
import type { Instant } from '../time'
import type { Due, RungRule } from './clock'
import { rungInstants } from './rungs'

const dueByEndOf = (date: string): Due => ({ dueAt: endOfLondonDay(date), dueOn: date, explanation: [] })
const dueAt = (date: string, time: string): Due => ({ dueAt: atLondon(date, time), dueOn: date, explanation: [] })

const hours = (at: RungRule['at'], count: number): RungRule => ({
  name: `${at} ${count}h`,
  at,
  offset: { kind: 'elapsed-hours', hours: count },
  tell: 'duty-manager',
})
const workingDays = (at: RungRule['at'], count: number): RungRule => ({
  name: `${at} ${count}wd`,
  at,
  offset: { kind: 'working-days', days: count },
  tell: 'duty-manager',
})
const onDue: RungRule = { name: 'due', at: 'due', tell: 'team-manager' }

const instants = (rungs: RungRule[], due: Due, originAt: Instant) =>
  rungInstants({ rungs }, due, calendar, originAt).map(({ at }) => at)

test('S4: the rungs of a checkpoint after Easter stand a working day from it, at nine in the morning', () => {
  const ladder = [workingDays('before-due', 1), onDue, workingDays('after-due', 1)]
  expect(rungInstants({ rungs: ladder }, dueByEndOf('2026-05-05'), calendar, '2026-03-19T11:20:00.000Z')).toEqual([
    { name: 'before-due 1wd', at: atLondon('2026-05-01', '09:00'), tell: 'duty-manager' },
    { name: 'due', at: endOfLondonDay('2026-05-05'), tell: 'team-manager' },
    { name: 'after-due 1wd', at: atLondon('2026-05-06', '09:00'), tell: 'duty-manager' },
  ])
})

test('S5: hours before and after due are exact in the night the clocks go back', () => {
  const ladder = [hours('before-due', 22), onDue, hours('after-due', 2)]
  expect(instants(ladder, dueAt('2026-10-25', '22:50'), '2026-10-24T22:50:00.000Z')).toEqual([
    '2026-10-25T00:50:00.000Z',
    '2026-10-25T22:50:00.000Z',
    '2026-10-26T00:50:00.000Z',
  ])
})

test('working days are counted from a due day that is none itself', () => {
  const ladder = [workingDays('before-due', 1), workingDays('after-due', 1)]
  expect(instants(ladder, dueByEndOf('2026-06-21'), '2026-05-22T15:40:00.000Z')).toEqual([
    atLondon('2026-06-19', '09:00'),
    atLondon('2026-06-22', '09:00'),
  ])
})

test('no rung comes before the origin', () => {
  const origin = '2026-05-22T15:40:00.000Z'
  const ladder = [workingDays('before-due', 3), hours('before-due', 30), onDue]
  expect(instants(ladder, dueAt('2026-05-23', '16:40'), origin)).toEqual([origin, origin, '2026-05-23T15:40:00.000Z'])
})

test('a clock that is due before it starts has all its rungs from its start', () => {
  const origin = '2027-03-10T09:00:00.000Z'
  expect(instants([hours('before-due', 4), onDue, hours('after-due', 24)], dueByEndOf('2027-03-01'), origin)).toEqual([
    origin,
    origin,
    origin,
  ])
})

test('no rung comes before one that is written before it', () => {
  const ladder = [hours('before-due', 2), workingDays('before-due', 1), onDue]
  expect(instants(ladder, dueByEndOf('2026-03-04'), '2026-03-01T09:00:00.000Z')).toEqual([
    '2026-03-04T21:59:59.000Z',
    '2026-03-04T21:59:59.000Z',
    '2026-03-04T23:59:59.000Z',
  ])
})
