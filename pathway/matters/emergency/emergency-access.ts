import { addMinutes } from 'date-fns/addMinutes'
import { isSamePerson } from '../../approvals'
import { londonDate } from '../../calendar/london'
import { calendarOf, meetClock, openClock, startClock, stopClocks } from '../../clocks/case-clocks'
import type { Message } from '../../commands'
import type { CommonEventBody } from '../../events'
import { mostly } from '../../permissions'
import type { Rules } from '../../rules'
import type { Stamped } from '../../stamp'
import { machineOf } from '../machine-of'
import type { Matter, MatterSteps } from '../matter'
import type { EmergencyAccess, EmergencyCommand, EmergencyEvent, EmergencyIntake } from './facts'
import { accessSentence } from './sentence'

type Happened = Stamped<EmergencyEvent | CommonEventBody>

const timer = 'emergency-access'
const review = 'emergency-access-review'

const isGranted = ({ stage }: EmergencyAccess): boolean => stage === 'granted'

/** What ends the timer, where it is ended before. */
const stopTimer = (state: EmergencyAccess, at: string): CommonEventBody[] =>
  stopClocks(
    [openClock(state, timer)].filter((clock) => clock !== undefined),
    at,
  )

/** The steps of an emergency access. */
export const emergencySteps: MatterSteps<EmergencyAccess, EmergencyCommand, EmergencyEvent> = {
  'end-own-access': {
    label: 'Give it back before its time is over',
    permission: 'access.emergency',
    possible: isGranted,
    forbids: ({ takenBy }, { id }) => (takenBy === id ? undefined : 'not-own-access'),
    follows: ({ state, at }) => [{ type: 'emergency-access-ended', because: 'given-back' }, ...stopTimer(state, at)],
  },
  'end-access': {
    label: 'End it before its time is over',
    permission: 'access.review',
    possible: isGranted,
    follows: ({ state, command: { reason }, at }) => [
      { type: 'emergency-access-ended', because: 'ended-by-another', reason },
      ...stopTimer(state, at),
    ],
  },
  'review-access': {
    label: 'Review whether it was justified',
    permission: 'access.review',
    possible: ({ stage }) => stage === 'to-be-reviewed',
    forbids: ({ takenBy }, actor) => (isSamePerson(actor, takenBy) ? 'own-access' : undefined),
    follows: ({ state, command: { finding, reason }, at, now }) => [
      { type: 'emergency-access-reviewed', finding, reason },
      ...meetClock(openClock(state, review), at, now),
    ],
  },
}

function open({ command, actor, acceptedAt }: Message<EmergencyIntake>, rules: Rules) {
  const { kind: _kind, ...facts } = command
  const { minutes } = command
  const calendar = calendarOf(rules, command.proclaimed)
  const until = addMinutes(acceptedAt, minutes).toISOString()
  const ends = { ...rules.emergencyAccess.timer, budget: { kind: 'elapsed-minutes', minutes } } as const
  return [
    { type: 'emergency-access-taken', ...facts, takenBy: actor.id, acceptedAt, until } as const,
    startClock(ends, acceptedAt, calendar, rules.version),
    startClock(rules.emergencyAccess.review, acceptedAt, calendar, rules.version),
  ]
}

function begin(event: Happened): EmergencyAccess | undefined {
  if (event.type !== 'emergency-access-taken') return undefined
  const { type: _type, at: _at, by: _by, messageId: _messageId, ...facts } = event
  return { ...facts, stage: 'granted', clocks: [] }
}

function evolve(state: EmergencyAccess, event: Happened): EmergencyAccess {
  switch (event.type) {
    case 'emergency-access-ended':
      return {
        ...state,
        stage: 'to-be-reviewed',
        // Heard late by a worker that was away, it had ended all the same.
        endedAt: event.because === 'time-over' ? state.until : event.at,
      }
    case 'emergency-access-reviewed': {
      const { finding, reason, at, by } = event
      return { ...state, stage: 'closed', reviewed: { finding, reason, by, on: londonDate(at) } }
    }
    default:
      return state
  }
}

const emergencyAccess: Matter<EmergencyAccess, EmergencyIntake, EmergencyCommand, EmergencyEvent> = {
  kind: 'emergency-access',
  opensWith: 'take-emergency-access',
  open,
  begin,
  steps: emergencySteps,
  reached: (state, { clock }) =>
    clock === timer
      ? [
          { type: 'emergency-access-ended', because: 'time-over' },
          ...meetClock(openClock(state, timer), state.until, state.until),
        ]
      : [],
  evolve,
  sentence: accessSentence,
  notices: () => [],
  next: (state, rules) => ({
    who: mostly('access.review', rules, 'team-manager'),
    toDo: isGranted(state) ? 'review it once it has ended' : 'review whether it was justified',
  }),
  stageLabel: ({ stage }) => stageWords[stage],
}

const stageWords: Record<EmergencyAccess['stage'], string> = {
  granted: 'Granted',
  'to-be-reviewed': 'Ended, to be reviewed',
  closed: 'Reviewed',
}

/** Access to a record that is shut to who takes it: for some minutes, with a reason, ended by a timer, reviewed by somebody else (T11). */
export const emergencyMachine = machineOf(emergencyAccess)
