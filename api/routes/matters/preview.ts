import { z } from 'zod'
import { readCouncil } from '../../../db/pool'
import { wordingHints } from '../../../notices/hints'
import { previewBy } from '../../../pathway/preview'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { readMatter } from '../../matters/read-matter'
import { defineRoute, type Route } from '../../route'
import { matterPreviewView } from '../../schemas/clock-views'
import { casePath, noQuery } from '../../schemas/common'
import { tenantOf } from '../../tenant'
import { onePath } from './about'

/** What a step of one would lead to, without taking it, as of a case. */
export const previewMatter = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    method: 'post',
    reads: true,
    path: `${onePath(api)}/preview`,
    operationId: `preview${api.name}`,
    action: `${api.kind}.preview`,
    summary: `Ask what a step of ${api.oneOf} would lead to`,
    description:
      'Takes the body of any decision or thing done, and saves nothing: what would be on the timeline, or the refusal, the old and new ' +
      'due dates of every clock touched, and words that had better be others. Needs no `Idempotency-Key`.',
    permission: 'case.act',
    params: casePath,
    query: noQuery,
    body: z.union([api.decisions.schema, api.practice.schema]),
    examples: { ...api.decisions.examples, ...api.practice.examples },
    answers: { 200: { description: 'What would happen, were it sent now.', schema: matterPreviewView } },
    answer: ({ caller, params, body: command, now: realNow }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        const { row, state, now } = await readMatter<T['state']>(
          ...([tx, parts.keyring, api.kind, params.case, realNow, caller] as const),
        )
        await api.check?.(tx, command, {
          matterId: params.case,
          practice: row.practice,
          caller,
          keyring: parts.keyring,
          now: realNow,
        })
        const { rules, wordings } = tenantOf(parts, caller.council)
        const message = { messageId: 'preview', actor: caller.actor, acceptedAt: now, command }
        const seen = previewBy(api.machine, state, message, now, rules)
        const would = seen.refusal === undefined ? 'be-applied' : 'be-refused'
        return { status: 200, body: { would, ...seen, hints: wordingHints(command, wordings) } }
      }),
  })
