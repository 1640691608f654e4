import type { Instant } from '../../../pathway/time'
import type { Caller } from '../../authenticate'
import { findCase } from '../../../db/cases'
import type { SignalKind } from '../../../db/inbox'
import { readCouncil } from '../../../db/pool'
import { answerMatter } from '../../matters/answer-matter'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { tellCase } from '../../messages/tell-case'
import type { Parts } from '../../parts'
import { defineRoute, type Route } from '../../route'
import { casePath, noQuery } from '../../schemas/common'
import { settledMatter } from '../../schemas/matters'
import { heldView } from '../../schemas/views'
import { onePath, viewOf } from './about'

const signals: Record<'decisions' | 'practice', SignalKind> = { decisions: 'managerDecision', practice: 'practice' }

/** Whatever a person tells a matter goes the same way; only what it may say differs. */
export const tellMatter = <T extends MatterTypes>(
  api: MatterApi<T>,
  to: 'decisions' | 'practice',
  summary: string,
): Route =>
  defineRoute({
    method: 'post',
    ...(to === 'decisions' && { load: 'deciding' }),
    path: `${onePath(api)}/${to}`,
    operationId: `${to === 'decisions' ? 'decide' : 'record'}${api.name}`,
    action: `${api.kind}.${to}`,
    summary,
    description:
      'Counts from the moment it is accepted. 200: on the record. 202: held; ask at the address of its receipt. The same key and body ' +
      'again are the same message.',
    permission: api.permissions?.[to] ?? 'case.act',
    params: casePath,
    query: noQuery,
    body: api[to].schema,
    examples: api[to].examples,
    answers: {
      200: { description: 'On the record.', schema: settledMatter(viewOf(api)) },
      202: { description: 'Accepted and held.', schema: heldView, headers: { Location: 'The receipt.' } },
    },
    problems: ['idempotency-key-reused'],
    refusals: true,
    answer: async ({ caller, params, key, body: command, now }, parts) => {
      await checked(parts, api, { caller, now, caseId: params.case }, command)
      const told = { caller, caseId: params.case, key, kind: signals[to], command, now, of: api.kind }
      return tellCase(parts, told, () => answerMatter(parts, api, told))
    },
  })

/** What a command names of the cases of the council is looked at before it is accepted; the matter cannot see them. */
async function checked<T extends MatterTypes>(
  parts: Parts,
  api: MatterApi<T>,
  { caller, now, caseId }: { caller: Caller; now: Instant; caseId: string },
  command: T['command'],
): Promise<void> {
  if (api.check === undefined) return
  await readCouncil(parts.db, caller.council, async (tx) => {
    const row = await findCase(tx, caseId)
    if (row?.kind === api.kind)
      await api.check?.(tx, command, { matterId: caseId, practice: row.practice, caller, keyring: parts.keyring, now })
  })
}
