import { readMoment } from './moment'

test.each([
  ['2026-03-02', { kind: 'day', on: '2026-03-02', at: '2026-03-02T00:00:00.000Z' }],
  ['2026-06-02', { kind: 'day', on: '2026-06-02', at: '2026-06-01T23:00:00.000Z' }],
  ['2026-03-04T17:01', { kind: 'instant', at: '2026-03-04T17:01:00.000Z' }],
  ['2026-05-22T16:40:30', { kind: 'instant', at: '2026-05-22T15:40:30.000Z' }],
  ['2026-05-22T15:40Z', { kind: 'instant', at: '2026-05-22T15:40:00.000Z' }],
  ['2026-05-22T16:40:00.250+01:00', { kind: 'instant', at: '2026-05-22T15:40:00.250Z' }],
  ['2026-03-29T01:30', { kind: 'missing', earlier: '2026-03-29T00:30:00.000Z', later: '2026-03-29T01:30:00.000Z' }],
  ['2026-10-25T01:30', { kind: 'twice', earlier: '2026-10-25T00:30:00.000Z', later: '2026-10-25T01:30:00.000Z' }],
])('"%s" is read', (text, expected) => {
  expect(readMoment(text)).toEqual(expected)
})

test.each([
  '',
  'today',
  '2026-03-04T24:00',
  '2026-03-04T9:00',
  '2026-03-04 09:00',
  '2026-03-04T09:00+15:00',
  '1995-06-01',
  '3000-01-01',
])('"%s" is not understood', (text) => expect(readMoment(text)).toEqual({ kind: 'not-understood' }))

test.each(['2026-02-29T10:00', '2026-02-30', '2026-13-01', '2026-04-31T09:00Z'])(
  '"%s" is on a day that there is not',
  (text) => expect(readMoment(text)).toEqual({ kind: 'no-such-day' }),
)
