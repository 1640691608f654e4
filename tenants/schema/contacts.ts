import { z } from 'zod'
import { weekdays } from '../../pathway/calendar/dates'
import {
  block,
  code,
  email,
  emergencyNumber,
  localDate,
  openingTimes,
  orNotSupplied,
  telephone,
  web,
  words,
} from './parts'

const weekly = z
  .partialRecord(z.enum(weekdays), openingTimes)
  .refine((days) => Object.keys(days).length > 0, { error: 'hours for at least one day of the week' })
  .superRefine((days, context) => {
    for (const [index, weekday] of weekdays.entries()) {
      const [today, tomorrow] = [days[weekday], days[weekdays[(index + 1) % 7] ?? weekday]]
      if (today === undefined || tomorrow === undefined) continue
      if (today.closes < today.opens && today.closes >= tomorrow.opens) {
        const message =
          'a closing time later than the opening time or, over midnight, before the opening time of the next day'
        context.addIssue({ code: 'custom', path: [weekday, 'closes'], message })
      }
    }
  })

const openingHours = block({ onHolidays: z.enum(['open', 'closed']), weekly })

/** `always`: day and night, on every day of the year. */
const hours = z.union([openingHours, z.enum(['always', 'not-supplied'])])

const atLeastOne = <Number extends z.ZodType>(number: Number) =>
  z.array(number).min(1, { error: 'at least one telephone number' })
const numbers = atLeastOne(telephone)

/** The day on which this was last compared with the council's own source: that of the source itself where it was not compared since. */
const lastVerified = localDate

/** A way to reach a service other than the front door. */
const card = block({
  name: words,
  lastVerified,
  telephone: z.exactOptional(numbers),
  text: z.exactOptional(numbers),
  email: z.exactOptional(email),
  web: z.exactOptional(web),
  post: z.exactOptional(z.array(words).min(1)),
  /** When its numbers answer. */
  hours: z.exactOptional(hours),
  /** Channels that are not to be relied on, each with why (001-21). */
  unreliable: z.exactOptional(block({ email: words })),
  note: z.exactOptional(words),
}).refine((one) => (one.telephone ?? one.text) === undefined || one.hours !== undefined, {
  error: 'given for what has a telephone number: opening hours, always, or not-supplied',
  path: ['hours'],
})

const cards = orNotSupplied(z.array(card).min(1))

const police = block({ name: words, numbers: atLeastOne(emergencyNumber), lastVerified })

export const contacts = block({
  /** After how many months what was last verified is stale. */
  staleAfterMonths: z.int().min(1),
  day: orNotSupplied(block({ name: words, numbers, hours, lastVerified })),
  outOfHours: orNotSupplied(block({ name: words, numbers, lastVerified })),
  teamDutyNumbers: orNotSupplied(z.array(block({ team: code, name: words, numbers, hours, lastVerified })).min(1)),
  police: block({ emergency: police, other: police }),
  referralsInWriting: cards,
  complaints: cards,
  recordsAccess: cards,
  advocacy: cards,
  youngPeople: cards,
})
