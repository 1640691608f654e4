import { z } from 'zod'
import type { CaseKeys } from '../../db/case-keys'
import type { CouncilTx } from '../../db/pool'
import { bytes, instant, many } from '../../db/rows'
import { openJson, sealedAs } from '../../db/sealed'
import { childMarks } from '../../sealing/child-mark'
import { SealingError } from '../../sealing/errors'
import type { CouncilKey, Keyring } from '../../sealing/keyring'
import { receiptMark } from '../../sealing/receipt-code'
import type { BookedReferral } from '../books'
import { orUndefined } from './or-undefined'

const rowSchema = z.object({
  ...{ referralId: z.string(), messageId: z.string(), bodyHash: bytes, receivedAt: instant, acceptedAt: instant },
  ...{ practice: z.boolean(), body: bytes, createdAt: instant, keyMadeAt: instant.nullable() },
})
const markSchema = z.object({
  ...{ caseId: z.string(), mark: bytes, keyId: z.string(), practice: z.boolean(), receivedAt: instant },
})
const codeSchema = z.object({ mark: bytes, keyId: z.string() })

const childSchema = z.object({
  ...{ forenames: z.string(), surname: z.string(), localChildId: z.string().optional() },
  ...{ dateOfBirth: z.string().optional(), expectedOn: z.string().optional() },
})
/** What of a sealed referral its row, its marks and its code follow from. What an earlier release did not seal is absent. */
const sealedSchema = z.object({
  intake: z.object({ children: z.array(childSchema) }),
  answer: z.object({
    ...{ receivedAt: z.string(), acceptedAt: z.string(), practice: z.boolean(), receiptCode: z.string().optional() },
    cases: z.array(z.object({ caseId: z.string() })),
  }),
  bodyHash: z.string().optional(),
})
type Sealed = z.output<typeof sealedSchema>

/** Every referral of the council whose key is there, each with what its row and what is found by it have other than what was sealed. */
export async function readReferrals(tx: CouncilTx, keyring: Keyring, keys: CaseKeys): Promise<BookedReferral[]> {
  const result = await tx.query(
    `select referral_id as "referralId", message_id as "messageId", body_hash as "bodyHash", received_at as "receivedAt",
            accepted_at as "acceptedAt", practice, body, r.created_at as "createdAt", k.created_at as "keyMadeAt"
       from referral r left join case_key k on (k.council, k.holder_id) = (r.council, r.referral_id)
      where r.council = $1 and (k.holder_id is null or k.wrapped is not null) order by referral_id`,
    [tx.council],
  )
  const found: BookedReferral[] = []
  for (const { body, bodyHash, ...row } of many(rowSchema, result)) {
    const { referralId } = row
    const opened = await orUndefined(async () => {
      const key = await keys.load(referralId)
      return openJson(key, sealedAs.referral(tx.council, referralId), body)
    })
    const sealed = sealedSchema.safeParse(opened).data
    const otherwise = sealed === undefined ? ['body'] : await otherThanSealed(tx, keyring, { ...row, bodyHash }, sealed)
    found.push({ ...row, otherwise })
  }
  return found
}

type Row = Omit<z.output<typeof rowSchema>, 'body'>

async function otherThanSealed(tx: CouncilTx, keyring: Keyring, row: Row, sealed: Sealed): Promise<string[]> {
  const { answer, bodyHash } = sealed
  const same: Record<string, boolean> = {
    received_at: row.receivedAt === new Date(answer.receivedAt).toISOString(),
    accepted_at: row.acceptedAt === new Date(answer.acceptedAt).toISOString(),
    practice: row.practice === answer.practice,
    body_hash: bodyHash === undefined || row.bodyHash.toString('hex') === bodyHash,
    receipt_code: answer.receiptCode === undefined || (await isCode(tx, keyring, row, answer.receiptCode)),
    child_mark: await areMarks(tx, keyring, row, sealed),
  }
  return Object.keys(same).filter((field) => same[field] === false)
}

async function isCode(tx: CouncilTx, keyring: Keyring, { referralId }: Row, code: string): Promise<boolean> {
  const codes = many(
    codeSchema,
    await tx.query('select mark, key_id as "keyId" from receipt_code where council = $1 and referral_id = $2', [
      ...[tx.council, referralId],
    ]),
  )
  return (
    codes.length === 1 &&
    codes.every(({ mark, keyId }) => isMadeBy(tx, keyring, keyId, (key) => [receiptMark(key, code)])(mark))
  )
}

async function areMarks(tx: CouncilTx, keyring: Keyring, row: Row, { intake, answer }: Sealed): Promise<boolean> {
  const cases = answer.cases.map(({ caseId }) => caseId)
  const result = await tx.query(
    `select case_id as "caseId", mark, key_id as "keyId", practice, received_at as "receivedAt"
       from child_mark where council = $1 and case_id = any($2::uuid[])`,
    [tx.council, cases],
  )
  const marks = many(markSchema, result)
  const current = keyring.current(tx.council)
  return intake.children.every((child, index) => {
    const own = marks.filter(({ caseId }) => caseId === cases[index])
    const isTheirs = own.every(({ mark, keyId, practice, receivedAt }) => {
      const made = isMadeBy(tx, keyring, keyId, (key) => childMarks(key, row.practice, child))
      return practice === row.practice && receivedAt === row.receivedAt && made(mark)
    })
    return isTheirs && own.length === childMarks(current, row.practice, child).length
  })
}

/** Whether a mark is one of those made with a key; with a key that the council does not have nothing is. */
function isMadeBy(tx: CouncilTx, keyring: Keyring, keyId: string, make: (key: CouncilKey) => Buffer[]) {
  return (mark: Buffer): boolean => {
    try {
      return make(keyring.byId(tx.council, keyId)).some((one) => one.equals(mark))
    } catch (error) {
      if (error instanceof SealingError && error.code === 'unknown-key') return false
      throw error
    }
  }
}
