import { complaintMachine } from '../pathway/matters/complaints/complaint'
import type { Complaint, ComplaintIntake } from '../pathway/matters/complaints/facts'
import type { Unsealed } from '../sealing/unsealed'
import type { CaseInput } from './contracts'
import { runStory } from './story'

/** One comment, compliment or complaint, from receipt until it is acknowledged, answered or withdrawn. */
export const complaint = (input: CaseInput<Complaint, ComplaintIntake> | Unsealed): Promise<void> =>
  runStory(complaintMachine, input)
