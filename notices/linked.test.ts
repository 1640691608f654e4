import { withLinked } from './linked'
import type { KnownPerson } from './people'
import { redact, secretsFrom } from './redact'

const person = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name,
  tells: [],
  ...more,
})

const [home, refuge] = ['14 Larkspur Rise, Safetown, ZZ9 9ZZ', '3 Foxglove Court, Hidham, ZZ8 8ZZ']
const hidden = { addressProtected: true, onceProtected: true } as const
const father = person('f', 'Dan Example')
const mother = person('m', 'Zoë Testwell', { contact: { address: home, phone: '07700 900111' } })
const child = person('c', 'Ash Example', { forenames: 'Ash', tells: ['Blueberry Lane Academy'] })
const there = [
  person('m2', 'ZOE  TESTWELL', { contact: { address: refuge, email: 'zoe@refuge.example' }, ...hidden }),
  person('c2', 'Kim Example', { forenames: 'Kim', tells: ['Quillwood Primary School'] }),
]
const text = `At ${home}, 07700 900111; ${refuge}, zoe@refuge.example; Blueberry Lane Academy, Quillwood Primary School`

const readBy = (id: string, people: readonly KnownPerson[]) => redact(text, secretsFrom(id, people))

describe('who is protected in a linked case (000-05, 003-03, 004-02)', () => {
  const people = withLinked([child, mother, father], [there])

  it('is protected in this one, with how they are reached here and there, and the schools of the children', () => {
    expect(readBy('f', people).replace(/\[not shown\]|[,; ]/g, '')).toBe('At')
  })

  it('reads their own', () => expect(readBy('m', people)).toBe(text))

  it('is not found by another name, nor in a case that is not linked', () => {
    expect(readBy('f', withLinked([child, mother, father], []))).toBe(text)
    const other = withLinked([child, { ...mother, name: 'Zoe Sample' }, father], [there])
    expect(readBy('f', other)).toContain(home)
  })

  it('is hidden as they are reached there where they are nobody of this one, and not named by that', () => {
    const others = withLinked([child, father], [there])
    expect(readBy('f', others)).toContain('Blueberry Lane Academy')
    expect(readBy('f', others)).not.toMatch(/Foxglove|zoe@|Quillwood/)
    expect(JSON.stringify(others)).not.toMatch(/testwell|Kim/i)
    expect(redact('Nothing of it.', secretsFrom('f', others))).toBe('Nothing of it.')
  })

  it('has what was protected once kept secret here too, and no more where they are protected no more', () => {
    const [contact, reachedBefore] = [{ address: refuge }, [{ address: home }, { address: refuge }]]
    const once = person('m2', 'Zoe Testwell', { contact, reachedBefore, addressProtected: false, onceProtected: true })
    const shown = readBy('f', withLinked([child, mother, father], [[once]]))
    expect(shown).not.toContain('Larkspur')
    expect(shown).toContain('07700 900111')
    expect(shown).toContain('Foxglove Court')
    expect(shown).toContain('Blueberry Lane Academy')
  })

  it('is not read by a father as his own where it is a child of his name', () => {
    const son = person('s', 'Dan Example', { forenames: 'Dan', contact: { address: refuge }, ...hidden })
    expect(readBy('f', withLinked([child, father], [[son]]))).not.toContain('Foxglove')
  })

  it('leaves nobody without a name to be taken for somebody', () => {
    const nobody = person('r', '', { referred: true, contact: { phone: '01632 960222' } })
    const [first] = withLinked([nobody], [[person('x', '', { ...hidden, contact: { address: refuge } })]])
    expect(first).toEqual(nobody)
  })
})
