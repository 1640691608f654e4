import { caseMachine } from '../pathway/case-machine'
import type { Unsealed } from '../sealing/unsealed'
import type { CaseInput } from './contracts'
import { runStory } from './story'

/** One referral of one child, from receipt until it is closed. */
export const referralCase = (input: CaseInput | Unsealed): Promise<void> => runStory(caseMachine, input)
