import { practiceReceiptFaults, receiptFaults } from './receipt-time'

const now = '2026-06-10T10:00:00.000Z'
const codes = (body: unknown) => receiptFaults(body, now).map(({ path, code }) => `${path} ${code}`)

describe('the time of receipt', () => {
  it('may be now or earlier today', () => {
    expect(codes({})).toEqual([])
    expect(codes({ receivedAt: '2026-06-10T00:00' })).toEqual([])
  })

  it('is not in the future', () => {
    expect(codes({ receivedAt: '2026-06-10T11:01' })).toEqual(['/receivedAt in-the-future'])
  })

  it('asks for a reason where it was before today in London, not in UTC', () => {
    expect(codes({ receivedAt: '2026-06-09T23:59' })).toEqual(['/lateReason late-reason-needed'])
    expect(codes({ receivedAt: '2026-06-09T23:59', lateReason: 'The post was late.' })).toEqual([])
    expect(codes({ receivedAt: '2026-06-09T23:30:00Z' })).toEqual([])
  })

  it('is at most a year ago', () => {
    expect(codes({ receivedAt: '2025-06-08T10:00', lateReason: 'Found in a drawer.' })).toEqual([
      '/receivedAt too-long-ago',
    ])
  })

  it('is left to other checks where it is no time', () => {
    expect(codes({ receivedAt: 'yesterday' })).toEqual([])
    expect(codes(null)).toEqual([])
  })

  it('is measured from where its practice begins, in a practice case', () => {
    const body = { startAt: '2026-05-22T16:40', receivedAt: '2026-05-22T16:41' }
    expect(practiceReceiptFaults(body, now).map(({ code }) => code)).toEqual(['in-the-future'])
    expect(practiceReceiptFaults({ ...body, receivedAt: '2026-05-22T16:40' }, now)).toEqual([])
    expect(practiceReceiptFaults({ startAt: '2018-12-31T12:00' }, now).map(({ code }) => code)).toEqual([
      'too-long-ago',
    ])
  })
})
