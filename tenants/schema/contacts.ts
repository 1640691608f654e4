import { z } from 'zod'
import { weekdays } from '../../pathway/calendar/dates'
import { block, email, hours, orNotSupplied, telephone, web, words } from './parts'

const openingHours = block({
  onHolidays: z.enum(['open', 'closed']),
  weekly: z.partialRecord(z.enum(weekdays), hours).refine((days) => Object.keys(days).length > 0, {
    error: 'hours for at least one day of the week',
  }),
})

const numbers = z.array(telephone).min(1, { error: 'at least one telephone number' })

/** A way to reach a service other than the front door. */
const card = block({
  name: words,
  telephone: z.exactOptional(numbers),
  text: z.exactOptional(numbers),
  email: z.exactOptional(email),
  web: z.exactOptional(web),
  post: z.exactOptional(z.array(words).min(1)),
  hours: z.exactOptional(openingHours),
  /** Channels that are not to be relied on, each with why (001-21). */
  unreliable: z.exactOptional(block({ email: words })),
  note: z.exactOptional(words),
})

const cards = orNotSupplied(z.array(card).min(1))

export const contacts = block({
  day: orNotSupplied(block({ name: words, numbers, hours: orNotSupplied(openingHours) })),
  outOfHours: orNotSupplied(block({ name: words, numbers })),
  teamDutyNumbers: orNotSupplied(z.array(block({ team: words, numbers })).min(1)),
  referralsInWriting: cards,
  complaints: cards,
  recordsAccess: cards,
  advocacy: cards,
  youngPeople: cards,
})
