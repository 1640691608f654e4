import { namesAlone } from './named-in'

const people = [
  { id: 'father', name: 'Dan Testwell' },
  { id: 'mother', name: 'Mrs Moira Testwell' },
  { id: 'child', name: 'Robin Lee Testwell' },
  { id: 'uncle', name: 'Robin Otherby' },
  { id: 'referrer', name: 'Dan Testwell', referred: true },
]

it('000-05, 003-20 a first name or a whole name says with whom it was', () => {
  for (const text of ['Dan', 'dan testwell', 'Mr Dan Testwell', 'TESTWELL, Dan'])
    expect(namesAlone(text, 'father', people)).toBe(true)
  for (const text of ['Moira', 'Mrs Moira Testwell']) expect(namesAlone(text, 'mother', people)).toBe(true)
  expect(namesAlone('Robin Testwell', 'child', people)).toBe(true)
})

it('000-05, 003-20 whatever else it says leaves a doubt, and is nobody’s', () => {
  const doubtful = ['Mum', 'Ms Testwell', 'Mrs M. Testwell', 'M. Testwell', 'MT', 'The referrer', 'her solicitor']
  const others = ["Women's refuge", 'Housing', 'Dan and Moira', 'Dan Testwell, her solicitor', 'Robin', 'not known', '']
  for (const text of [...doubtful, ...others])
    for (const { id } of people) expect([text, id, namesAlone(text, id, people)]).toEqual([text, id, false])
  expect(namesAlone('Dan', 'nobody', people)).toBe(false)
})
