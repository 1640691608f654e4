import { z } from 'zod'
import { londonDate } from '../pathway/calendar/london'
import type { Instant } from '../pathway/time'
import { fault, type Fault } from './faults'
import { moment } from './schemas/common'

/** A referral may be entered this long after it was received. What is older is history to look up, not a clock to start. */
export const longestLateMs = 366 * 24 * 3_600_000

const whatMatters = z.object({ receivedAt: moment.optional(), lateReason: z.unknown().optional() })

/**
 * Faults of a time of receipt as seen at `now`: in the future, longer than a year ago, or before today (in London) without saying why it
 * is entered late. Other faults of the body are not its business.
 */
export function receiptFaults(body: unknown, now: Instant): Fault[] {
  const { data } = whatMatters.safeParse(body)
  if (data?.receivedAt === undefined) return []
  const { receivedAt, lateReason } = data
  if (receivedAt > now) return [fault('body', ['receivedAt'], 'in-the-future', ['now or before'])]
  if (Date.parse(now) - Date.parse(receivedAt) > longestLateMs) {
    return [fault('body', ['receivedAt'], 'too-long-ago', ['at most 366 days ago'])]
  }
  const late = londonDate(receivedAt) < londonDate(now)
  return late && lateReason === undefined ? [fault('body', ['lateReason'], 'late-reason-needed')] : []
}

const whereItStarts = z.object({ startAt: moment.optional() })
const earliestStart = '2019-01-01T00:00:00.000Z'
const latestStart = '2100-01-01T00:00:00.000Z'

/** The same for a practice case, whose now is where it starts. */
export function practiceReceiptFaults(body: unknown, now: Instant): Fault[] {
  const startAt = whereItStarts.safeParse(body).data?.startAt
  if (startAt !== undefined && startAt < earliestStart)
    return [fault('body', ['startAt'], 'too-long-ago', ['2019 or later'])]
  if (startAt !== undefined && startAt > latestStart)
    return [fault('body', ['startAt'], 'in-the-future', ['before 2100'])]
  return receiptFaults(body, startAt ?? now)
}
