import type { OpenedCase } from '../case'
import { meetClock, stopClocks } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Actor } from '../roles'
import { refuse, type Refused, type StepContext, type Steps } from '../stages/step'
import { askedSteps, clockOf, isOwn } from './asked'
import type { AskedStep, SecondDecision } from './facts'

type Context<K> = StepContext<OpenedCase, Extract<PersonCommand, { kind: K }>>

const isAnyAsked = (state: OpenedCase): boolean => askedSteps(state).length > 0
const ofOthers = (state: OpenedCase, actor: Actor) => askedSteps(state).filter((asked) => !isOwn(actor, asked))
const ofTheirs = (state: OpenedCase, actor: Actor) => askedSteps(state).filter((asked) => isOwn(actor, asked))

/**
 * What a second person decides on a step that was asked for, and what whoever asked may still do: also in a closed case. Nobody approves or
 * declines what they asked for themselves, nor what somebody did for whom they stand in.
 */
export const secondSteps = {
  'approve-step': {
    label: 'Approve a step that somebody else asked for',
    permission: 'approval.give',
    possible: isAnyAsked,
    forbids: (state, actor) => (ofOthers(state, actor).length === 0 ? 'own-step' : undefined),
    follows: approve,
  },
  'decline-step': {
    label: 'Decline a step that somebody else asked for',
    permission: 'approval.give',
    possible: isAnyAsked,
    forbids: (state, actor) => (ofOthers(state, actor).length === 0 ? 'own-step' : undefined),
    follows: decline,
  },
  'withdraw-step': {
    label: 'Withdraw a step that waits for a second person',
    permission: 'case.act',
    possible: isAnyAsked,
    forbids: (state, actor) => (ofTheirs(state, actor).length === 0 ? 'not-own-step' : undefined),
    follows: withdraw,
  },
} satisfies Steps<OpenedCase>

/** What the step itself comes to is added to it (`decided.ts`). */
function approve({ state, command, actor, at, now, rules }: Context<'approve-step'>): EventBody[] | Refused {
  const asked = among(ofOthers(state, actor), command)
  if ('refused' in asked) return asked
  return [{ type: 'approval-given', ...ended(asked, command) }, ...meetClock(clockOf(state, asked, rules), at, now)]
}

function decline({ state, command, actor, at, now, rules }: Context<'decline-step'>): EventBody[] | Refused {
  const asked = among(ofOthers(state, actor), command)
  if ('refused' in asked) return asked
  return [{ type: 'approval-declined', ...ended(asked, command) }, ...meetClock(clockOf(state, asked, rules), at, now)]
}

function withdraw({ state, command, actor, at, rules }: Context<'withdraw-step'>): EventBody[] | Refused {
  const asked = among(ofTheirs(state, actor), command)
  if ('refused' in asked) return asked
  const clock = clockOf(state, asked, rules)
  const clocks = clock === undefined ? [] : [clock]
  return [{ type: 'step-withdrawn', ...ended(asked, command) }, ...stopClocks(clocks, at)]
}

const among = (list: readonly AskedStep[], { approvalId }: SecondDecision): AskedStep | Refused =>
  list.find((asked) => asked.approvalId === approvalId) ??
  refuse('unknown-approval', list.map((asked) => asked.approvalId).join(', '))

const ended = ({ approvalId, step, asker }: AskedStep, { reason }: SecondDecision) => ({
  ...{ approvalId, command: step.kind, askedBy: asker.id, reason },
})
