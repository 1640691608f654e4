import { besideOwn, echoes } from './echo'

it.each(['14 Larkspur Rise', '2 Wrong Rise', 'Larkspur', 'Wrongplace', 'QB4 7TT', '07700 900222', 'Mo'])(
  '000-05 an answer takes up what was asked, be the guess right or wrong: %s',
  (guess) => {
    const answer = `We cannot tell you whether she is at ${guess}.`
    expect(echoes(answer, [`Is she at ${guess}?`])).toBe(true)
    expect(besideOwn(answer, answer, [`Is she at ${guess}?`])).toBe('[not shown]')
  },
)

it('000-05 so it does in other spellings, run together, parted, or with an ending', () => {
  for (const [said, answer] of [
    ['is she in lark spur rise', 'Not at Larkspur.'],
    ['Is she in Wrongspur?', 'Nobody is at the WRONG-SPURS.'],
    ['Is it 07700900222?', 'We do not give out 07700 900222.'],
    ['Is it Zoë?', 'We do not speak of Zoe.'],
  ] as const)
    expect(echoes(answer, [said])).toBe(true)
})

it('001-17 an answer that takes up nothing is whole, unless something was taken out of it', () => {
  const [asked, answer] = ['When is the next meeting, and can I see the plan?', 'The next meeting is on 3 June.']
  expect(besideOwn(answer, answer, [asked])).toBe(answer)
  expect(besideOwn(answer, 'The [not shown] is on 3 June.', [asked])).toBe('[not shown]')
  expect(besideOwn('not asked', 'not asked', [])).toBe('not asked')
})
