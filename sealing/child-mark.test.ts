import { childMark } from './child-mark'

const key = { id: 'k1', bytes: Buffer.alloc(32, 1) }
const robin = { forenames: 'Robin', surname: "O'Example", birth: '2019-02-11' }
const mark = (identity: Parameters<typeof childMark>[2], practice = false) =>
  childMark(key, practice, identity).toString('hex')

describe('the mark of a child', () => {
  it('is the same for the same child, however the name is written (001-25)', () => {
    expect(mark({ ...robin, forenames: ' ROBIN ', surname: 'o’example' })).toBe(mark(robin))
    expect(mark({ ...robin, forenames: 'Röbin' })).toBe(mark({ ...robin, forenames: 'Robin' }))
    expect(mark({ localChildId: 'ab12' })).toBe(mark({ localChildId: 'AB12' }))
  })

  it('is another for another child, in practice, and under another key', () => {
    const others = [
      mark({ ...robin, birth: '2019-02-12' }),
      mark({ ...robin, forenames: 'Robi', surname: "nO'Example" }),
      mark(robin, true),
      mark({ localChildId: 'ROBIN' }),
      childMark({ id: 'k2', bytes: Buffer.alloc(32, 2) }, false, robin).toString('hex'),
    ]
    expect(new Set([...others, mark(robin)]).size).toBe(6)
  })
})
