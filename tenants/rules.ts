import type { Calendar } from '../pathway/calendar/calendar'
import type { ClockRule, RoadClock } from '../pathway/clocks/clock'
import type { Rules } from '../pathway/rules'
import { matterClocks } from '../pathway/matters/clocks'
import { roadClocks } from '../pathway/roads'
import { readLength } from './lengths'
import { matterRules } from './matter-rules'
import { roadRules } from './road-rules'
import { permissionsOf } from './schema/permissions'
import { RuleMaker, type Configuration } from './rule-maker'
import type { Effective } from './schema'

function decisionRules({ decision }: Effective, make: RuleMaker): Rules['decision'] {
  return {
    clock: make.clock('decision', 'decision.clock', decision.clock),
    urgentClock: make.clock('decision', 'decision.urgentClock', decision.urgentClock),
    criteria: Object.entries(decision.criteria).map(([code, question]) => ({ code, question })),
    criteriaAnswered: decision.criteriaAnswered,
    outcomes: make.outcomes('decision.outcomes', decision.outcomes),
  }
}

function assessmentRules({ assessment, copies, reviews }: Effective, make: RuleMaker): Rules['assessment'] {
  return {
    ...assessment,
    limit: make.clock('assessment', 'assessment.limit', assessment.limit),
    length: make.length(),
    checkpoints: assessment.checkpoints.map((checkpoint, index) =>
      make.clock(checkpoint.name, `assessment.checkpoints.${index}`, checkpoint),
    ),
    outcomes: make.outcomes('assessment.outcomes', assessment.outcomes),
    copy: copies.assessment,
    recordsBefore: {
      submission: assessment.recordsBefore.submission.map(({ code }) => code),
      authorisation: assessment.recordsBefore.authorisation.map(({ code }) => code),
    },
    reassessment: {
      clock: make.clock('reassessment', 'assessment.reassessment.clock', assessment.reassessment.clock),
      triggers: assessment.reassessment.triggers,
    },
    preBirth:
      assessment.preBirth === 'none'
        ? 'none'
        : { ...assessment.preBirth, source: make.sourceOf('assessment.preBirth.daysBefore') },
    update:
      reviews.assessment === 'none'
        ? 'none'
        : make.clock('assessment-update', 'reviews.assessment', reviews.assessment),
  }
}

function clockRules({ clocks }: Effective): Rules['clocks'] {
  const limit = readLength(clocks.receiptBackDatingLimit)
  return { receiptBackDatingDays: limit?.kind === 'calendar-days' ? limit.days : 0 }
}

const approvalRules = ({ approvals: { twoStage, within } }: Effective, make: RuleMaker): Rules['approvals'] => ({
  apart: 'every-pair',
  twoStage,
  within: make.clock('second-approval', 'approvals.within', within),
})

/**
 * What the pathway runs on, from a council's configuration and England's calendar, to which the council's closure days are added.
 * Pure. Clock names: `decision` (also the urgent one, which runs in its place), `assessment`, `assessment-brief`, `assessment-further`, `reassessment`, `assessment-update`, and each checkpoint's own.
 */
export function rulesOf(config: Configuration, england: Calendar): Rules {
  const { council, effective, version } = config
  const make = new RuleMaker(config)
  return {
    council,
    version,
    permissions: permissionsOf(effective.permissions),
    approvals: approvalRules(effective, make),
    calendar: { ...england, closureDays: effective.calendar.closureDays },
    words: { council: effective.council.name, ...effective.words },
    decision: decisionRules(effective, make),
    assessment: assessmentRules(effective, make),
    consent: { ...effective.consent, source: make.sourceOf('consent.rule') },
    clocks: clockRules(effective),
    ...roadRules(effective, make),
    ...matterRules(effective, make),
  }
}

const withBudget = ({ budget, ...rule }: RoadClock): ClockRule[] => (budget === undefined ? [] : [{ ...rule, budget }])

/**
 * Every clock of a council by the name to ask for it: the name it has in a case, and `decision-urgent` for the one that runs in place
 * of `decision` where a child protection concern was raised.
 */
export function clocksOf(rules: Rules): ReadonlyMap<string, ClockRule> {
  const { decision, assessment } = rules
  const { limit, length, checkpoints, reassessment, update } = assessment
  const parts = length.kind === 'brief-then-further' ? [length.brief, length.further] : []
  const again = [reassessment.clock, ...(update === 'none' ? [] : [update])]
  const named = [
    decision.clock,
    limit,
    ...parts,
    ...checkpoints,
    ...again,
    ...roadClocks(rules).flatMap(withBudget),
    ...matterClocks(rules),
  ].map((rule): [string, ClockRule] => [rule.name, rule])
  return new Map([...named, ['decision-urgent', decision.urgentClock]])
}
