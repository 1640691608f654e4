import { readCouncil } from '../../db/pool'
import type { AccessRequest } from '../../pathway/matters/access/facts'
import { disclose } from '../../pathway/matters/access/export/disclose'
import type { Export } from '../../pathway/matters/access/export/facts'
import type { Instant } from '../../pathway/time'
import type { Caller } from '../authenticate'
import { heldCases } from '../matters/access/held-cases'
import { takeOut } from '../matters/access/take-out'
import { pagesOf } from '../matters/access/pages'
import { readMatter } from '../matters/read-matter'
import type { Parts } from '../parts'
import { Problem, type ApiProblemCode } from '../problems'
import { defineRoute, type Route } from '../route'
import { exportPages, exportView } from '../schemas/access-exports'
import { casePath, noBody, noQuery } from '../schemas/common'
import { tenantOf } from '../tenant'

const one = '/v1/councils/{council}/access-requests/{case}'
const reading = { method: 'get', params: casePath, query: noQuery, body: noBody } as const

/** What an access request discloses: as it was proposed, and as it is sent. Every look is on the audit. */
export const accessExports: readonly Route[] = [
  defineRoute({
    ...reading,
    path: `${one}/draft`,
    operationId: 'readDisclosureDraft',
    action: 'access-request.draft',
    summary: 'Read what is proposed to be disclosed, before it is signed off',
    description: 'For who signs it off: with everything taken out that the proposal withholds.',
    permission: 'record.read',
    answers: { 200: { description: 'What would be sent.', schema: exportView } },
    problems: ['nothing-proposed'],
    answer: async ({ caller, params, now }, parts) => ({
      status: 200,
      body: await exported(parts, caller, params.case, now, 'draft'),
    }),
  }),
  defineRoute({
    ...reading,
    path: `${one}/export`,
    operationId: 'readExport',
    action: 'access-request.export',
    summary: 'Read what is sent',
    description: 'Once it has been signed off and produced; from the record, the same whenever it is read.',
    permission: 'record.read',
    answers: { 200: { description: 'What is sent.', schema: exportView } },
    problems: ['not-produced'],
    answer: async ({ caller, params, now }, parts) => ({
      status: 200,
      body: await exported(parts, caller, params.case, now, 'export'),
    }),
  }),
  defineRoute({
    ...reading,
    path: `${one}/export/pages`,
    operationId: 'readExportPages',
    action: 'access-request.export-pages',
    summary: 'Read what is sent as pages to print',
    permission: 'record.read',
    answers: { 200: { description: 'Plain pages.', schema: exportPages, isPage: true } },
    problems: ['not-produced'],
    answer: async ({ caller, params, now }, parts) => {
      const body = await exported(parts, caller, params.case, now, 'export')
      return { status: 200, body, page: pagesOf(body) }
    },
  }),
]

function exported(
  parts: Parts,
  caller: Caller,
  requestId: string,
  now: Instant,
  what: 'draft' | 'export',
): Promise<Export> {
  return readCouncil(parts.db, caller.council, async (tx) => {
    const { state } = await readMatter<AccessRequest>(tx, parts.keyring, 'access-request', requestId, now, caller)
    const { disclosure } = state
    const missing: ApiProblemCode | undefined =
      what === 'draft'
        ? disclosure === undefined
          ? 'nothing-proposed'
          : undefined
        : disclosure?.producedAt === undefined
          ? 'not-produced'
          : undefined
    if (disclosure === undefined || missing !== undefined) throw new Problem(missing ?? 'nothing-proposed')
    const held = await heldCases(tx, parts.keyring, disclosure.cases)
    const exported = disclose(held, { ...disclosure, requestId }, tenantOf(parts, tx.council).rules)
    return takeOut(tx, parts.keyring, exported, { requestId, disclosure })
  })
}
