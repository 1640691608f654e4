import fc from 'fast-check'
import { anyCommand } from '../test/support/any-command'
import { choicesFor, play } from '../test/properties/history'
import { faultsOf } from '../test/properties/invariants'
import { commandKinds } from './commands'
import { twoStageKinds } from './two-stage/kinds'

// The short form of `npm run properties`.

const councils = ['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'blackpool', 'anyshire']

it.each(councils)('any history of %s holds every invariant (test/properties/invariants.ts)', (council) => {
  fc.assert(
    fc.property(choicesFor(council, 50), (choices) => {
      expect(faultsOf(play(council, choices))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('any history in which steps are done in two stages holds them, too, and has steps approved, declined and withdrawn', () => {
  const ended = new Set<string>()
  fc.assert(
    fc.property(choicesFor('anyshire', 80), (choices) => {
      const history = play('anyshire', choices, twoStageKinds)
      expect(faultsOf(history)).toEqual([])
      for (const { type } of history.events) ended.add(type)
    }),
    { numRuns: 80, seed: 7 },
  )
  expect([...ended]).toEqual(expect.arrayContaining(['approval-given', 'approval-declined', 'step-withdrawn']))
})

it.each(councils)(
  'the random histories of %s get as far as a decided outcome, and are refused now and then',
  (council) => {
    const histories = fc.sample(choicesFor(council, 120), { numRuns: 300, seed: 7 }).map((one) => play(council, one))
    const reached = new Set(histories.flatMap(({ told }) => told.map(({ after }) => after.stage)))
    expect([...reached]).toEqual(expect.arrayContaining(['assessment', 'outcome-decided', 'closed']))
    const answers = histories.flatMap(({ told }) =>
      told.map(({ answer }) => (answer === 'applied' ? 'applied' : 'refused')),
    )
    expect(answers.filter((answer) => answer === 'refused').length).toBeGreaterThan(answers.length / 20)
    expect(answers.filter((answer) => answer === 'applied').length).toBeGreaterThan(answers.length / 3)
  },
)

it('knows every command that a person may send', () => {
  const generated = new Set(fc.sample(anyCommand(['closed']), { numRuns: 2000, seed: 1 }).map(({ kind }) => kind))
  expect([...generated].toSorted()).toEqual([...commandKinds].toSorted())
})
