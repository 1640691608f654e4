import type { Rectification, RectificationIntake } from '../pathway/matters/rectification/facts'
import { rectificationMachine } from '../pathway/matters/rectification/rectification'
import type { Unsealed } from '../sealing/unsealed'
import type { CaseInput } from './contracts'
import { runStory } from './story'

/** One request that something on a record be put right, from receipt until it is decided or withdrawn. */
export const rectification = (input: CaseInput<Rectification, RectificationIntake> | Unsealed): Promise<void> =>
  runStory(rectificationMachine, input)
