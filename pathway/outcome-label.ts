import type { OutcomeRule } from './rules'

/** What a council calls an outcome; its code where it has none of this code any more. */
export const outcomeLabel = (outcomes: readonly OutcomeRule[], code: string): string =>
  outcomes.find((outcome) => outcome.code === code)?.label ?? code
