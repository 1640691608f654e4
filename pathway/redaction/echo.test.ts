import { besideOwn, echoes, takesUp } from './echo'

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

it.each(['14 Larkspur Rise', '2 misty rise', 'Larkspur', 'QB4 7TT', '07700 900222', 'Zoe', 'mum@safe.example'])(
  '000-05 reasons take up a guess that has the look of a place, number or name: %s',
  (guess) => {
    expect(takesUp(`You say that she is at ${guess} now.`, [`I know she is at ${guess.toLowerCase()}.`], [])).toBe(true)
    expect(takesUp(`You say that she is there.`, [`I know she is at ${guess}.`], [])).toBe(false)
  },
)

it('001-18 reasons that take up an ordinary word, a day, or the own name of who wrote stay whole', () => {
  const reply =
    'The letter about the meeting on 3 June 2026 went out late to the Family Court. We are sorry, Mr Testwell.'
  expect(
    takesUp(
      reply,
      ['Nobody told us of the meeting on 3 June 2026. The letter to the family court was late. D Testwell'],
      ['Dan Testwell'],
    ),
  ).toBe(false)
})
