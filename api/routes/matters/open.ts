import { readCouncil } from '../../../db/pool'
import type { Instant } from '../../../pathway/time'
import { needSight } from '../../guard'
import { matterPathOf } from '../../links'
import { acceptMatter } from '../../matters/accept-matter'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { presentMatter } from '../../matters/present-matter'
import { readMatter } from '../../matters/read-matter'
import { practiceReceiptFaults, receiptFaults } from '../../receipt-time'
import { defineRoute, type Route } from '../../route'
import { councilPath, noQuery } from '../../schemas/common'
import { allPath, viewOf } from './about'

/** A matter is received. */
export const openMatter = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    method: 'post',
    path: allPath(api),
    operationId: `open${api.name}`,
    action: `${api.kind}.receive`,
    summary: `Receive ${api.oneOf}`,
    description: 'Needs the database alone. The same key and body again is the same one.',
    permission: api.permissions?.open ?? 'matter.receive',
    params: councilPath,
    query: noQuery,
    body: api.body,
    examples: { example: api.example },
    answers: {
      201: {
        description: 'Accepted: from here it cannot be lost, and its clocks run from its receipt.',
        schema: viewOf(api),
        headers: { Location: `The ${api.label}.` },
      },
    },
    problems: ['idempotency-key-reused', ...(api.problems ?? [])],
    faults: (body, now) => [...openingFaults(body, now), ...(api.faults?.(body, now) ?? [])],
    answer: async ({ caller, key, body, now }, parts) => {
      const caseId = await acceptMatter(parts, api, { caller, key, body, now })
      void parts.deliveries.start(caller.council, caseId)
      await needSight(parts, caller, { case: caseId })
      const shown = await readCouncil(parts.db, caller.council, async (tx) =>
        presentMatter(
          tx,
          parts,
          api,
          await readMatter<T['state']>(tx, parts.keyring, api.kind, caseId, now, caller),
          caller,
        ),
      )
      return { status: 201, body: shown, headers: { Location: matterPathOf(caller.council, api.collection, caseId) } }
    },
  })

const isPractice = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'practice' in body && body.practice === true

const openingFaults = (body: unknown, now: Instant) =>
  isPractice(body) ? practiceReceiptFaults(body, now) : receiptFaults(body, now)
