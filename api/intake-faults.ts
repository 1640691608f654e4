import { z } from 'zod'
import { addDays, addMonths } from '../pathway/calendar/dates'
import { londonDate } from '../pathway/calendar/london'
import { longestOverdueDays, longestPregnancyDays } from '../pathway/pre-birth/facts'
import type { Instant, LocalDate } from '../pathway/time'
import { fault, type Fault } from './faults'
import { practiceReceiptFaults, receiptFaults } from './receipt-time'
import { localDate, moment } from './schemas/common'

/** A child is referred until 18. */
const childMonths = 18 * 12

const day = localDate.optional().catch(undefined)
const people = z.array(z.object({ dateOfBirth: day, expectedOn: day })).catch([])
const dated = z.object({
  receivedAt: moment.optional().catch(undefined),
  startAt: moment.optional().catch(undefined),
  children: people,
  people,
  earlyHelp: z.object({ on: day }).optional().catch(undefined),
})

/** Faults of the days in a referral as seen at `now`, its time of receipt among them. */
export const intakeFaults = (body: unknown, now: Instant): Fault[] => [
  ...receiptFaults(body, now),
  ...dayFaults(body, now),
]

/** The same for a practice case, whose now is where it starts. */
export const practiceIntakeFaults = (body: unknown, now: Instant): Fault[] => [
  ...practiceReceiptFaults(body, now),
  ...dayFaults(body, now),
]

function dayFaults(body: unknown, now: Instant): Fault[] {
  const { data } = dated.safeParse(body)
  if (data === undefined) return []
  const today = londonDate(data.receivedAt ?? data.startAt ?? now)
  const future = (path: (string | number)[], on: LocalDate | undefined) =>
    on !== undefined && on > today ? [fault('body', path, 'in-the-future', [`${today} or before`])] : []
  return [
    ...data.children.flatMap((child, index) => childFaults(['children', index], child, today)),
    ...data.people.flatMap(({ dateOfBirth }, index) => future(['people', index, 'dateOfBirth'], dateOfBirth)),
    ...future(['earlyHelp', 'on'], data.earlyHelp?.on),
  ]
}

function childFaults(
  at: (string | number)[],
  { dateOfBirth, expectedOn }: { dateOfBirth?: LocalDate | undefined; expectedOn?: LocalDate | undefined },
  today: LocalDate,
): Fault[] {
  const born = [...at, 'dateOfBirth']
  const latest = addDays(today, longestPregnancyDays)
  if (dateOfBirth !== undefined && dateOfBirth > today)
    return [fault('body', born, 'in-the-future', [`${today} or before, or expectedOn`])]
  if (dateOfBirth !== undefined && dateOfBirth <= addMonths(today, -childMonths))
    return [fault('body', born, 'not-a-child', [`after ${addMonths(today, -childMonths)}`])]
  if (expectedOn !== undefined && expectedOn > latest)
    return [fault('body', [...at, 'expectedOn'], 'too-far-ahead', [`${latest} or before`])]
  const earliest = addDays(today, -longestOverdueDays)
  return expectedOn !== undefined && expectedOn < earliest
    ? [fault('body', [...at, 'expectedOn'], 'too-long-ago', [`${earliest} or after, or dateOfBirth`])]
    : []
}
