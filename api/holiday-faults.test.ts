import { holidayFaults } from './holiday-faults'

const now = '2026-11-22T09:00:00.000Z'
const faults = (body: unknown) => holidayFaults(body, now).map(({ code, allowed }) => [code, ...(allowed ?? [])])

describe('the day of a bank holiday', () => {
  const range = '22 November 2025 to 22 November 2028'

  it('is at most a year past and two years ahead of today', () => {
    expect(faults({ date: '2025-11-21' })).toEqual([['too-long-ago', range]])
    expect(faults({ date: '2028-11-23' })).toEqual([['too-far-ahead', range]])
    for (const date of ['2025-11-24', '2028-11-22']) expect(faults({ date })).toEqual([])
  })

  it('is no Saturday and no Sunday, which no clock counts anyway', () => {
    const weekend = [['weekend', `a Monday to Friday from ${range}`]]
    for (const date of ['2026-11-28', '2026-11-29']) expect(faults({ date })).toEqual(weekend)
  })

  it('made up for practice is in a year in which a practice case may begin', () => {
    expect(faults({ date: '2019-07-10', practice: true })).toEqual([])
    expect(faults({ date: '2018-12-31', practice: true })[0]?.[0]).toBe('too-long-ago')
    expect(faults({ date: '2100-01-01', practice: true })[0]?.[0]).toBe('too-far-ahead')
    expect(faults({ date: '2026-07-11', practice: true })[0]?.[0]).toBe('weekend')
  })

  it('is not looked at where it is no day at all', () => {
    for (const body of [{}, { date: '2026-02-30' }, 'x']) expect(faults(body)).toEqual([])
  })
})
