import { sayList } from '../../pathway/calendar/words'
import { sayBudget } from '../../pathway/clocks/due'
import type { ClockRule } from '../../pathway/clocks/clock'
import { rolesWith } from '../../pathway/permissions'
import { roleWords, type Role } from '../../pathway/roles'
import type { AssessmentLength, Rules } from '../../pathway/rules'
import type { Tenant } from '../../tenants/load'

/** What differs between the councils, as a Markdown table: one column a council. */
export function councilsTable(tenants: readonly Tenant[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const row = (what: string, say: (rules: Rules) => string) => line([what, ...tenants.map(({ rules }) => say(rules))])
  return [
    line(['', ...tenants.map(({ council }) => `\`${council}\``)]),
    line(Array<string>(tenants.length + 1).fill('---')),
    row('a referral is called (C11)', ({ words }) => words.referral),
    row('an assessment is called (C11)', ({ words }) => words.assessment),
    row('decision on the referral (C1)', ({ decision }) => sayLength(decision.clock)),
    row('outcomes of the decision (C6)', ({ decision }) => sayOutcomes(decision.outcomes)),
    row('allocation', ({ assessment }) =>
      assessment.allocation === 'on-receipt' ? 'from receipt' : 'after the decision',
    ),
    row('assessment (C2, C3)', ({ assessment }) => sayAssessment(assessment.limit, assessment.length)),
    row('force (C4)', ({ assessment }) => forceWords[assessment.limit.force]),
    row('checkpoints', ({ assessment }) => assessment.checkpoints.map(({ label }) => label).join(', ') || 'none'),
    row('child seen before submission (C9)', ({ assessment }) => assessment.childSeen),
    row('sign-off items', ({ assessment }) => String(assessment.signOff.length)),
    row(
      'reasons for an overrun from',
      ({ assessment }) => sayList(assessment.overrunReasonsFrom).replace('social-worker', 'social worker') || 'nobody',
    ),
    row(
      'outcome decided (C5)',
      (rules) => `${whenWords[rules.assessment.outcome.when]}, by ${sayWho(rolesWith('outcome.decide', rules))}`,
    ),
    row('outcomes of the assessment (C6)', ({ assessment }) => sayOutcomes(assessment.outcomes)),
    row('copy of the assessment (C7)', ({ assessment }) => assessment.copy.replaceAll('-', ' ')),
    row('consent (C8)', ({ consent }) =>
      consent.rule === 'always-first' ? 'before anyone else is spoken to' : 'in most cases, and explained',
    ),
    row('interpreter waived by', (rules) => sayWho(rolesWith('interpreter.waive', rules))),
  ].join('\n')
}

const sayLength = ({ budget }: ClockRule): string => (budget.kind === 'fixed-date' ? budget.date : sayBudget(budget))
const sayWho = (by: readonly Role[]): string => sayList(by.map((role) => roleWords[role]))
const sayOutcomes = (outcomes: readonly { label: string }[]): string => outcomes.map(({ label }) => label).join('<br>')

function sayAssessment(limit: ClockRule, length: AssessmentLength): string {
  switch (length.kind) {
    case 'limit-only':
      return `${sayLength(limit)} from receipt`
    case 'set-by-manager':
      return `${length.minDays} to ${length.maxDays} ${length.unit.replace('-', ' ')} from receipt, set by a manager`
    case 'brief-then-further':
      return `${sayLength(length.brief)} from its start, then ${sayLength(length.further)} from the decision; ${sayLength(limit)} from receipt in all`
  }
}

const forceWords = { limit: 'a limit', usual: 'usual', range: 'within the range' }
const whenWords = { 'after-authorisation': 'after authorisation', 'any-time': 'at any time once allocated' }
