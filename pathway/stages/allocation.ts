import type { OpenCase } from '../case'
import type { PersonCommand } from '../commands'
import { refuse, type Step } from './step'

/** A social worker is allocated, or another in their place (000-08, 002-08, 002-17). */
export const allocate: Step<OpenCase, Extract<PersonCommand, { kind: 'allocate' }>> = {
  label: 'Allocate a social worker',
  permission: 'case.allocate',
  follows: ({ state, command }) => {
    if (state.allocatedTo === command.workerId) return refuse('same-worker')
    if (state.conflicted?.includes(command.workerId) === true) return refuse('conflict-of-interest')
    return [
      {
        type: 'worker-allocated',
        workerId: command.workerId,
        ...(state.allocatedTo === undefined ? {} : { previousWorkerId: state.allocatedTo }),
        ...(command.note === undefined ? {} : { note: command.note }),
      },
    ]
  },
}
