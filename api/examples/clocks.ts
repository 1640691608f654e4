import type { z } from 'zod'
import type { advance } from '../schemas/advance'
import type { bankHoliday, bankHolidayWithdrawal } from '../schemas/bank-holiday'
import type { decision } from '../schemas/decisions'

/** One body for each decision about clocks. */
export const clockDecisions = {
  'pause-clock': {
    kind: 'pause-clock',
    clock: 'checkpoint-30',
    from: '2026-05-26T09:00',
    reason: 'The family is abroad until Monday.',
    requestedBy: 'social-worker-1',
  },
  'resume-clock': { kind: 'resume-clock', clock: 'checkpoint-30', reason: 'The family is back.' },
  'extend-clock': {
    kind: 'extend-clock',
    clock: 'checkpoint-10',
    by: 5,
    reason: 'The school is closed this week.',
    requestedBy: 'social-worker-1',
  },
  'withdraw-clock-change': {
    kind: 'withdraw-clock-change',
    clock: 'checkpoint-10',
    entry: 1,
    reason: 'The school could be reached after all.',
  },
  'correct-receipt': {
    kind: 'correct-receipt',
    receivedAt: '2026-05-22T15:10',
    reason: 'The e-mail arrived an hour before it was read.',
  },
  'adopt-current-rules': {
    kind: 'adopt-current-rules',
    clocks: ['assessment'],
    reason: "The council's new timescales hold for this case too.",
  },
} satisfies Record<string, z.input<typeof decision>>

export const bankHolidayExample = {
  date: '2026-07-10',
  title: 'A day of national celebration',
  reason: 'Proclaimed on 20 June.',
  practice: true,
} satisfies z.input<typeof bankHoliday>

export const bankHolidayWithdrawalExample = {
  reason: 'It was moved to another day.',
  practice: true,
} satisfies z.input<typeof bankHolidayWithdrawal>

export const advanceExamples = {
  hours: { hours: 23 },
  days: { days: 5 },
  workingDays: { workingDays: 10 },
  nextClock: { to: 'next-clock' },
} satisfies Record<string, z.input<typeof advance>>
