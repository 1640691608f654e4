import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { criteriaAnswers } from '../../api/examples/referral'
import { complaintExample } from '../../api/matters/complaints/examples'
import { rectifications } from '../../api/matters/rectification/rectification-api'
import { homeAt } from '../../cli/serve/home'
import { mintToken } from '../../cli/serve/identity'
import { destroyCaseKey } from '../../db/destroy-case-key'
import { hashRecord, insertProposal } from '../../db/destructions'
import { withCouncil } from '../../db/pool'
import { englandCalendar } from '../../pathway/calendar/england-bank-holidays'
import { londonDate } from '../../pathway/calendar/london'
import { stepWorkingDays } from '../../pathway/calendar/working-days'
import { putOnRecord } from '../../retention/destroy'
import { writeDestruction } from '../../retention/file'
import { askOf } from '../api/http'
import type { Stack } from '../stack/stack'
import type { Bed } from './bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from './live-case'
import { until } from './until'

// A council in which there is something of everything that is on record, made through the API as people make it.

export const council = 'lancashire'
export const base = `/v1/councils/${council}`
const reason = 'Made up for a test.'
const closing = { kind: 'decide-referral', outcome: 'other-service', reason, criteria: criteriaAnswers }
const today = new Date().toISOString().slice(0, 10)

/** What it is made with. */
export interface Made {
  stack: Stack
  bed: Bed
}

/** Ids of the cases in it, and of the emergency access. */
export interface World {
  assessed: string
  closed: string
  overdue: string
  destroyed: string
  shut: string
  access: string
}

/** Makes it. Resolves when all that was told is settled. */
export async function makeWorld({ stack, bed }: Made): Promise<World> {
  const { run } = stack
  const assessed = await refer(run, council)
  await tell(run, council, assessed, decideAssessment, allocate, startAssessment)
  const closed = await refer(run, council)
  await tell(run, council, closed, ['duty-manager', 'decisions', closing])
  const late = new Date(Date.now() - 25 * 3_600_000).toISOString()
  const overdue = await refer(run, council, { receivedAt: late, lateReason: reason })
  await makeDeputies(stack)
  const { shut, access, reviewed } = await restrictOne(stack)
  await asked(stack, 'administrator', '/revocations', { tokenId: randomUUID(), reason: 'device-lost' })
  await makeHolds(stack, closed)
  await makeBeside(stack, assessed)
  await finishOne(stack)
  const destroyed = await refer(run, council)
  await tell(run, council, destroyed, ['duty-manager', 'decisions', closing])
  const complaint = await withdrawnComplaint(stack)
  for (const id of [destroyed, complaint, reviewed])
    await until('a record to be destroyed', () => destroy({ stack, bed }, id), 30_000)
  return { assessed, closed, overdue, destroyed, shut, access }
}

async function asked(stack: Stack, role: string, path: string, body?: object): Promise<unknown> {
  const token = await mintToken(homeAt(stack.home), { council, subject: `${role}-x`, roles: [role], hours: 1 })
  const headers = { authorization: `Bearer ${token}` }
  const answer = await askOf(stack.run, { path: `${base}${path}`, headers, ...(body && { body }) })
  if (answer.status > 201) throw new Error(`${path}: ${answer.text}`)
  return JSON.parse(answer.text)
}

const idSeen = z.looseObject({ id: z.string() })
const deputySeen = z.looseObject({ deputyId: z.string() })
const holdSeen = z.looseObject({ holdId: z.string() })
const peopleSeen = z.object({ people: z.array(z.looseObject({ kind: z.string(), personId: z.string() })) })
const itemSeen = z.looseObject({ workItemId: z.string(), notice: z.unknown().optional() })
const itemsSeen = z.object({ workItems: z.array(itemSeen) })

/** One who stands, one whose time was ended, and a step of somebody who stands in, which is no violation. */
async function makeDeputies(stack: Stack): Promise<void> {
  const days = { fromDay: today, toDay: today, reason: 'leave' }
  const one = { fromPerson: 'person-1', toPerson: 'person-2', permissions: ['case.act'], ...days }
  const { deputyId } = deputySeen.parse(await asked(stack, 'team-manager', '/deputies', one))
  await asked(stack, 'team-manager', '/deputies', one)
  await asked(stack, 'team-manager', `/deputies/${deputyId}/end`, {})
  const permissions = ['case.act', 'decision.make']
  const another = { fromPerson: 'duty-manager-x', toPerson: 'social-worker-x', permissions, ...days }
  await asked(stack, 'team-manager', '/deputies', another)
  const caseId = await refer(stack.run, council)
  const [, collection, decision] = decideAssessment
  await asked(stack, 'social-worker', `/cases/${caseId}/${collection}`, decision)
}

/** A restricted record, and two emergency accesses to it, of which one was ended and reviewed. */
async function restrictOne(stack: Stack): Promise<Pick<World, 'shut' | 'access'> & { reviewed: string }> {
  const shut = await refer(stack.run, council)
  const restrict = { kind: 'restrict-record', because: 'high-profile', admit: [], reason }
  await asked(stack, 'service-manager', `/cases/${shut}/decisions`, restrict)
  const take = async (role: string) =>
    idSeen.parse(await asked(stack, role, '/emergency-accesses', { caseId: shut, minutes: 30, reason })).id
  const access = await take('duty-worker')
  const other = await take('social-worker')
  await asked(stack, 'social-worker', `/emergency-accesses/${other}/practice`, { kind: 'end-own-access' })
  const review = { kind: 'review-access', finding: 'justified', reason }
  await asked(stack, 'service-manager', `/emergency-accesses/${other}/decisions`, review)
  return { shut, access, reviewed: other }
}

async function makeHolds(stack: Stack, caseId: string): Promise<void> {
  for (const one of [1, 2]) {
    const hold = { scope: 'case', caseId, reason: `${reason} ${one}` }
    const { holdId } = holdSeen.parse(await asked(stack, 'administrator', '/retention/holds', hold))
    if (one === 1) await asked(stack, 'service-manager', `/retention/holds/${holdId}/lift`, { reason })
  }
}

/** What a record has beside its events: later details, a matter about it, holidays that move it, a practice case. */
async function makeBeside(stack: Stack, caseId: string): Promise<void> {
  const inDays = (days: number) => stepWorkingDays(londonDate(new Date().toISOString()), days, englandCalendar)
  for (const date of [inDays(20), inDays(30)])
    await asked(stack, 'administrator', '/bank-holidays', { date, title: 'A day', reason, practice: false })
  await asked(stack, 'administrator', `/bank-holidays/${inDays(20)}/withdrawal`, { reason, practice: false })
  const { people } = peopleSeen.parse(await asked(stack, 'duty-worker', `/cases/${caseId}/people`))
  const mother = people.find(({ kind }) => kind === 'mother')?.personId ?? ''
  const details = { contact: { address: '1 Made Up Row, Exampleton, ZZ9 9ZZ' }, addressProtected: true }
  await asked(stack, 'duty-worker', `/cases/${caseId}/people/${mother}/details`, details)
  await asked(stack, 'duty-manager', '/rectifications', { ...rectifications.example, about: { caseId } })
  await refer(stack.run, council, { startAt: '2026-03-02T10:00' })
}

async function withdrawnComplaint(stack: Stack): Promise<string> {
  const { id } = idSeen.parse(await asked(stack, 'service-manager', '/complaints', complaintExample))
  await asked(stack, 'service-manager', `/complaints/${id}/practice`, { kind: 'withdraw-complaint', reason })
  return id
}

/** A work item about a notice that somebody has seen to. */
async function finishOne(stack: Stack): Promise<void> {
  const items = async () => itemsSeen.parse(await asked(stack, 'duty-manager', '/work-items')).workItems
  const aboutNotices = async () => (await items()).filter(({ notice }) => notice !== undefined)
  await until('something to be done', async () => (await aboutNotices()).length > 1)
  const [item] = await aboutNotices()
  await asked(stack, 'duty-manager', `/work-items/${item?.workItemId}/done`, { as: 'told-by-telephone', note: reason })
}

const destroy = ({ stack, bed }: Made, caseId: string) =>
  withCouncil(bed.db, council, async (tx) => {
    const at = new Date().toISOString()
    const proposed = {
      ...{ caseId, class: 'referral-only', dueOn: '2026-01-01', because: ['referral-only'] },
      ...{ proposedBy: 'person-2', proposedAt: at },
    }
    const done = await destroyCaseKey(tx, { caseId, by: { id: 'person-1', role: null }, reason: 'retention-over', at })
    if (done.status !== 'destroyed') return false
    const destructionId = randomUUID()
    const approved = { destructionId, approvedBy: 'person-1', approvedAt: at, referralToo: done.referralToo }
    const certificate = { ...proposed, ...approved, ...(await hashRecord(tx, caseId)) }
    await insertProposal(tx, { ...proposed, proposalId: destructionId })
    await putOnRecord(tx, certificate, { at, actorId: 'person-1', actorRole: null })
    writeDestruction(homeAt(stack.home).anchors, council, bed.keyring, certificate)
    return true
  })
