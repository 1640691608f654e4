import { readCouncil } from '../../db/pool'
import type { AccessRequest } from '../../pathway/matters/access/facts'
import { disclose } from '../../pathway/matters/access/export/disclose'
import { asSent } from '../../pathway/matters/access/export/facts'
import { readersIn } from '../../pathway/matters/access/export/named'
import type { Instant } from '../../pathway/time'
import type { Caller } from '../authenticate'
import { isInSight } from '../guard'
import { askingOf } from '../matters/access/asker'
import { heldCases } from '../matters/access/held-cases'
import { ownBeside } from '../matters/access/own-beside'
import { withOwnWords } from '../matters/access/own-words'
import { setBeside } from '../matters/access/set-beside'
import { foundIn, type Draft } from '../matters/access/found'
import { hidingIn, takenOutOf, takeOut } from '../matters/access/take-out'
import { besideOf } from '../present/beside'
import { pagesOf } from '../matters/access/pages'
import { readMatter } from '../matters/read-matter'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { defineRoute, type Route } from '../route'
import { draftView, exportPages, exportView } from '../schemas/access-exports'
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
    description:
      'For who signs it off: with everything taken out that the proposal withholds, and a list of it and of what stands.',
    permission: 'record.read',
    answers: { 200: { description: 'What would be sent, and what is taken out.', schema: draftView } },
    problems: ['nothing-proposed'],
    answer: async ({ caller, params, now }, parts) => {
      const draft = await exported(parts, caller, params.case, now, 'draft')
      return { status: 200, body: { ...draft.exported, ...draft.found } }
    },
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
      body: (await exported(parts, caller, params.case, now, 'export')).exported,
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
      const { exported: body } = await exported(parts, caller, params.case, now, 'export')
      return { status: 200, body, page: pagesOf(body) }
    },
  }),
]

/** What is disclosed, and for the draft also what is taken out of it. */
async function exported(parts: Parts, caller: Caller, requestId: string, now: Instant, what: 'draft' | 'export') {
  return readCouncil(parts.db, caller.council, async (tx) => {
    const { state } = await readMatter<AccessRequest>(tx, parts.keyring, 'access-request', requestId, now, caller)
    const { disclosure } = state
    if (disclosure === undefined) throw new Problem(what === 'draft' ? 'nothing-proposed' : 'not-produced')
    if (what === 'export' && disclosure.producedAt === undefined) throw new Problem('not-produced')
    for (const { caseId } of disclosure.cases)
      if (!(await isInSight(tx, caseId, caller))) throw new Problem('not-found')
    const { parentForChild } = state
    const approved = { ...disclosure, requestId, ...(await askingOf(tx, parts.keyring, { requestId, parentForChild })) }
    const held = await heldCases(tx, parts.keyring, disclosure.cases)
    const { rules } = tenantOf(parts, tx.council)
    const taken = await takenOutOf(tx, parts.keyring, held, approved)
    const disclosed = disclose(held, approved, rules, hidingIn(taken))
    const drafts: Draft[] = []
    for (const [index, one] of held.entries()) {
      const beside = await besideOf(tx, parts.keyring, one.caseId, now, caller)
      const own = await ownBeside(tx, parts.keyring, { held: one, beside, asked: approved })
      const whole = disclosed.cases[index]
      if (whole === undefined) continue
      const seeing = { askerId: readersIn(one, approved).askerId, contactsShown: disclosure.contactsShown ?? [] }
      const shown = takeOut(setBeside(whole, beside, disclosure.producedAt ?? now), one, taken, seeing)
      drafts.push({ held: one, shown: withOwnWords(shown, { held: one, approved, own, rules, taken }) })
    }
    const cases = drafts.map(({ shown }) => (what === 'draft' ? shown : asSent(shown)))
    return { exported: { ...disclosed, cases }, found: foundIn(drafts, taken, rules) }
  })
}
