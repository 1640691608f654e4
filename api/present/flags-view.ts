import type { OpenedCase } from '../../pathway/case'
import { catalogue } from '../../pathway/flags/catalogue'
import { flagsOf, promptsOf } from '../../pathway/flags/prompts'
import type { CaseView } from '../schemas/views'

/** The flags that are up, and what they and the referral itself ask for. */
export const flagsView = (state: OpenedCase): Pick<CaseView, 'flags' | 'prompts'> => ({
  flags: flagsOf(state).map(({ flag, raisedAt, personId }) => ({
    flag,
    label: catalogue[flag].label,
    factors: [...(catalogue[flag].factors ?? [])],
    raisedAt,
    ...(personId !== undefined && { personId }),
  })),
  prompts: promptsOf(state).map(({ code, toDo, mandatory, status, flags, source }) => ({
    ...{ prompt: code, toDo, mandatory, status, source },
    flags: [...flags],
  })),
})
