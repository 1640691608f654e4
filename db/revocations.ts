import { z } from 'zod'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { instant, many } from './rows'

const revocationSchema = z.object({
  revocationId: z.string(),
  personId: z.string().nullable(),
  /** Of a person: what was issued up to then is believed no more. */
  issuedUntil: instant.nullable(),
  /** Of one token: its `jti`. */
  tokenId: z.string().nullable(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: instant,
})

/** Who or what is believed no more, either a person or one token. Codes and opaque ids. */
export type Revocation = z.output<typeof revocationSchema>

const columns = `revocation_id as "revocationId", person_id as "personId", issued_until as "issuedUntil", token_id as "tokenId",
  reason, made_by as "madeBy", made_at as "madeAt"`

/** Puts a revocation on record, once for each id; resolves what is on record under it then. */
export async function insertRevocation(tx: CouncilTx, made: Revocation): Promise<Revocation | undefined> {
  const { revocationId, personId, issuedUntil, tokenId, reason, madeBy, madeAt } = made
  const { rowCount } = await tx.query(
    `insert into revocation (council, revocation_id, person_id, issued_until, token_id, reason, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (council, revocation_id) do nothing`,
    [tx.council, revocationId, personId, issuedUntil, tokenId, reason, madeBy, madeAt],
  )
  if (rowCount === 1) keep(tx, 'revocation', [revocationId])
  const result = await tx.query(`select ${columns} from revocation where council = $1 and revocation_id = $2`, [
    tx.council,
    revocationId,
  ])
  return many(revocationSchema, result)[0]
}

/** The revocations of a council, the latest first. */
export async function listRevocations(tx: CouncilTx, limit: number): Promise<Revocation[]> {
  const result = await tx.query(
    `select ${columns} from revocation where council = $1 order by made_at desc, revocation_id limit $2`,
    [tx.council, limit],
  )
  return many(revocationSchema, result)
}

const isRevokedSchema = z.object({ revoked: z.boolean() })

/** Whether a token is believed no more. `issuedAt`: when it was issued; `tokenId`: its `jti`, where it has one. */
export async function isRevoked(
  tx: CouncilTx,
  { personId, issuedAt, tokenId }: { personId: string; issuedAt: string; tokenId: string | null },
): Promise<boolean> {
  const result = await tx.query(
    `select exists (select from revocation where council = $1 and lower(person_id) = lower($2) and issued_until >= $3)
         or exists (select from revocation where council = $1 and token_id = $4) as revoked`,
    [tx.council, personId, issuedAt, tokenId],
  )
  return many(isRevokedSchema, result)[0]?.revoked === true
}
