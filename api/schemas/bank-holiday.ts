import { z } from 'zod'
import { councilPath, localDate, text } from './common'

const practice = z
  .boolean()
  .meta({ description: 'Made up, for practice cases only; a live one is for live cases only.' })
  .exactOptional()

/** Body of `POST .../bank-holidays`. */
export const bankHoliday = z
  .strictObject({
    date: localDate.meta({
      description: 'Monday to Friday; at most a year past and two years ahead, or in 2019 to 2099 for practice cases.',
    }),
    title: text(200),
    reason: text(),
    practice,
  })
  .meta({ id: 'BankHoliday' })
export type BankHolidayBody = z.output<typeof bankHoliday>

/** The address of one bank holiday, by its day. */
export const bankHolidayPath = z.object({ ...councilPath.shape, date: localDate })

/** Body of `POST .../bank-holidays/{date}/withdrawal`. */
export const bankHolidayWithdrawal = z.strictObject({ reason: text(), practice }).meta({ id: 'BankHolidayWithdrawal' })

const about = {
  date: z.string(),
  title: z.string(),
  practice: z.boolean(),
  told: z
    .number()
    .meta({ description: 'How many open cases have been told now; a repeat tells only those not told before.' }),
}

export const proclaimedView = z.object(about).meta({ id: 'BankHolidayProclaimed' })

export const withdrawnView = z
  .object({ ...about, reason: z.string().meta({ description: 'That of the first withdrawal, which stands.' }) })
  .meta({ id: 'BankHolidayWithdrawn' })
