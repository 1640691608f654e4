import { couldBe } from './named'

const person = (name: string, dateOfBirth?: string) => ({
  kind: 'father' as const,
  id: 'one',
  said: { name, ...(dateOfBirth !== undefined && { dateOfBirth }) },
})
const asking = { name: 'Daniel James Example', dateOfBirth: '1985-05-06' }

describe('somebody of a case who is said to be who asks', () => {
  it.each(['Daniel James Example', 'Dan Example', 'EXAMPLE, dan', 'Daniel  Example', 'James Example'])(
    'could be so as %s',
    (name) => {
      expect(couldBe(person(name), asking)).toBe(true)
    },
  )

  it.each(['Moira Example', 'Dan', 'Example', '', 'Dan Other', 'Da Example'])('could not as %s', (name) => {
    expect(couldBe(person(name), asking)).toBe(false)
  })

  it('is told by the date of birth where both are known, whatever they are called now', () => {
    expect(couldBe(person('Danny Formerly', '1985-05-06'), asking)).toBe(true)
    expect(couldBe(person('Daniel James Example', '1985-05-05'), asking)).toBe(false)
  })
})
