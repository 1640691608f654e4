import { isOpened, type Case, type OpenedCase } from '../case'
import { calendarOf, startClock } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { evolve } from '../evolve'
import { refusalMessages } from '../refusals'
import type { Rules } from '../rules'
import { stepFor } from '../stages'
import { refuse, type Refused, type StepContext } from '../stages/step'
import { stamp } from '../stamp'
import { askedSteps, clockNameOf } from './asked'
import type { AskedStep, TwoStageCommand } from './facts'

type Context<C extends PersonCommand> = StepContext<OpenedCase, C>

/**
 * What follows from a step that would be taken, in a council that has some done in two stages: of such a step that it is asked for, and
 * nothing else; of the approval of one, the step as it is decided at that moment, for whoever asked for it.
 * @param follows what follows from the step by itself
 */
export function inTwoStages(context: Context<PersonCommand>, follows: EventBody[]): EventBody[] | Refused {
  const { state, command, rules } = context
  if (isInTwoStages(command, rules)) return ask({ ...context, command })
  if (command.kind !== 'approve-step') return follows
  const asked = askedSteps(state).find(({ approvalId }) => approvalId === command.approvalId)
  const step = asked === undefined ? [] : approved(context, asked, follows)
  return Array.isArray(step) ? [...follows, ...step] : step
}

const isInTwoStages = (command: PersonCommand, { approvals }: Rules): command is TwoStageCommand =>
  approvals.twoStage.some((kind) => kind === command.kind)

/** A closed case has no clocks, so that what is asked for in one waits without. */
function ask({ state, command, actor, at, rules, messageId }: Context<TwoStageCommand>): EventBody[] {
  const { id, roles, deputyFor } = actor
  const asker = { id, roles, ...(deputyFor !== undefined && { deputyFor }) }
  const asked: EventBody = { type: 'approval-asked', approvalId: messageId, step: command, asker }
  if (state.stage === 'closed') return [asked]
  const clock = { ...rules.approvals.within, name: clockNameOf(command.kind, rules) }
  return [asked, startClock(clock, at, calendarOf(rules, state.proclaimed), rules.version)]
}

/** The case may have moved on: what is not possible any more is refused with the sentence that says why, what the step says with its code. */
function approved(
  { state, at, now, rules, messageId, actor }: Context<PersonCommand>,
  { step: command, asker }: AskedStep,
  follows: EventBody[],
): EventBody[] | Refused {
  const given = stamp(follows, { after: state.seq, at, by: actor.id, messageId })
  const after = given.reduce<Case>(evolve, state)
  const step = isOpened(after) ? stepFor(after, command.kind) : undefined
  const code = step === undefined ? 'not-legal-now' : step.refusal(asker, rules)
  if (code !== undefined) return refuse('step-overtaken', `${code}: ${refusalMessages[code]}`)
  return step?.follows({ command, actor: asker, at, now, rules, messageId }) ?? []
}
