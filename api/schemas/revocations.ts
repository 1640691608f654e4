import { z } from 'zod'
import { staffId } from './common'

const instant = z.iso.datetime()

const reasons = ['left', 'changed-role', 'device-lost', 'compromised', 'mistake', 'other'] as const
const reason = z.enum(reasons).meta({ description: 'Why, as a code.' })
/** By what a token can be taken back: a token with another `jti` is not believed. */
export const tokenId = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'the `jti` of a token: up to 200 visible characters')
  .meta({ description: 'The `jti` of the token.' })

/** Who or what is to be believed no more. */
export const revocation = z
  .union([
    z.strictObject({
      personId: staffId,
      issuedUntil: instant.exactOptional().meta({
        description: 'Every token issued to the person up to then; without it, up to now.',
      }),
      reason,
    }),
    z.strictObject({ tokenId, reason }),
  ])
  .meta({ id: 'NewRevocation' })

export type NewRevocation = z.output<typeof revocation>

/** A revocation as it is on record. */
export const revocationView = z
  .object({
    revocationId: z.string(),
    personId: z.string().exactOptional(),
    issuedUntil: instant.exactOptional(),
    tokenId: z.string().exactOptional(),
    reason: z.string(),
    madeBy: z.string(),
    madeAt: instant,
  })
  .meta({ id: 'Revocation' })

export const revocationsView = z.object({ revocations: z.array(revocationView) }).meta({ id: 'Revocations' })
