import { CalendarRangeError } from '../../pathway/calendar/calendar'
import { isOpened, type OpenedCase } from '../../pathway/case'
import type { IntakeCommand, Message } from '../../pathway/commands'
import type { Rules } from '../../pathway/rules'
import { decide, fold, stamp, unopened } from '../../pathway'
import { fault } from '../faults'
import { Problem } from '../problems'

/** A case as it will be once its workflow has heard its first message. */
export interface Opening {
  message: Message<IntakeCommand>
  state: OpenedCase
}

/**
 * Works out how a new case begins, by the same decision that its workflow will make.
 * @throws Problem `invalid-request` where the time of receipt lies outside the calendar
 */
export function openCase(message: Message<IntakeCommand>, rules: Rules): Opening {
  const decision = decideWithinCalendar(message, rules)
  if (!('events' in decision)) throw new Error('The pathway refused a referral')
  const { messageId, actor, acceptedAt } = message
  const state = fold(stamp(decision.events, { after: 0, at: acceptedAt, by: actor.id, messageId }))
  if (!isOpened(state)) throw new Error('A referral was received and opened no case')
  return { message, state }
}

function decideWithinCalendar(message: Message<IntakeCommand>, rules: Rules) {
  try {
    return decide(unopened, message, message.acceptedAt, rules)
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    throw new Problem('invalid-request', { errors: [fault('body', ['receivedAt'], 'outside-calendar')] })
  }
}
