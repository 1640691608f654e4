import { isOpened, unopened, type Case } from './case'
import type { Command } from './commands'
import { decide } from './decide'
import type { CaseEvent, EventBody } from './events'
import { evolve } from './evolve'
import type { Machine } from './machine'
import { noticesFor } from './notices'
import { waitingFor } from './waiting'

/** The pathway as the shell runs it: the case of a child who was referred. */
export const caseMachine: Machine<Case, Command, EventBody> = {
  unopened,
  decide,
  evolve,
  notices: (event, state, rules) => (isOpened(state) ? noticesFor(event, state, rules) : []),
  waiting: waitingFor,
  part: ({ stage }) => partOf(stage),
  owns: (event): event is CaseEvent => event.type !== '',
}

function partOf(stage: Case['stage']): 'decision' | 'assessment' | 'after' {
  switch (stage) {
    case 'unopened':
    case 'awaiting-decision':
      return 'decision'
    case 'outcome-decided':
    case 'closed':
      return 'after'
    default:
      return 'assessment'
  }
}
