import { auditFindings } from './check-audit'
import { missingRungs, recordFindings, rungFindings } from './check-case'
import { runFindings, runsByWorkflow, stateFindings } from './check-engine'
import { messageFindings } from './check-messages'
import { readRecord, type Bed } from '../support/bed'
import { listCaseIds, listInbox, listReferralIds, wholeAudit, type InboxRow } from './books'
import type { AcceptedCase, Ledger } from './ledger'
import { untilNone } from './until-none'

/** Resolves when all that was accepted has been heard and every rung that is due has been reached. Throws where that takes too long. */
export async function settle(bed: Bed, ledger: Ledger): Promise<void> {
  for (const council of councilsOf(ledger)) await untilNone(() => unsettled(bed, council))
  for (const one of ledger.cases) await untilNone(() => unrung(bed, one))
}

/** Compares the ledger with the record and the engine. Gives a sentence for each thing that is wrong. */
export async function examine(bed: Bed, ledger: Ledger): Promise<string[]> {
  const councils = councilsOf(ledger)
  const found = await Promise.all(councils.map((council) => councilFindings(bed, ledger, council)))
  return [...ledger.wrong, ...found.flat()]
}

const councilsOf = (ledger: Ledger) => [...new Set(ledger.cases.map(({ council }) => council))]

async function unsettled(bed: Bed, council: string): Promise<string[]> {
  const rows = await listInbox(bed, council)
  return rows.flatMap(({ status, messageId }) => (status === undefined ? [`message ${messageId} to be heard`] : []))
}

/** Practice cases keep a time of their own, and are looked at by whoever moves it. */
async function unrung(bed: Bed, one: AcceptedCase): Promise<string[]> {
  if (one.practice) return []
  return missingRungs(await readRecord(bed, one.council, one.caseId), new Date().toISOString())
}

async function councilFindings(bed: Bed, ledger: Ledger, council: string): Promise<string[]> {
  const cases = ledger.casesOf(council)
  const inbox = await listInbox(bed, council)
  const runs = await runsByWorkflow(bed)
  const perCase: string[] = []
  for (const one of cases) perCase.push(...(await caseFindings(bed, one, inbox, runs)))
  return [
    ...sameIds(
      'referrals',
      cases.map(({ referralId }) => referralId),
      await listReferralIds(bed, council),
    ),
    ...sameIds(
      'cases',
      cases.map(({ caseId }) => caseId),
      await listCaseIds(bed, council),
    ),
    ...perCase,
    ...auditFindings(council, await wholeAudit(bed, council), new Set(inbox.map(({ messageId }) => messageId))),
  ]
}

async function caseFindings(
  bed: Bed,
  one: AcceptedCase,
  inbox: readonly InboxRow[],
  runs: ReadonlyMap<string, string[]>,
): Promise<string[]> {
  const record = await readRecord(bed, one.council, one.caseId)
  const told = inbox.filter(({ caseId }) => caseId === one.caseId)
  const findings = [
    ...messageFindings(one, told, record),
    ...recordFindings(one, record),
    ...rungFindings(record),
    ...runFindings(one, record, runs),
    ...(await stateFindings(bed, one, record)),
  ]
  return findings.map((finding) => `case ${one.caseId} of ${one.council}: ${finding}`)
}

/** Whether what was acknowledged and what is on record are the same, each once. */
function sameIds(what: string, acknowledged: readonly string[], onRecord: readonly string[]): string[] {
  const known = new Set(acknowledged)
  const there = new Set(onRecord)
  const lost = [...known].filter((id) => !there.has(id))
  const unasked = onRecord.filter((id) => !known.has(id))
  return [
    ...lost.map((id) => `of the ${what}, ${id} is lost`),
    ...unasked.map((id) => `of the ${what}, ${id} was never acknowledged`),
  ]
}
