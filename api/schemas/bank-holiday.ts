import { z } from 'zod'
import { localDate, text } from './common'

/** Body of `POST .../bank-holidays`. */
export const bankHoliday = z
  .strictObject({
    date: localDate,
    title: text(200),
    reason: text(),
    practice: z.boolean().meta({ description: 'Made up, for practice cases only.' }).exactOptional(),
  })
  .meta({ id: 'BankHoliday' })
export type BankHolidayBody = z.output<typeof bankHoliday>

export const proclaimedView = z
  .object({
    date: z.string(),
    title: z.string(),
    practice: z.boolean(),
    told: z
      .number()
      .meta({ description: 'How many open cases have been told now; a repeat tells only those not told before.' }),
  })
  .meta({ id: 'BankHolidayProclaimed' })
