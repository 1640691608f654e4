import type { ClockRule } from '../pathway/clocks/clock'
import type { Rules } from '../pathway/rules'
import { readLength } from './lengths'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'

type MatterRules = Pick<Rules, 'recordsAccess' | 'complaints' | 'emergencyAccess'>

/** What the matters beside the cases run on. */
export function matterRules({ recordsAccess, complaints, emergencyAccess }: Effective, make: RuleMaker): MatterRules {
  const { reply, rectification, extendedBy, identity, inWritingOnly, feePounds, guideSays } = recordsAccess
  const extension = readLength(extendedBy)
  return {
    recordsAccess: {
      reply: make.clock('access-reply', 'recordsAccess.reply', reply),
      rectification: make.clock('rectification', 'recordsAccess.rectification', rectification),
      extendedByMonths: extension?.kind === 'calendar-months' ? extension.months : 0,
      ...{ identity, inWritingOnly, feePounds },
      ...(guideSays !== 'none' && {
        guideSays: { words: guideSays, source: make.sourceOf('recordsAccess.guideSays') },
      }),
    },
    complaints: complaintRules(complaints, make),
    emergencyAccess: emergencyRules(emergencyAccess, make),
  }
}

function emergencyRules({ usualMinutes, mostMinutes, timer, review }: Effective['emergencyAccess'], make: RuleMaker) {
  return {
    ...{ usualMinutes, mostMinutes },
    timer: make.roadClock('emergency-access', 'emergencyAccess.timer', timer),
    review: make.clock('emergency-access-review', 'emergencyAccess.review', review),
  }
}

function complaintRules(complaints: Effective['complaints'], make: RuleMaker): Rules['complaints'] {
  const { stage1, stage1Extended, stage2, stage2Extended, ombudsman } = complaints
  const clock = (name: string, key: 'feedback' | 'nextStage' | 'panel' | 'panelReport' | 'panelReply') =>
    make.clock(name, `complaints.${key}`, complaints[key])
  return {
    feedback: clock('feedback', 'feedback'),
    stage1: extendable(make.clock('complaint-stage-1', 'complaints.stage1', stage1), stage1Extended),
    nextStage: clock('complaint-next-stage', 'nextStage'),
    stage2: extendable(make.clock('complaint-stage-2', 'complaints.stage2', stage2), stage2Extended),
    panel: clock('complaint-panel', 'panel'),
    panelReport: clock('complaint-panel-report', 'panelReport'),
    panelReply: clock('complaint-panel-reply', 'panelReply'),
    ombudsman,
    independent: true,
  }
}

/** By how much it may be extended: up to what it may take in all. */
function extendable(rule: ClockRule, inAll: string): ClockRule {
  const longest = readLength(inAll)
  const [most, usual] = [longest, rule.budget].map((one) => (one?.kind === 'working-days' ? one.days : 0))
  return { ...rule, maxExtension: Math.max(0, (most ?? 0) - (usual ?? 0)) }
}
