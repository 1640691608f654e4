import { z } from 'zod'
import { sexes } from '../../pathway/pre-birth/facts'
import { localDate, text } from './common'

const correctExpectedDate = z
  .strictObject({
    kind: z.literal('correct-expected-date'),
    expectedOn: localDate.meta({ description: 'From today on, at most 280 days after the referral.' }),
    reason: text(),
  })
  .meta({
    description:
      'Correct the day on which a child not yet born is expected; the limit of an assessment before birth moves with it.',
  })

const recordBirth = z
  .strictObject({
    kind: z.literal('record-birth'),
    bornOn: localDate,
    sex: z.enum(sexes).meta({ description: 'Census code; U where it is not known.' }).exactOptional(),
  })
  .meta({ description: "Record that the child was born; the case goes on as the child's own." })

/** What is done while a child is not yet born. */
export const preBirthPractice = [correctExpectedDate, recordBirth] as const
