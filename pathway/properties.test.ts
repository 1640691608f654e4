import fc from 'fast-check'
import { fold, legalCommands } from '.'
import { openClocks } from './clocks/case-clocks'
import { commandKinds, type PersonCommand } from './commands'
import { refusalMessages } from './refusals'
import type { Actor } from './roles'
import { stages } from './case'
import { anyActor, anyCommand } from '../test/support/any-command'
import { PaperCase, rulesOf } from '../test/support/paper-case'

const councils = ['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'blackpool', 'anyshire']

interface Step {
  command: PersonCommand
  actor: Actor
  waitHours: number
}

const outcomesOf = (council: string): string[] => rulesOf(council).assessment.outcomes.map(({ code }) => code)

const anyStep = (council: string): fc.Arbitrary<Step> =>
  fc.record({
    command: anyCommand(outcomesOf(council)),
    actor: fc.oneof({ weight: 3, arbitrary: fc.constant<Actor>(everything) }, { weight: 2, arbitrary: anyActor }),
    waitHours: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
    ),
  })

// Someone with every role, so that histories get far; the others are there to be refused.
const everything: Actor = {
  id: 'everything',
  roles: [
    'duty-worker',
    'social-worker',
    'duty-manager',
    'team-manager',
    'service-manager',
    'conference-chair',
    'administrator',
  ],
}

/** What only a step's own words can be refused for; anything else must agree with the list of legal steps. */
const aboutTheCase = [
  ...['not-legal-now', 'role-not-allowed', 'own-request', 'case-closed'],
  ...['clock-not-pausable', 'clock-not-extendable', 'nothing-to-move'],
]

function play(
  council: string,
  steps: readonly Step[],
  check: (paper: PaperCase, step: Step, before: readonly string[], said: string) => void,
) {
  const paper = new PaperCase(council, '2026-06-01T10:00')
  for (const step of steps) {
    if (paper.state.stage !== 'closed') paper.later(step.waitHours)
    const legal = legalCommands(paper.state, step.actor, paper.rules)
    const answer = paper.tell(step.command, step.actor)
    check(paper, step, legal, answer === 'applied' ? 'applied' : answer.code)
  }
  return paper
}

const histories = (council: string) => fc.array(anyStep(council), { maxLength: 40, size: 'max' })

describe.each(councils)('any history of %s', (council) => {
  it('refuses with a known code, and exactly what is not on the list of legal steps', () => {
    fc.assert(
      fc.property(histories(council), (steps) => {
        play(council, steps, (_paper, { command }, legal, said) => {
          if (said !== 'applied') expect(refusalMessages).toHaveProperty(said)
          expect(aboutTheCase.includes(said)).toBe(!legal.includes(command.kind))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('is what its record folds to, numbered without gaps, in a known stage, with no clock left once closed', () => {
    fc.assert(
      fc.property(histories(council), (steps) => {
        const paper = play(council, steps, () => undefined)
        expect(fold(paper.events)).toEqual(paper.state)
        expect(paper.events.map(({ seq }) => seq)).toEqual(paper.events.map((_, index) => index + 1))
        expect(stages).toContain(paper.state.stage)
        if (paper.state.stage === 'closed') expect(openClocks(paper.open)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('reaches each rung of a clock once for each due date it has had', () => {
    fc.assert(
      fc.property(histories(council), (steps) => {
        const { events } = play(council, steps, () => undefined)
        const reached = events.flatMap((event) =>
          event.type === 'clock-rung-reached' ? [`${event.clock} ${event.rung} ${event.dueAt}`] : [],
        )
        expect(new Set(reached).size).toBe(reached.length)
      }),
      { numRuns: 30 },
    )
  })
})

it('knows every command that a person may send', () => {
  const generated = new Set(fc.sample(anyCommand(['closed']), 2000).map(({ kind }) => kind))
  expect([...generated].toSorted()).toEqual([...commandKinds].toSorted())
})
