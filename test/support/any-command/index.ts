import fc from 'fast-check'
import type { PersonCommand } from '../../../pathway/commands'
import { roles, type Actor } from '../../../pathway/roles'
import { rulesOf } from '../paper-case'
import { assessmentCommands } from './assessment'
import { caseCommands } from './case'
import { clocksCommands } from './clocks'
import { peopleCommands } from './people'
import { roadsCommands } from './roads'

/** Any command a person may send, sensible or not, for these outcomes; what is submitted is whole under these rules. */
export const anyCommand = (outcomes: readonly string[], rules = rulesOf('anyshire')): fc.Arbitrary<PersonCommand> =>
  fc.oneof(
    ...caseCommands(outcomes),
    ...assessmentCommands(outcomes, rules),
    ...peopleCommands,
    ...roadsCommands,
    ...clocksCommands,
  )

/** Somebody with one or two roles; few ids, so that the same person comes back. */
export const anyActor: fc.Arbitrary<Actor> = fc.record({
  id: fc.constantFrom('social-worker-one', 'team-manager-one', 'both'),
  roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 3 }),
})
