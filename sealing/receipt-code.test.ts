import { newReceiptCode, receiptMark } from './receipt-code'

const key = { id: 'k1', bytes: Buffer.alloc(32, 1) }

describe('a receipt code', () => {
  it('is another one each time, and holds nothing that could be misread', () => {
    const codes = Array.from({ length: 500 }, newReceiptCode)
    expect(new Set(codes).size).toBe(500)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  })

  it('is known again however it is typed, and no other is', () => {
    const mark = receiptMark(key, '7K3M-0QXD-V1RT')
    for (const typed of ['7k3m0qxdv1rt', ' 7K3M OQXD VIRT ', '7k3m-oqxd-vlrt'])
      expect(receiptMark(key, typed)).toEqual(mark)
    expect(receiptMark(key, '7K3M-0QXD-V1RS')).not.toEqual(mark)
    expect(receiptMark({ ...key, bytes: Buffer.alloc(32, 2) }, '7K3M-0QXD-V1RT')).not.toEqual(mark)
  })
})
