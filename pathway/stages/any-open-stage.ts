import { londonDate } from '../calendar/london'
import type { OpenCase } from '../case'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { flagSteps } from '../flags/steps'
import { isFamily } from '../people'
import { makeRecord } from '../records/step'
import { whyNotBorn } from '../pre-birth/born'
import { preBirthSteps } from '../pre-birth/steps'
import { restrictionSteps } from '../restriction/steps'
import { bankHolidays } from './bank-holidays'
import { clockChanges } from './clock-changes'
import { consentSteps } from './consent'
import { contactSteps } from './contact'
import { correctReceipt } from './receipt-corrected'
import { adoptRules } from './rules-adopted'
import { refuse, type Refused, type StepContext, type Steps } from './step'
import { handOver, transferCase } from './transfer'

type Of<K> = Extract<PersonCommand, { kind: K }>

/** What may be done at every open moment of a case. */
export const anyOpenStage: Steps<OpenCase> = {
  ...consentSteps,
  ...contactSteps,
  ...flagSteps,
  ...preBirthSteps,
  ...clockChanges,
  ...bankHolidays,
  ...restrictionSteps,
  'correct-receipt': correctReceipt,
  'adopt-current-rules': adoptRules,
  'link-case': {
    label: 'Link with the case of another child',
    permission: 'case.work',
    follows: ({ state, command: { caseId, relation, reason } }) => {
      const linked = [state.caseId, ...state.siblingCaseIds, ...(state.links ?? []).map((link) => link.caseId)]
      return linked.includes(caseId) ? refuse('already-linked') : [{ type: 'case-linked', caseId, relation, reason }]
    },
  },
  'record-child-seen': {
    label: 'Record that the child was seen',
    permission: 'case.work',
    forbids: whyNotBorn,
    follows: recordChildSeen,
  },
  'record-child-not-seen': {
    label: 'Record why the child was not seen, or not seen alone',
    permission: 'unseen-child.explain',
    follows: ({ command }) => [{ type: 'child-not-seen', missing: command.missing, reason: command.reason }],
  },
  'request-service': {
    label: 'Request a service for the family',
    permission: 'case.work',
    follows: ({ command }) => [{ type: 'service-requested', service: command.service, reason: command.reason }],
  },
  'add-comment': {
    label: "Add the family's own comment",
    permission: 'case.work',
    follows: ({ state, command }) => {
      if (!state.people.some((person) => person.id === command.personId)) return refuse('unknown-person')
      return [{ type: 'comment-added', personId: command.personId, comment: command.comment }]
    },
  },
  'make-record': makeRecord,
  'transfer-case': transferCase,
  'hand-over': handOver,
  'request-copy': {
    label: 'Record that a copy of the assessment was asked for',
    permission: 'case.work',
    possible: (state) => state.stage !== 'awaiting-decision',
    follows: ({ state, command }) => {
      const person = state.people.find(({ id }) => id === command.personId)
      if (person === undefined) return refuse('unknown-person')
      if (!isFamily(person)) return refuse('not-the-family')
      return [{ type: 'copy-requested', personId: command.personId }]
    },
  },
}

/** Services are asked for as soon as a need is found (000-19); the child is seen, and seen alone where it must be (004-43). */
function recordChildSeen(context: StepContext<OpenCase, Of<'record-child-seen'>>): EventBody[] | Refused {
  const { state, command, at } = context
  const today = londonDate(at)
  const referredOn = londonDate(state.receivedAt)
  const seenOn = command.seenOn ?? today
  if (seenOn < referredOn || seenOn > today) return refuse('date-out-of-order', `${referredOn} to ${today}`)
  const note = command.note === undefined ? {} : { note: command.note }
  return [{ type: 'child-seen', alone: command.alone, seenOn, ...note }]
}
