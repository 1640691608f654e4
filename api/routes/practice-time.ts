import { readCouncil } from '../../db/pool'
import { advancePractice } from '../advance-practice'
import { advanceExamples } from '../examples/clocks'
import { presentCase } from '../present/present-case'
import { defineRoute } from '../route'
import { advance } from '../schemas/advance'
import { casePath, noQuery } from '../schemas/common'
import { caseView } from '../schemas/views'
import { readCase } from '../sealed-case'

const action = 'practice.advance'

/** The time of a practice case is moved forward. */
export const advancePracticeCase = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/practice-cases/{case}/advance',
  operationId: 'advancePracticeCase',
  action,
  summary: 'Move the time of a practice case forward',
  description: 'Every clock on the way fires as it would have. The same key again moves nothing.',
  permission: 'practice.run',
  params: casePath,
  query: noQuery,
  body: advance,
  examples: advanceExamples,
  answers: { 200: { description: 'The case at its new time.', schema: caseView } },
  problems: ['not-a-practice-case', 'no-clock-to-advance-to', 'engine-unavailable'],
  answer: async ({ caller, params: { case: caseId }, key, body: how }, parts) => {
    const { db, keyring, clock } = parts
    await advancePractice(parts, caller, {
      ...{ action, caseId, key, how },
      look: (tx, now) => readCase(tx, keyring, caseId, now),
    })
    return readCouncil(db, caller.council, async (tx) => {
      const read = await readCase(tx, keyring, caseId, clock())
      return { status: 200, body: await presentCase(tx, parts, read, caller) }
    })
  },
})
