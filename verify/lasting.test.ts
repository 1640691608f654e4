import { lasting, type Verdict } from './invariants'

const verdict = (...ids: string[]): Verdict => ({
  ...{ id: 'I6', promises: 'made up', checked: ids.length },
  violations: ids.map((id) => ({ invariant: 'I6', council: 'anyshire', id, says: 'made up' })),
})

it('is wrong what is wrong both times it is looked at, and not what was under way at one of them', () => {
  const [verdictOfBoth] = lasting([verdict('gone', 'stays')], [verdict('stays', 'new')])
  expect(verdictOfBoth).toEqual({ ...verdict('stays'), checked: 2 })
  expect(lasting([verdict('gone')], [verdict('new')])).toEqual([{ ...verdict(), checked: 1 }])
})
