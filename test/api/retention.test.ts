import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { criteriaAnswers } from '../../api/examples/referral'
import { complaintExample } from '../../api/matters/complaints/examples'
import { recordClasses } from '../../pathway/retention/classes'
import { mintToken } from '../../cli/serve/identity'
import { readDestructions } from '../../retention/file'
import { readAnchors } from '../../verify/anchors/file'
import { verifyAudit } from '../../verify/audit/verify-audit'
import { sharedHome, sharedKeys, sharedStack } from '../stack/shared'
import { describe as describeApi } from '../attack/description'
import { addressOf, askAllowed } from '../attack/world'
import { openBed, type Bed } from '../support/bed'
import { until } from '../support/until'
import { accepted, aReferral, ask, type Answer } from './http'

// A record is kept until its day, held, proposed by one and destroyed by another, rehearsed with practice cases.

const council = 'lancashire'
const base = `/v1/councils/${council}`
const elsewhere = {
  kind: 'decide-referral',
  outcome: 'other-service',
  reason: 'Others help.',
  criteria: criteriaAnswers,
}
const kept = z.object({
  ...{ class: z.string(), deleteOn: z.string().optional(), over: z.boolean() },
  because: z.array(z.object({ code: z.string(), says: z.string() })),
  holds: z.array(z.object({ holdId: z.string(), reason: z.string() })),
})
const due = z.object({
  cases: z.array(z.object({ caseId: z.string(), held: z.boolean() })),
  next: z.string().optional(),
})
const hold = z.object({ holdId: z.string(), reason: z.string(), lifted: z.object({ by: z.string() }).optional() })
const listed = z.object({ holds: z.array(z.looseObject({ holdId: z.string() })) })
const coded = z.object({ receiptCode: z.string() })
const proposal = z.object({ proposalId: z.string() })

let bed: Bed
beforeAll(async () => {
  bed = openBed(await sharedStack(), sharedKeys())
})
afterAll(() => bed.close())

async function person(role: string) {
  const id = `person-${randomUUID().slice(0, 8)}`
  const token = await mintToken(sharedHome(), { council, subject: id, roles: [role], hours: 1 })
  const headers = { authorization: `Bearer ${token}` }
  const send = (path: string, body: object = {}, more: Record<string, string> = {}): Promise<Answer> =>
    ask({ path, body, headers: { ...headers, ...more } })
  return { id, send, read: (path: string): Promise<Answer> => ask({ path, headers }) }
}

const child = { forenames: 'Robin', surname: 'Example', dateOfBirth: '2008-05-05' }

/** A practice case that was closed at its first decision on 2 March 2026, and the years that passed since. */
async function closedCase(years: number, more: object = {}) {
  const body = { ...aReferral, children: [child], startAt: '2026-03-02T10:00', ...more }
  const answer = await ask({ council, path: `${base}/practice-cases`, body })
  const { cases, reference } = answer.as(accepted)
  const { receiptCode } = answer.as(coded)
  const caseId = cases[0]?.caseId ?? ''
  const path = `${base}/cases/${caseId}`
  expect((await ask({ council, path: `${path}/decisions`, body: elsewhere })).status).toBe(200)
  await until('it to be closed', async () => (await ask({ council, path })).text.includes('"closed"'))
  const move = { council, path: `${base}/practice-cases/${caseId}/advance`, body: { days: 366 } }
  for (let year = 0; year < years; year++) expect((await ask(move)).status).toBe(200)
  return { caseId, path, receiptCode, referral: `${base}/referrals/${reference}`, retention: `${path}/retention` }
}

async function dueCases(read: (path: string) => Promise<Answer>) {
  const found: z.output<typeof due>['cases'] = []
  let after: string | undefined = ''
  while (after !== undefined) {
    const page: z.output<typeof due> = (
      await read(`${base}/retention/due?practice=true${after === '' ? '' : `&after=${after}`}`)
    ).as(due)
    found.push(...page.cases)
    after = page.next
  }
  return found
}

/** Approves, as soon as the history of the case is kept. */
async function approved(send: (path: string) => Promise<Answer>, path: string): Promise<Answer> {
  let answer = await send(path)
  await until(
    'its history to be kept',
    async () => {
      answer = await send(path)
      return answer.status !== 409 || answer.problem.code !== 'history-not-kept'
    },
    40_000,
  )
  return answer
}

/** What stays when a record is destroyed, as its description orders it. */
const outlasting = ['readViewers', 'readDestructionCertificate']

/** The operations of the description that answer otherwise than 410 for a case. To approve once more is tried where the proposal is known. */
async function notGone(path: string): Promise<string[]> {
  const { run } = bed
  const found: string[] = []
  for (const one of (await describeApi(run.api)).operations) {
    if (!/\/(practice-)?cases\/\{case\}/.test(one.path) || one.id === 'approveDestruction') continue
    const at = addressOf(one, council, randomUUID()).replace(/cases\/[^/?]+/, path.slice(path.indexOf('cases/')))
    const body = one.method === 'GET' ? {} : { body: one.examples[0] ?? {} }
    const { status } = await askAllowed(run, { council, path: at, ...body })
    if (status !== 410) found.push(`${one.id} ${status}`)
  }
  return found
}

/** What whoever has a receipt code is answered. */
async function withCode(code: string) {
  const { status, text } = await ask({
    path: `${base}/receipt-code`,
    body: { code },
    headers: { authorization: undefined },
  })
  return { status, text }
}

const reason = 'An inquiry asks for what was known of this family.'

it('a record is destroyed from its day on, unheld, by two people, and its certificate stays', async () => {
  const [one, other] = [await person('administrator'), await person('service-manager')]
  const { caseId, path, receiptCode, referral, retention } = await closedCase(8)
  const before = (await one.read(retention)).as(kept)
  expect(before).toMatchObject({ class: 'referral-only', deleteOn: '2033-05-05', over: true, holds: [] })
  expect(await dueCases(one.read)).toContainEqual(expect.objectContaining({ caseId, held: false }))

  const placed = (await one.send(`${base}/retention/holds`, { scope: 'case', caseId, reason })).as(hold)
  expect((await one.read(retention)).as(kept).holds).toMatchObject([{ holdId: placed.holdId, reason }])
  expect((await one.send(`${path}/destruction/proposals`)).problem.code).toBe('held')
  expect(await dueCases(one.read)).toContainEqual(expect.objectContaining({ caseId, held: true }))
  const lifted = await other.send(`${base}/retention/holds/${placed.holdId}/lift`, { reason: 'It has reported.' })
  expect(lifted.as(hold).lifted).toMatchObject({ by: other.id })

  const key = { 'idempotency-key': randomUUID() }
  const { proposalId } = (await one.send(`${path}/destruction/proposals`, {}, key)).as(proposal)
  expect((await one.send(`${path}/destruction/proposals`, {}, key)).as(proposal)).toEqual({ proposalId })
  const theirs = await other.send(`${path}/destruction/proposals`, {}, key)
  expect([theirs.status, theirs.problem.code]).toEqual([422, 'idempotency-key-reused'])
  const approval = `${path}/destruction/proposals/${proposalId}/approve`
  expect((await one.send(approval)).problem.code).toBe('own-destruction')
  const again = (await other.send(`${base}/retention/holds`, { scope: 'class', class: 'referral-only', reason })).as(
    hold,
  )
  expect((await other.send(approval)).problem.code).toBe('held')
  await other.send(`${base}/retention/holds/${again.holdId}/lift`, { reason })
  expect((await one.read(`${path}/destruction/certificate`)).status).toBe(404)
  expect(await withCode(receiptCode)).toMatchObject({ status: 200 })
  expect((await other.read(`${base}/work-items?practice=true`)).text).toContain(caseId)
  const done = await approved(other.send, approval)
  expect([done.status, done.text]).toEqual([200, expect.stringContaining(caseId)])

  for (const gone of [path, `${path}/timeline`, `${path}/people`, retention, referral])
    expect([gone, (await other.read(gone)).status]).toEqual([gone, 410])
  expect(await withCode(receiptCode)).toEqual(await withCode('0000-0000-0000'))
  const { holds } = (await one.read(`${base}/retention/holds`)).as(listed)
  expect(holds.find((it) => it.holdId === placed.holdId)).not.toHaveProperty('reason')
  expect(holds.find((it) => it.holdId === again.holdId)).toMatchObject({ reason })
  expect(await notGone(path)).toEqual(outlasting.map((id) => `${id} 200`))
  const certificate = await other.read(`${path}/destruction/certificate`)
  expect(JSON.parse(certificate.text)).toEqual(JSON.parse(done.text))
  expect(JSON.parse(certificate.text)).toMatchObject({
    ...{ caseId, class: 'referral-only', dueOn: '2033-05-05', proposedBy: one.id, approvedBy: other.id },
    ...{ referralToo: true, recordHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect((await other.send(approval)).text).toBe(done.text)
  expect((await one.send(`${path}/destruction/proposals`)).status).toBe(410)
  expect((await dueCases(one.read)).some((it) => it.caseId === caseId)).toBe(false)

  expect((await other.read(`${base}/work-items?practice=true`)).text).not.toContain(caseId)
  const anew = { ...aReferral, children: [child], startAt: '2034-03-02T10:00' }
  expect((await ask({ council, path: `${base}/practice-cases`, body: anew })).text).not.toContain(caseId)
  const about = { ...complaintExample, about: [caseId], practice: true, startAt: '2034-03-02T10:00' }
  const complaint = await ask({ council, role: 'service-manager', path: `${base}/complaints`, body: about })
  expect(complaint.faults).toEqual(['/about/0 unknown-case'])
  const opened = { caseId, minutes: 5, reason, practice: true }
  expect((await other.send(`${base}/emergency-accesses`, opened)).faults).toEqual(['/caseId unknown-case'])
  const { keyring, db } = bed
  const { destructions, damaged } = readDestructions(sharedHome().anchors, council, keyring)
  expect([destructions.filter((it) => it.caseId === caseId).length, damaged]).toEqual([1, []])
  const { faults } = await verifyAudit(db, council, readAnchors(sharedHome().anchors, council, keyring))
  expect(faults).toEqual([])
}, 180_000)

it('a record is kept before its day, and while it is open again', async () => {
  const one = await person('administrator')
  const { path, retention, caseId } = await closedCase(0)
  expect((await one.read(retention)).as(kept)).toMatchObject({ deleteOn: '2033-05-05', over: false })
  expect((await one.send(`${path}/destruction/proposals`)).problem.code).toBe('retention-not-over')
  const reopen = { kind: 'reopen-case', reason: 'More has become known.' }
  await ask({ council, role: 'team-manager', path: `${path}/decisions`, body: reopen })
  await until('it to be open', async () => (await one.read(retention)).as(kept).deleteOn === undefined)
  expect((await one.send(`${path}/destruction/proposals`)).problem.code).toBe('case-open')
  expect((await dueCases(one.read)).some((it) => it.caseId === caseId)).toBe(false)
}, 120_000)

it('holds and destructions are for those who may, and nobody learns by them of a case that is not there for them', async () => {
  const [worker, one] = [await person('social-worker'), await person('administrator')]
  for (const path of [`${base}/retention/due`, `${base}/retention/holds`])
    expect((await worker.read(path)).problem.code).toBe('not-authorised')
  const body = { scope: 'council', reason }
  expect((await worker.send(`${base}/retention/holds`, body)).problem.code).toBe('not-authorised')
  const unknown = { scope: 'case', caseId: randomUUID(), reason }
  expect((await one.send(`${base}/retention/holds`, unknown)).problem.code).toBe('not-found')
  expect((await one.send(`${base}/retention/holds/${randomUUID()}/lift`, { reason })).status).toBe(404)
  expect((await one.send(`${base}/cases/${randomUUID()}/destruction/proposals`)).status).toBe(404)
}, 120_000)

/** A practice complaint about a case, withdrawn on 2 March 2026, and the years that passed since. */
async function withdrawnComplaint(aboutCaseId: string, years: number) {
  const body = { ...complaintExample, about: [aboutCaseId], practice: true, startAt: '2026-03-02T10:00' }
  const { id } = (await ask({ council, role: 'service-manager', path: `${base}/complaints`, body })).as(matter)
  const path = `${base}/complaints/${id}`
  const withdraw = { kind: 'withdraw-complaint', reason: 'They have talked it over.' }
  const told = await ask({ council, role: 'service-manager', path: `${path}/practice`, body: withdraw })
  expect([told.status, told.text]).toEqual([200, expect.anything()])
  const move = { council, role: 'service-manager', path: `${path}/advance`, body: { days: 366 } }
  for (let year = 0; year < years; year++) expect((await ask(move)).status).toBe(200)
  return { id, path }
}

const matter = z.looseObject({ id: z.string() })

it('what somebody has emergency access to is destroyed by nobody whom it is shut to otherwise, nor before that was reviewed', async () => {
  const [admitted, too] = [await person('service-manager'), await person('service-manager')]
  const [outside, other] = [await person('service-manager'), await person('service-manager')]
  const { caseId, path } = await closedCase(8)
  const restrict = { kind: 'restrict-record', because: 'high-profile', admit: [too.id], reason }
  expect((await admitted.send(`${path}/decisions`, restrict)).status).toBe(200)
  const { proposalId } = (await admitted.send(`${path}/destruction/proposals`)).as(proposal)
  const approval = `${path}/destruction/proposals/${proposalId}/approve`
  for (const one of [outside, other]) {
    expect((await one.send(approval)).problem.code).toBe('record-restricted')
    const access = { caseId, minutes: 30, reason, practice: true }
    expect((await one.send(`${base}/emergency-accesses`, access)).status).toBe(201)
    expect((await one.read(path)).status).toBe(200)
    for (const shut of [`${path}/destruction/proposals`, approval])
      expect((await one.send(shut)).problem.code).toBe('record-restricted')
  }
  expect((await approved(too.send, approval)).problem.code).toBe('matter-open')
}, 120_000)

it.each(recordClasses)(
  'every record of the class %s can be held',
  async (kind) => {
    const one = await person('administrator')
    const placed = await one.send(`${base}/retention/holds`, { scope: 'class', class: kind, reason })
    expect([placed.status, JSON.parse(placed.text)]).toEqual([201, expect.objectContaining({ class: kind })])
    const { holdId } = placed.as(hold)
    expect((await one.send(`${base}/retention/holds/${holdId}/lift`, { reason })).status).toBe(200)
  },
  120_000,
)

it('a complaint is kept for its own years, held with the case that it is about, and destroyed by two people', async () => {
  const [one, other] = [await person('administrator'), await person('service-manager')]
  const { caseId } = await closedCase(0)
  const { id, path } = await withdrawnComplaint(caseId, 7)
  const before = (await one.read(`${path}/retention`)).as(kept)
  expect(before).toMatchObject({ class: 'complaint', deleteOn: '2032-03-02', over: true, holds: [] })
  expect(await dueCases(one.read)).toContainEqual(expect.objectContaining({ caseId: id, held: false }))

  const placed = (await one.send(`${base}/retention/holds`, { scope: 'case', caseId, reason })).as(hold)
  expect((await one.send(`${path}/destruction/proposals`)).problem.code).toBe('held')
  await other.send(`${base}/retention/holds/${placed.holdId}/lift`, { reason })
  const { proposalId } = (await one.send(`${path}/destruction/proposals`)).as(proposal)
  const approval = `${path}/destruction/proposals/${proposalId}/approve`
  const asCase = `${base}/cases/${id}/destruction/proposals`
  expect([(await one.send(asCase)).status, (await other.send(`${asCase}/${proposalId}/approve`)).status]).toEqual([
    404, 404,
  ])
  expect((await one.send(approval)).problem.code).toBe('own-destruction')
  const itself = (await other.send(`${base}/retention/holds`, { scope: 'case', caseId: id, reason })).as(hold)
  expect((await other.send(approval)).problem.code).toBe('held')
  await other.send(`${base}/retention/holds/${itself.holdId}/lift`, { reason })

  const done = await approved(other.send, approval)
  expect([done.status, done.text]).toEqual([200, expect.stringContaining(id)])
  for (const gone of ['', '/details', '/timeline', '/notices', '/retention'])
    expect([gone, (await other.read(`${path}${gone}`)).status]).toEqual([gone, 410])
  expect((await other.read(`${path}/destruction/certificate`)).text).toBe(done.text)
  expect((await other.read(`${base}/complaints?practice=true&stage=closed&limit=100`)).status).toBe(200)
  expect((await dueCases(one.read)).some((it) => it.caseId === id)).toBe(false)
  const { db, keyring } = bed
  expect(readDestructions(sharedHome().anchors, council, keyring).destructions.map((it) => it.caseId)).toContain(id)
  const { faults } = await verifyAudit(db, council, readAnchors(sharedHome().anchors, council, keyring))
  expect(faults).toEqual([])
}, 180_000)

it('whoever a complaint is kept from learns nothing of it by what is due', async () => {
  const { caseId } = await closedCase(0)
  const { id, path } = await withdrawnComplaint(caseId, 7)
  const token = await mintToken(sharedHome(), {
    council,
    subject: 'social-worker-7',
    roles: ['administrator'],
    hours: 1,
  })
  const read = (at: string) => ask({ path: at, headers: { authorization: `Bearer ${token}` } })
  expect((await read(`${path}/retention`)).status).toBe(404)
  expect((await dueCases(read)).some((it) => it.caseId === id)).toBe(false)
  expect((await dueCases((await person('administrator')).read)).some((it) => it.caseId === id)).toBe(true)
}, 120_000)
