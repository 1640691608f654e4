import { emergencyMachine } from '../pathway/matters/emergency/emergency-access'
import type { EmergencyAccess, EmergencyIntake } from '../pathway/matters/emergency/facts'
import type { Unsealed } from '../sealing/unsealed'
import type { CaseInput } from './contracts'
import { runStory } from './story'

/** One emergency access to a record that is shut, from when it is taken until somebody else has reviewed it. */
export const emergencyAccess = (input: CaseInput<EmergencyAccess, EmergencyIntake> | Unsealed): Promise<void> =>
  runStory(emergencyMachine, input)
