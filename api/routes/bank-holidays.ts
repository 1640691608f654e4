import { bankHolidayExample, bankHolidayWithdrawalExample } from '../examples/clocks'
import { holidayFaults } from '../holiday-faults'
import { proclaim } from '../proclaim'
import { defineRoute } from '../route'
import {
  bankHoliday,
  bankHolidayPath,
  bankHolidayWithdrawal,
  proclaimedView,
  withdrawnView,
} from '../schemas/bank-holiday'
import { councilPath, noQuery } from '../schemas/common'
import { withdrawHoliday } from '../withdraw-holiday'

/** A bank holiday is proclaimed after the calendar was made. */
export const proclaimBankHoliday = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/bank-holidays',
  operationId: 'proclaimBankHoliday',
  action: 'bank-holiday.proclaim',
  summary: 'Proclaim a bank holiday',
  description:
    'New cases count with it, and every open case is told: its clocks in working days move, each with the reason. Live cases are told of ' +
    'a real one, practice cases of one made up for practice. Answers once every case has been told; sent again after an interruption, it ' +
    'goes on where it was.',
  permission: 'bank-holiday.proclaim',
  params: councilPath,
  query: noQuery,
  body: bankHoliday,
  examples: { bankHoliday: bankHolidayExample },
  answers: { 200: { description: 'Kept, and told to every open case.', schema: proclaimedView } },
  problems: ['holiday-already-known'],
  faults: holidayFaults,
  answer: async ({ caller, body, now }, parts) => {
    const told = await proclaim(parts, { caller, holiday: body, now })
    return { status: 200, body: { date: body.date, title: body.title, practice: body.practice ?? false, told } }
  },
})

/** A proclaimed bank holiday is taken back: a mistake, or moved to another day. */
export const withdrawBankHoliday = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/bank-holidays/{date}/withdrawal',
  operationId: 'withdrawBankHoliday',
  action: 'bank-holiday.withdraw',
  summary: 'Withdraw a proclaimed bank holiday',
  description:
    'New cases do not count it, and every open case is told: its clocks move back, each with the reason. Answers once every case has been ' +
    'told. Sent again, it is answered alike: the first withdrawal stands, and only cases not told before are told. The day may be proclaimed again.',
  permission: 'bank-holiday.proclaim',
  params: bankHolidayPath,
  query: noQuery,
  body: bankHolidayWithdrawal,
  examples: { withdrawal: bankHolidayWithdrawalExample },
  answers: { 200: { description: 'Taken back, and told to every open case.', schema: withdrawnView } },
  problems: ['holiday-not-proclaimed'],
  answer: async ({ caller, params: { date }, body, now }, parts) => {
    const { reason, practice = false } = body
    const withdrawn = await withdrawHoliday(parts, { caller, date, practice, reason, now })
    return { status: 200, body: { date, practice, ...withdrawn } }
  },
})
