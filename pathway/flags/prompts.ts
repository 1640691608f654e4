import type { OpenedCase } from '../case'
import { catalogue, earlyHelpThere, familyNotAgreed, type Prompt } from './catalogue'
import type { FlagCode, RaisedFlag } from './facts'

/** A prompt of a case, and how it stands. */
export interface CasePrompt extends Prompt {
  /** The flags that ask for it; none where the referral itself does. */
  flags: readonly FlagCode[]
  /** `done`: said to be done, or shown by the record. `set-aside`: a manager has recorded why it is not done. */
  status: 'open' | 'done' | 'set-aside'
}

/** The flags that are up. */
export const flagsOf = ({ flags = [] }: OpenedCase): readonly RaisedFlag[] =>
  flags.filter(({ loweredAt }) => loweredAt === undefined)

/** What the flags of a case ask for, each once, and what the referral itself does; derived from the record alone. */
export function promptsOf(state: OpenedCase): CasePrompt[] {
  const asked = flagsOf(state).flatMap(({ flag }) => catalogue[flag].prompts.map((prompt) => ({ prompt, flag })))
  const own = [
    ...(state.familyAgreed === 'no' ? [familyNotAgreed] : []),
    ...(state.earlyHelpOn === undefined ? [] : [earlyHelpThere]),
  ]
  const all = [...own, ...asked.map(({ prompt }) => prompt)]
  const once = all.filter((prompt, index) => index === all.findIndex(({ code }) => code === prompt.code))
  return once.map((prompt) => ({
    ...prompt,
    flags: asked.filter((one) => one.prompt.code === prompt.code).map(({ flag }) => flag),
    status: statusOf(state, prompt),
  }))
}

function statusOf({ promptAnswers = [], evidence = [] }: OpenedCase, prompt: Prompt): CasePrompt['status'] {
  if (prompt.satisfiedBy?.some((one) => evidence.includes(one)) === true) return 'done'
  return promptAnswers.findLast((one) => one.prompt === prompt.code)?.answer ?? 'open'
}

/** The codes of what must still be answered before an assessment is authorised or the case is closed. */
export const promptsToAnswer = (state: OpenedCase): string[] =>
  promptsOf(state)
    .filter(({ mandatory, status }) => mandatory && status === 'open')
    .map(({ code }) => code)

/** The flags of the case that demand an assessment (004-65). */
export const demandingAssessment = (state: OpenedCase): string[] =>
  flagsOf(state).flatMap(({ flag }) => (catalogue[flag].demandsAssessment === true ? [flag] : []))
