import { z } from 'zod'
import { Stack } from '../stack/stack'
import { ownTenants } from '../support/own-tenants'
import { aReferral, askOf, caseOf, type Answer, type Ask } from './http'

const approvals = `
approvals:
  source: a test
  twoStage: [override-consent]
`
let stack: Stack
const tenants = ownTenants({ anyshire: approvals })
const ask = (sent: Ask): Promise<Answer> => askOf(stack.run, sent)

beforeAll(async () => {
  stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory } })
}, 120_000)
afterAll(async () => {
  await stack.stop()
  tenants.remove()
}, 120_000)

const shown = z.object({
  askedFor: z.array(z.object({ approvalId: z.string(), command: z.string(), askedBy: z.string() })),
  consents: z.array(z.object({ overridden: z.boolean() })),
  legal: z.array(z.object({ command: z.string() })),
})
const timeline = z.object({ events: z.array(z.object({ type: z.string() })) })
const reason = 'Quokka reasons of the manager'

/** A case in which somebody of this role has asked to go on without consent. */
async function askedBy(role: string) {
  const { path, childId } = caseOf(await ask({ path: '/v1/councils/anyshire/referrals', body: aReferral }), 'anyshire')
  const override = { kind: 'override-consent', personId: childId, agency: 'gp', reason, asked: true, explained: true }
  const answer = await ask({ path: `${path}/decisions`, role, body: override })
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
  const view = async (reader: string) => (await ask({ path, role: reader })).as(shown)
  const decide = (kind: string, approvalId: string | undefined, by: string) =>
    ask({ path: `${path}/decisions`, role: by, body: { kind, approvalId, reason } })
  return { path, view, decide }
}

it('a step done in two stages is asked for by one person, and done once another has approved it (T10)', async () => {
  const { path, view, decide } = await askedBy('team-manager')
  const before = await view('service-manager')
  expect(before).toMatchObject({ askedFor: [{ command: 'override-consent' }], consents: [] })
  expect(before.legal.map(({ command }) => command)).toContain('approve-step')
  const [asked] = before.askedFor
  expect((await decide('approve-step', asked?.approvalId, 'team-manager')).problem.code).toBe('role-not-allowed')
  expect((await decide('approve-step', asked?.approvalId, 'service-manager')).status).toBe(200)
  expect(await view('service-manager')).toMatchObject({ askedFor: [], consents: [{ overridden: true }] })
  const types = (await ask({ path: `${path}/timeline`, role: 'team-manager' })).as(timeline).events
  expect(types.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['approval-asked', 'approval-given', 'consent-overridden']),
  )
}, 120_000)

it('whoever asked for it is refused before it is accepted, and may withdraw it (T10)', async () => {
  const { view, decide } = await askedBy('service-manager')
  const [asked] = (await view('service-manager')).askedFor
  const refused = await decide('approve-step', asked?.approvalId, 'service-manager')
  expect([refused.status, refused.problem.code]).toEqual([409, 'own-step'])
  expect((await view('service-manager')).consents).toEqual([])
  expect((await decide('withdraw-step', asked?.approvalId, 'service-manager')).status).toBe(200)
  expect(await view('service-manager')).toMatchObject({ askedFor: [], consents: [] })
}, 120_000)
