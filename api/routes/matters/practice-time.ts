import { readCouncil } from '../../../db/pool'
import { advancePractice } from '../../advance-practice'
import { advanceExamples } from '../../examples/clocks'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { presentMatter } from '../../matters/present-matter'
import { readMatter } from '../../matters/read-matter'
import { defineRoute, type Route } from '../../route'
import { advance } from '../../schemas/advance'
import { casePath, noQuery } from '../../schemas/common'
import { onePath, viewOf } from './about'

/** The time of one that is made up is moved forward, as that of a practice case is. */
export const advanceMatter = <T extends MatterTypes>(api: MatterApi<T>): Route => {
  const action = `${api.kind}.advance`
  return defineRoute({
    method: 'post',
    path: `${onePath(api)}/advance`,
    operationId: `advancePractice${api.name}`,
    action,
    summary: `Move the time of a practice ${api.label} forward`,
    description: 'Every clock on the way fires as it would have. The same key again moves nothing.',
    permission: 'case.act',
    params: casePath,
    query: noQuery,
    body: advance,
    examples: advanceExamples,
    answers: { 200: { description: 'As it stands at its new time.', schema: viewOf(api) } },
    problems: ['not-a-practice-case', 'no-clock-to-advance-to', 'engine-unavailable'],
    answer: async ({ caller, params: { case: caseId }, key, body: how }, parts) => {
      const { db, keyring, clock } = parts
      const look = (tx: Parameters<typeof presentMatter>[0], now: string) =>
        readMatter<T['state']>(tx, keyring, api.kind, caseId, now, caller)
      await advancePractice(parts, caller, { action, caseId, key, how, look })
      return readCouncil(db, caller.council, async (tx) => ({
        status: 200,
        body: await presentMatter(tx, parts, api, await look(tx, clock()), caller),
      }))
    },
  })
}
