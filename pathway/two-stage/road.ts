import type { OpenCase } from '../case'
import type { CaseEvent } from '../events'
import { mostly } from '../permissions'
import type { NextStep, Road } from '../roads/road'
import type { Rules } from '../rules'
import { askedSteps, evolveAsked } from './asked'
import type { TwoStageKind } from './kinds'
import { secondSteps } from './steps'

/**
 * Steps that a council has done in two stages, and the clock by which a second person decides on one that was asked for. It keeps no case
 * open: what waits when a case closes waits no more.
 */
export const twoStage: Road = {
  name: 'two-stage',
  label: 'Approval by a second person',
  place: () => undefined,
  steps: secondSteps,
  tellsApart: (state) =>
    askedSteps(state)
      .map(({ step }) => step.kind)
      .join(),
  evolve: evolveAsked,
  sentence,
  waiting,
  clocks: ({ approvals }) => [approvals.within],
}

/** What each step is, in words that follow "to". */
export const twoStageWords: Record<TwoStageKind, string> = {
  'override-consent': 'go on without consent',
  'close-case': 'close the case',
  'lift-restriction': 'lift the restriction of the record',
}

function sentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'approval-asked':
      return `It was asked to ${twoStageWords[event.step.kind]}; it is done once a second person has approved it.`
    case 'approval-given':
      return `A second person approved what had been asked for: to ${twoStageWords[event.command]}.`
    case 'approval-declined':
      return `A second person declined what had been asked for: to ${twoStageWords[event.command]}.`
    case 'step-withdrawn':
      return `It is not asked any more to ${twoStageWords[event.command]}.`
    default:
      return undefined
  }
}

function waiting(state: OpenCase, rules: Rules): NextStep | undefined {
  const [first] = askedSteps(state)
  return first === undefined
    ? undefined
    : {
        who: mostly('approval.give', rules, 'service-manager'),
        toDo: `approve or decline, as a second person, to ${twoStageWords[first.step.kind]}`,
      }
}
