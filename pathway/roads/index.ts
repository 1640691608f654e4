import type { OpenCase, OpenedCase } from '../case'
import type { RoadClock } from '../clocks/clock'
import type { CaseEvent, EventBody } from '../events'
import type { Notice } from '../notice'
import type { Rules } from '../rules'
import type { Steps } from '../stages/step'
import { accommodation } from './accommodation/road'
import { childAssessmentOrder } from './child-assessment-order/road'
import { childInNeed } from './child-in-need/road'
import { emergencyAction } from './emergency-action/road'
import { emergencyProtectionOrder } from './emergency-protection-order/road'
import { contributions } from './contributions/road'
import { policeProtection } from './police-protection/road'
import { childProtectionPlan } from './child-protection-plan/road'
import { section47 } from './section-47/road'
import { privateFostering } from './private-fostering/road'
import { specialistAssessment } from './specialist-assessment/road'
import { withholding } from '../withholding/road'
import { twoStage } from '../two-stage/road'
import type { OutcomeContext, Place, Road } from './road'

/** Every road of the pathway, in the order in which they are shown. A new road is a folder, and a line here. */
export const roads: readonly Road[] = [
  childInNeed,
  section47,
  childProtectionPlan,
  policeProtection,
  emergencyProtectionOrder,
  childAssessmentOrder,
  accommodation,
  emergencyAction,
  specialistAssessment,
  privateFostering,
  contributions,
  withholding,
  twoStage,
]

/** The steps of every road. */
export const roadSteps = roads.reduce<Steps<OpenCase>>((all, { steps }) => ({ ...all, ...steps }), {})

/** The roads a case is on, and where on each. */
export function roadsOf(state: OpenedCase): { road: Road; place: Place }[] {
  return roads.flatMap((road) => {
    const place = road.place(state)
    return place === undefined ? [] : [{ road, place }]
  })
}

/** The case after an event, as every road has it. */
export const evolveRoads = (state: OpenedCase, event: CaseEvent): OpenedCase =>
  roads.reduce((before, road) => road.evolve(before, event), state)

/** What follows for the roads when an outcome of the assessment is decided, after the event that says so. */
export const roadsAfterOutcome = (outcome: OutcomeContext): EventBody[] =>
  roads.flatMap((road) => road.onOutcome?.(outcome) ?? [])

/** The sentence of the road that the event belongs to. */
export function roadSentence(event: CaseEvent, rules: Rules): string | undefined {
  for (const road of roads) {
    const sentence = road.sentence(event, rules)
    if (sentence !== undefined) return sentence
  }
  return undefined
}

/** What the roads tell whom because of an event. */
export const roadNotices = (event: CaseEvent, state: OpenedCase, rules: Rules): Notice[] =>
  roads.flatMap((road) => road.notices?.(event, state, rules) ?? [])

/** Every clock that a road may start. */
export const roadClocks = (rules: Rules): readonly RoadClock[] => roads.flatMap((road) => road.clocks(rules))

/** Whether a clock of this name is of this rule: several of a kind are named `contribution:gp`, `contribution:school`. */
export const isClockOf = (rule: { name: string }, name: string): boolean =>
  name === rule.name || name.startsWith(`${rule.name}:`)

/** The road that a clock of this name belongs to. */
export const roadOfClock = (name: string, rules: Rules): Road | undefined =>
  roads.find((road) => road.clocks(rules).some((rule) => isClockOf(rule, name)))
