import { isSamePerson } from '../../approvals'
import type { RefusalCode } from '../../refusals'
import type { Actor } from '../../roles'
import { refuse } from '../../stages/step'
import type { MatterSteps } from '../matter'
import type { Complaint, ComplaintCommand, ComplaintEvent, Investigators } from './facts'

/** Whom it is about answers nothing in it, even where it was assigned to them under the rules of an earlier release. */
export const hidesFrom = ({ hiddenFrom }: Complaint, actor: Actor): RefusalCode | undefined =>
  isSamePerson(actor, hiddenFrom) ? 'complained-of' : undefined

/** Why these two may not look into it: whom it is about, somebody of stage 1, or one person as both. */
function unfit(state: Complaint, { investigatorId, independentPersonId }: Investigators): RefusalCode | undefined {
  const both = [investigatorId, independentPersonId]
  if (investigatorId === independentPersonId) return 'not-independent'
  if (both.some((id) => id === state.workerId)) return 'investigator-complained-of'
  return both.some((id) => state.stage1By.includes(id)) ? 'investigator-of-stage-1' : undefined
}

type OfPeople = Extract<ComplaintCommand, { kind: 'assign-complaint' | 'name-worker' | 'appoint-investigators' }>

/** The steps that say whom it is about and who works on it. */
export const peopleSteps: MatterSteps<Complaint, OfPeople, ComplaintEvent> = {
  'assign-complaint': {
    label: 'Assign it to somebody',
    permission: 'complaint.answer',
    possible: ({ stage }) => stage !== 'received',
    forbids: hidesFrom,
    follows: ({ state, command: { workerId, reason }, rules }) => {
      if (workerId === state.allocatedTo) return refuse('same-worker')
      if (workerId === state.hiddenFrom && (rules.complaints.independent === true || reason === undefined))
        return refuse('assignee-complained-of')
      return [{ type: 'complaint-assigned', workerId, ...(reason !== undefined && { reason }) }]
    },
  },
  'name-worker': {
    label: 'Record which worker it is about',
    permission: 'complaint.handle',
    // Another name in place of the first would show it to whom it was first about; a second worker is a complaint of its own.
    forbids: (state, actor) =>
      hidesFrom(state, actor) ?? (state.workerId === undefined ? undefined : 'worker-named-already'),
    follows: ({ command: { workerId, reason }, actor }) => {
      if (workerId === actor.id) return refuse('names-oneself')
      return [{ type: 'worker-named', workerId, reason }]
    },
  },
  'appoint-investigators': {
    label: 'Appoint who investigates, and an independent person',
    permission: 'complaint.adjudicate',
    possible: ({ stage }) => stage === 'stage-2',
    forbids: hidesFrom,
    follows: ({ state, command: { investigatorId, independentPersonId } }) => {
      const why = unfit(state, { investigatorId, independentPersonId })
      if (why !== undefined) return refuse(why)
      return [{ type: 'investigators-appointed', investigatorId, independentPersonId }]
    },
  },
}
