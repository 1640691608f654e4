import { mayBeSame } from '../approvals'
import type { OpenedCase } from '../case'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { refuse, type Refused, type StepContext, type Steps } from '../stages/step'

type Of<K> = Extract<PersonCommand, { kind: K }>
type Follows<K> = (context: StepContext<OpenedCase, Of<K>>) => EventBody[] | Refused

const isRestricted = ({ restriction }: OpenedCase): boolean => restriction !== undefined
const hasConflict = ({ conflicted = [] }: OpenedCase, staffId: string): boolean =>
  conflicted.some((one) => mayBeSame(one, staffId))

/**
 * Who may see the record, at every moment of a case, when it is closed, too: it is kept for a few, and from those whose own interest or
 * family it touches. What the steps say is enforced where the record is read.
 */
export const restrictionSteps = {
  'restrict-record': {
    label: 'Restrict who may see the record',
    permission: 'record.restrict',
    follows: ({ state, command: { because, admit: named, reason }, actor }) => {
      const admitted = [...new Set([actor.id, ...named])]
      if (admitted.some((staffId) => hasConflict(state, staffId))) return refuse('conflict-of-interest')
      return [{ type: 'record-restricted', because, admitted, reason }]
    },
  },
  'lift-restriction': {
    label: 'Lift the restriction of the record',
    permission: 'record.restrict',
    possible: isRestricted,
    follows: ({ command: { reason } }) => [{ type: 'restriction-lifted', reason }],
  },
  'admit-to-record': {
    label: 'Admit somebody to the restricted record',
    permission: 'record.restrict',
    possible: isRestricted,
    follows: (context) => admit(context),
  },
  'remove-from-record': {
    label: 'Admit somebody to the restricted record no more',
    permission: 'record.restrict',
    possible: isRestricted,
    follows: (context) => remove(context),
  },
  'declare-own-conflict': {
    label: 'Declare a conflict of interest of your own',
    permission: 'conflict.declare',
    follows: ({ state, command: { reason }, actor }) => declare(state, actor.id, reason),
  },
  'declare-conflict': {
    label: 'Declare a conflict of interest of somebody else',
    permission: 'record.restrict',
    follows: ({ state, command: { staffId, reason } }) => declare(state, staffId, reason),
  },
  'end-conflict': {
    label: 'Record that a conflict of interest has ended',
    permission: 'record.restrict',
    possible: ({ conflicted = [] }) => conflicted.length > 0,
    follows: (context) => endConflict(context),
  },
} satisfies Steps<OpenedCase>

const admit: Follows<'admit-to-record'> = ({ state, command: { staffId, reason } }) => {
  if (hasConflict(state, staffId)) return refuse('conflict-of-interest')
  if (state.restriction?.admitted.includes(staffId) === true) return refuse('already-admitted')
  return [{ type: 'admitted-to-record', staffId, reason }]
}

const remove: Follows<'remove-from-record'> = ({ state, command: { staffId, reason } }) => {
  const admitted = state.restriction?.admitted ?? []
  if (!admitted.includes(staffId)) return refuse('not-admitted', admitted.join(', '))
  if (admitted.length === 1) return refuse('last-admitted')
  return [{ type: 'removed-from-record', staffId, reason }]
}

function declare(state: OpenedCase, staffId: string, reason: string): EventBody[] | Refused {
  if (hasConflict(state, staffId)) return refuse('conflict-declared-already')
  return [{ type: 'conflict-declared', staffId, reason }]
}

/** Nobody says of themselves that it has ended. */
const endConflict: Follows<'end-conflict'> = ({ state, command: { staffId, reason }, actor }) => {
  if (mayBeSame(staffId, actor.id)) return refuse('own-conflict')
  if (!hasConflict(state, staffId)) return refuse('no-conflict', (state.conflicted ?? []).join(', '))
  return [{ type: 'conflict-ended', staffId, reason }]
}
