import { openClock, openClocks, stopClocks } from '../../clocks/case-clocks'
import { sayDate } from '../../calendar/words'
import type { CommonEventBody } from '../../events'
import { may } from '../../permissions'
import type { RefusalCode } from '../../refusals'
import { dayHeld, momentOf } from '../../roads/held-on'
import type { Actor } from '../../roles'
import type { Rules } from '../../rules'
import { refuse, type Refused } from '../../stages/step'
import type { LocalDate } from '../../time'
import type { MatterContext, MatterStep, MatterSteps } from '../matter'
import { extendStage, meetOn, notExtendable, roomFor, startOn } from './clocks'
import type { Complaint, ComplaintCommand, ComplaintEvent, ComplaintStage } from './facts'
import { hidesFrom, peopleSteps } from './people'

type Follows = (ComplaintEvent | CommonEventBody)[] | Refused
type Context<K> = MatterContext<Complaint, Extract<ComplaintCommand, { kind: K }>>
type StepOf<K extends ComplaintCommand['kind']> = MatterStep<
  Complaint,
  Extract<ComplaintCommand, { kind: K }>,
  ComplaintEvent
>

/** The stage that a reply would now be the reply of. */
function stageToReply({ stage, investigators }: Complaint): ComplaintStage | undefined {
  if (stage === 'stage-1') return 1
  if (stage === 'stage-2' && investigators !== undefined) return 2
  return stage === 'panel-reported' ? 3 : undefined
}

/** Who replies at stage 1 may not reply after it; configuration has everybody who adjudicates among those who answer. */
const whyNotReply = (state: Complaint, actor: Actor, rules: Rules): RefusalCode | undefined =>
  stageToReply(state) === 1 || may(actor, 'complaint.adjudicate', rules) ? undefined : 'role-not-allowed'

const reply: StepOf<'reply-to-complaint'> = {
  label: 'Reply to the complaint, with a finding and the reasons',
  permission: 'complaint.answer',
  possible: (state) => stageToReply(state) !== undefined,
  forbids: (state, actor, rules) => hidesFrom(state, actor) ?? whyNotReply(state, actor, rules),
  follows: (context) => {
    const { state, command, rules, at } = context
    const stage = stageToReply(state)
    const on = dayHeld(command.on, state.since, at)
    if (stage === undefined) return refuse('not-legal-now')
    if (typeof on !== 'string') return on
    const { stage1, stage2, panelReply, nextStage } = rules.complaints
    const { finding, reason } = command
    return [
      { type: 'complaint-replied', stage, finding, reason, on },
      ...meetOn(context, { 1: stage1, 2: stage2, 3: panelReply }[stage], on),
      ...(stage === 3 ? [] : [startOn(context, nextStage, on)]),
    ]
  },
}

/** The next stage is asked for after a reply, or where stage 1 has run out without one (regulations 15 and 18; 2-19). */
function stageToAsk(state: Complaint, rules: Rules): 2 | 3 | undefined {
  const isOverdue = openClock(state, rules.complaints.stage1.name)?.status === 'breached'
  if (state.stage === 'stage-1-replied' || (state.stage === 'stage-1' && isOverdue)) return 2
  return state.stage === 'stage-2-replied' ? 3 : undefined
}

function nextStage(context: Context<'request-next-stage'>): Follows {
  const { state, command, rules, at } = context
  const stage = stageToAsk(state, rules)
  const on = dayHeld(command.on, state.since, at)
  if (stage === undefined) return refuse('not-legal-now')
  if (typeof on !== 'string') return on
  const { channel, reason, lateReason } = command
  const { nextStage: window, stage1, stage2, panel } = rules.complaints
  const asked = openClock(state, window.name)
  const isLate = asked !== undefined && on > asked.due.dueOn
  if (isLate && lateReason === undefined) return refuse('request-late', `by ${sayDate(asked.due.dueOn)}`)
  return [
    { type: 'next-stage-requested', stage, channel, reason, on, ...(isLate && lateReason && { lateReason }) },
    ...meetOn(context, window, on),
    ...stopClocks(
      openClocks(state).filter(({ name }) => name === stage1.name),
      at,
    ),
    startOn(context, stage === 2 ? stage2 : panel, on),
  ]
}

const isReplied = ({ stage }: Complaint): boolean => stage === 'stage-1-replied' || stage === 'stage-2-replied'

/** While the next stage may still be asked for, it is closed only where they are content. */
function close({ state, command: { satisfied, reason }, rules, at }: Context<'close-complaint'>): Follows {
  const window = openClock(state, rules.complaints.nextStage.name)
  if (!satisfied && window !== undefined && at <= window.due.dueAt)
    return refuse('may-still-ask', `after ${sayDate(window.due.dueOn)}`)
  return [{ type: 'complaint-closed', satisfied, reason }, ...stopClocks(openClocks(state), at)]
}

/** Stage 2 begins with the agreement; nothing is asked for, and nothing was answered (regulations 14 to 17; 2-18, 2-19). */
function skipStage1(context: Context<'skip-stage-1'>): Follows {
  const { state, command, rules, at } = context
  const on = dayHeld(command.on, state.since, at)
  if (typeof on !== 'string') return on
  const { agreedBy, reason } = command
  return [
    { type: 'stage-1-skipped', agreedBy, reason, on },
    ...stopClocks(openClocks(state), momentOf(on, at)),
    startOn(context, rules.complaints.stage2, on),
  ]
}

/** What was done on a day ends one clock and starts the next. */
function onDay(
  context: MatterContext<Complaint, { on?: LocalDate }>,
  rules: { ends: 'panel' | 'panelReport'; starts: 'panelReport' | 'panelReply' },
  event: (on: LocalDate) => ComplaintEvent,
): Follows {
  const { state, command, at } = context
  const on = dayHeld(command.on, state.since, at)
  if (typeof on !== 'string') return on
  const { complaints } = context.rules
  return [event(on), ...meetOn(context, complaints[rules.ends], on), startOn(context, complaints[rules.starts], on)]
}

/** The steps of a comment, a compliment or a complaint, in the order in which they are mostly taken. None is theirs whom it is about. */
export const complaintSteps: MatterSteps<Complaint, ComplaintCommand, ComplaintEvent> = {
  'acknowledge-feedback': {
    label: 'Acknowledge it, which closes it',
    permission: 'complaint.handle',
    possible: ({ stage }) => stage === 'received',
    forbids: hidesFrom,
    follows: (context) => {
      const { state, command, at } = context
      const note = command.note === undefined ? {} : { note: command.note }
      const on = dayHeld(undefined, state.since, at)
      if (typeof on !== 'string') return on
      return [{ type: 'feedback-acknowledged', ...note }, ...meetOn(context, context.rules.complaints.feedback, on)]
    },
  },
  ...peopleSteps,
  'extend-stage-1': {
    label: 'Take longer at stage 1, as agreed',
    permission: 'complaint.answer',
    possible: (state, { complaints }) => roomFor(state, complaints.stage1) > 0,
    forbids: (state, actor, { complaints }, at) =>
      hidesFrom(state, actor) ?? notExtendable(state, complaints.stage1, at),
    follows: (context) => {
      const { by: days, ground, agreed, reason } = context.command
      if (!agreed) return refuse('not-agreed')
      const event = { type: 'complaint-extended', stage: 1, days, ground, reason } as const
      return extendStage(context, context.rules.complaints.stage1, event)
    },
  },
  'skip-stage-1': {
    label: 'Record that it was agreed to go straight to stage 2',
    permission: 'complaint.answer',
    possible: ({ stage }) => stage === 'stage-1',
    forbids: hidesFrom,
    follows: skipStage1,
  },
  'reply-to-complaint': reply,
  'request-next-stage': {
    label: 'Record that the next stage was asked for in writing',
    permission: 'complaint.handle',
    possible: (state, rules) => stageToAsk(state, rules) !== undefined,
    forbids: hidesFrom,
    follows: nextStage,
  },
  'extend-stage-2': {
    label: 'Take longer at stage 2; they are written to with the new date',
    permission: 'complaint.adjudicate',
    possible: (state, { complaints }) => roomFor(state, complaints.stage2) > 0,
    forbids: (state, actor, { complaints }, at) =>
      hidesFrom(state, actor) ?? notExtendable(state, complaints.stage2, at),
    follows: (context) => {
      const { by: days, reason } = context.command
      const event = { type: 'complaint-extended', stage: 2, days, reason } as const
      return extendStage(context, context.rules.complaints.stage2, event)
    },
  },
  'hold-review-panel': {
    label: 'Record that the review panel met',
    permission: 'complaint.handle',
    possible: ({ stage }) => stage === 'panel-awaited',
    forbids: hidesFrom,
    follows: (context) => {
      const note = context.command.note === undefined ? {} : { note: context.command.note }
      return onDay(context, { ends: 'panel', starts: 'panelReport' }, (on) => ({
        type: 'review-panel-held',
        on,
        ...note,
      }))
    },
  },
  'record-panel-report': {
    label: "Record the panel's report",
    permission: 'complaint.handle',
    possible: ({ stage }) => stage === 'panel-held',
    forbids: hidesFrom,
    follows: (context) => {
      const { recommendations } = context.command
      return onDay(context, { ends: 'panelReport', starts: 'panelReply' }, (on) => ({
        type: 'panel-reported',
        recommendations,
        on,
      }))
    },
  },
  'withdraw-complaint': {
    label: 'Record that it was withdrawn',
    permission: 'complaint.handle',
    forbids: hidesFrom,
    follows: ({ state, command: { reason }, at }) => [
      { type: 'complaint-withdrawn', reason },
      ...stopClocks(openClocks(state), at),
    ],
  },
  'close-complaint': {
    label: 'Close the complaint as answered',
    permission: 'complaint.handle',
    possible: isReplied,
    forbids: hidesFrom,
    follows: close,
  },
}
