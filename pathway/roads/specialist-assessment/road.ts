import { londonDate } from '../../calendar/london'
import { sayDate } from '../../calendar/words'
import type { OpenCase, OpenedCase } from '../../case'
import type { PersonCommand } from '../../commands'
import type { CaseEvent, EventBody } from '../../events'
import { mostly } from '../../permissions'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import { dayHeld } from '../held-on'
import type { Place, Road } from '../road'
import type { SpecialistAssessment, SpecialistAssessments } from './facts'

type Of<K> = Extract<PersonCommand, { kind: K }>

const none: SpecialistAssessments = { asked: [] }

const awaited = ({ specialistAssessments }: OpenedCase): readonly SpecialistAssessment[] =>
  (specialistAssessments?.asked ?? []).filter(({ settled }) => !settled)

/** Whether the outcome was a specialist assessment, none is awaited, and another outcome is to be decided in the light of it. */
export const isForOutcome = (state: OpenedCase): boolean =>
  state.specialistAssessments?.calledForAt !== undefined && awaited(state).length === 0

/**
 * Assessments by other services, linked to the case and coordinated with the council's own into one plan (004-05, 004-39). They may be
 * asked for at any open moment; where the outcome of the assessment is one (004-50), an outcome is decided again when they are in.
 */
export const specialistAssessment: Road = {
  name: 'specialist-assessment',
  label: 'Specialist assessment',
  place,
  tellsApart: (state) => (awaited(state).length > 1 ? 'several awaited' : 'one or none'),
  steps: {
    'record-specialist-assessment': {
      label: 'Record that a specialist assessment is asked for',
      permission: 'case.work',
      follows: ask,
    },
    'specialist-assessment-received': {
      label: 'Record that a specialist assessment was received',
      permission: 'case.work',
      possible: (state) => awaited(state).length > 0,
      follows: receive,
    },
    'withdraw-specialist-assessment': {
      label: 'Record why a specialist assessment will not come',
      permission: 'case.work',
      possible: (state) => awaited(state).length > 0,
      follows: ({ state, command: { number, reason } }) =>
        awaitedWith(state, number) === undefined
          ? unknownNumber(state)
          : [{ type: 'specialist-assessment-withdrawn', number, reason }],
    },
  },
  evolve,
  sentence: (event) => {
    switch (event.type) {
      case 'specialist-assessment-asked':
        return `Specialist assessment ${String(event.number)} was asked for on ${sayDate(event.askedOn)}.`
      case 'specialist-assessment-received':
        return `Specialist assessment ${String(event.number)} was received on ${sayDate(event.receivedOn)}.`
      case 'specialist-assessment-withdrawn':
        return `Specialist assessment ${String(event.number)} will not come.`
      default:
        return undefined
    }
  },
  family: (event) =>
    event.type === 'specialist-assessment-asked'
      ? { sentence: `We asked for an assessment by another service: ${event.service}.`, on: event.askedOn }
      : undefined,
  waiting: (state, rules) => {
    if (awaited(state).length > 0) return { who: 'social-worker', toDo: 'obtain the specialist assessment' }
    return {
      who: mostly('outcome.decide', rules, 'team-manager'),
      toDo: 'arrange a specialist assessment or decide the outcome',
    }
  },
  clocks: () => [],
}

function place(state: OpenedCase): Place | undefined {
  if (awaited(state).length > 0) return { code: 'awaited', label: 'Specialist assessment awaited' }
  if (!isForOutcome(state)) return undefined
  return { code: 'outcome-open', label: 'To be arranged, or the outcome decided again' }
}

const awaitedWith = (state: OpenedCase, number: number) => awaited(state).find((one) => one.number === number)

const unknownNumber = (state: OpenedCase): Refused =>
  refuse(
    'unknown-specialist-assessment',
    awaited(state)
      .map(({ number }) => String(number))
      .join(', '),
  )

function ask(context: StepContext<OpenCase, Of<'record-specialist-assessment'>>): EventBody[] | Refused {
  const { state, command, at } = context
  const askedOn = dayHeld(command.askedOn, londonDate(state.receivedAt), at)
  if (typeof askedOn !== 'string') return askedOn
  const number = (state.specialistAssessments ?? none).asked.length + 1
  return [{ type: 'specialist-assessment-asked', number, service: command.service, askedOn, reason: command.reason }]
}

function receive(context: StepContext<OpenCase, Of<'specialist-assessment-received'>>): EventBody[] | Refused {
  const { state, command, at } = context
  const { number, note } = command
  const one = awaitedWith(state, number)
  if (one === undefined) return unknownNumber(state)
  const receivedOn = dayHeld(command.receivedOn, one.askedOn, at)
  if (typeof receivedOn !== 'string') return receivedOn
  return [{ type: 'specialist-assessment-received', number, receivedOn, ...(note !== undefined && { note }) }]
}

function evolve(state: OpenedCase, event: CaseEvent): OpenedCase {
  const before = state.specialistAssessments ?? none
  switch (event.type) {
    case 'outcome-decided': {
      const { calledForAt, asked } = before
      if (event.leadsTo === 'specialist-assessment')
        return { ...state, specialistAssessments: { asked, calledForAt: event.at } }
      return calledForAt === undefined ? state : { ...state, specialistAssessments: { asked } }
    }
    case 'specialist-assessment-asked': {
      const asked = [...before.asked, { number: event.number, askedOn: event.askedOn, settled: false }]
      return { ...state, specialistAssessments: { ...before, asked } }
    }
    case 'specialist-assessment-received':
    case 'specialist-assessment-withdrawn': {
      const asked = before.asked.map((one) => (one.number === event.number ? { ...one, settled: true } : one))
      return { ...state, specialistAssessments: { ...before, asked } }
    }
    default:
      return state
  }
}
