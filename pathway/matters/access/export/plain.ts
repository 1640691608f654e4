import { agencyWords } from '../../../agency-words'
import type { CaseEvent } from '../../../events'
import { outcomeLabel } from '../../../outcome-label'
import { restrictionWords } from '../../../restriction/sentence'
import { roadSteps } from '../../../roads'
import type { Rules } from '../../../rules'
import { stageSteps } from '../../../stages'
import { anyOpenStage } from '../../../stages/any-open-stage'
import { restrictionSteps } from '../../../restriction/steps'

/** Fields in somebody's own words, which stay as they are whatever they look like. */
const written =
  /^(?:reason|note|comment|recommendation|analysis|text|title|service|supporter|toCouncil|team|lateReason|whyNot\w*|expectedDifference|by|who|what)$/

/** What a field says, in plain words: a code by its label, or as the words that it is made of; what somebody wrote as they wrote it. */
export function sayField(field: string, value: string, rules: Rules): string {
  if (written.test(field)) return isCode(value) && field === 'what' ? plainCode(value) : value
  const agency = Object.entries(agencyWords).find(([code]) => code === value)
  if (agency !== undefined && /^agenc/.test(field)) return agency[1]
  if (field === 'outcome') return plainCode(outcomeLabel(outcomesOf(rules), value))
  if (field === 'category') return categories[value] ?? value
  if (field === 'because')
    return Object.entries(restrictionWords).find(([code]) => code === value)?.[1] ?? plainCode(value)
  return plainCode(value)
}

const outcomesOf = ({ decision, assessment }: Rules) => [...decision.outcomes, ...assessment.outcomes]

const categories: Readonly<Record<string, string>> = {
  ...{
    NEG: 'neglect',
    PHY: 'physical abuse',
    SAB: 'sexual abuse',
    EMO: 'emotional abuse',
    MUL: 'more than one of them',
  },
}

const isCode = (value: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(value)

/** `not-known` as `not known`; anything but such a code as it is, days too. */
export const plainCode = (value: string): string =>
  isCode(value) && !/^[\d-]+$/.test(value) ? value.replaceAll('-', ' ') : value

/** What the council calls what an answer is to, by the list that it stands in: a section, a question, an item of the sign-off, a criterion. */
export function questionOf(list: string, code: string, { assessment, decision }: Rules): string {
  const asked = [...assessment.questions, ...assessment.signOff, ...decision.criteria]
  const known =
    list === 'sections' ? assessment.sections.map((one) => ({ code: one.code, question: one.label })) : asked
  return known.find((one) => one.code === code)?.question ?? plainCode(code)
}

/** The step that was tried and refused, as people choose it. */
export function stepTried({ command }: Extract<CaseEvent, { type: 'step-refused' }>): string {
  const all = [...Object.values(stageSteps), anyOpenStage, restrictionSteps, roadSteps]
  const labels = all.flatMap((steps) =>
    Object.entries<{ label: string }>(steps).flatMap(([kind, step]) => (kind === command ? [step.label] : [])),
  )
  return labels[0] ?? plainCode(command)
}
