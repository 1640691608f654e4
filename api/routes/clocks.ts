import { openCaseEvent } from '../../db/case-events'
import { listEvents } from '../../db/events'
import { readCouncil } from '../../db/pool'
import { wordingHints } from '../../notices/hints'
import { dueHistory, preview } from '../../pathway'
import { clockView } from '../present/clock-view'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { anyStep, clockHistoryView, clockPath, previewView } from '../schemas/clock-views'
import { casePath, noBody, noQuery } from '../schemas/common'
import { readCase } from '../sealed-case'
import { tenantOf } from '../tenant'

/** One clock of a case; the latest, where several have had its name. */
export const readClock = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/clocks/{clock}',
  operationId: 'readClock',
  action: 'case.clock',
  summary: 'Read a clock: what was due when, and who changed it',
  permission: 'record.read',
  params: clockPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'The clock, and every due date it has had.', schema: clockHistoryView } },
  answer: ({ caller, params, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { row, keys, state } = await readCase(tx, parts.keyring, params.case, now)
      const clock = state.clocks.findLast(({ name }) => name === params.clock)
      if (clock === undefined) throw new Problem('not-found')
      const key = await keys.load(row.caseId)
      const recorded = await listEvents(tx, row.caseId)
      const events = recorded.map((event) => openCaseEvent(key, caller.council, row.caseId, event))
      const shown = clockView(clock, state, tenantOf(parts, caller.council).rules)
      return { status: 200, body: { caseId: row.caseId, clock: shown, history: dueHistory(events, clock.name) } }
    }),
})

/** What a step would lead to, without taking it. */
export const previewStep = defineRoute({
  method: 'post',
  reads: true,
  path: '/v1/councils/{council}/cases/{case}/preview',
  operationId: 'preview',
  action: 'case.preview',
  summary: 'Ask what a step would lead to',
  description:
    'Takes the body of any decision, thing done or consent, and saves nothing: what would be on the timeline, or the refusal, and the ' +
    'old and new due dates of every clock touched, and words that had better be others for whoever reads them. Needs no `Idempotency-Key`.',
  permission: 'case.act',
  params: casePath,
  query: noQuery,
  body: anyStep,
  examples: { extension: { kind: 'extend-clock', clock: 'checkpoint-10', by: 5, reason: 'The school is closed.' } },
  answers: { 200: { description: 'What would happen, were it sent now.', schema: previewView } },
  answer: ({ caller, params, body: command, now: realNow }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { state, now } = await readCase(tx, parts.keyring, params.case, realNow)
      const message = { messageId: 'preview', actor: caller.actor, acceptedAt: now, command }
      const { rules, wordings } = tenantOf(parts, caller.council)
      const seen = preview(state, message, now, rules)
      const would = seen.refusal === undefined ? 'be-applied' : 'be-refused'
      return { status: 200, body: { would, ...seen, hints: wordingHints(command, wordings) } }
    }),
})
