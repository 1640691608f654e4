import { bankHolidayExample } from '../examples'
import { proclaim } from '../proclaim'
import { defineRoute } from '../route'
import { bankHoliday, proclaimedView } from '../schemas/bank-holiday'
import { councilPath, noQuery } from '../schemas/common'
import { administrators } from './who'

/** A bank holiday is proclaimed after the calendar was made. */
export const proclaimBankHoliday = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/bank-holidays',
  operationId: 'proclaimBankHoliday',
  action: 'bank-holiday.proclaim',
  summary: 'Proclaim a bank holiday',
  description:
    'New cases count with it, and every open case is told: its clocks in working days move, each with the reason. Answers once every ' +
    'case has been told; sent again after an interruption, it goes on where it was.',
  roles: administrators,
  params: councilPath,
  query: noQuery,
  body: bankHoliday,
  examples: { bankHoliday: bankHolidayExample },
  answers: { 200: { description: 'Kept, and told to every open case.', schema: proclaimedView } },
  problems: ['holiday-already-known'],
  answer: async ({ caller, body, now }, parts) => {
    const told = await proclaim(parts, { caller, holiday: body, now })
    return { status: 200, body: { date: body.date, title: body.title, practice: body.practice ?? false, told } }
  },
})
