import { accessRequestMachine } from '../pathway/matters/access/access-request'
import type { AccessIntake, AccessRequest } from '../pathway/matters/access/facts'
import type { Unsealed } from '../sealing/unsealed'
import type { CaseInput } from './contracts'
import { runStory } from './story'

/** One request for access to records, from receipt until it is answered, refused or withdrawn. */
export const accessRequest = (input: CaseInput<AccessRequest, AccessIntake> | Unsealed): Promise<void> =>
  runStory(accessRequestMachine, input)
