import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { accessRequests } from '../../api/matters/access/access-api'
import { mintToken } from '../../cli/serve/identity'
import { listAudit } from '../../db/audit'
import { createDatabase, readCouncil } from '../../db/pool'
import { personRoles } from '../../pathway/roles'
import { sharedHome, sharedStack } from '../stack/shared'
import { ask, aCase } from './http'

const council = 'anyshire'
const matters = `/v1/councils/${council}/access-requests`
const withId = z.object({ id: z.string() })

/** A person of their own, with every role unless said otherwise. */
async function person(roles: readonly string[] = personRoles) {
  const subject = `person-${randomUUID().slice(0, 8)}`
  const token = await mintToken(sharedHome(), { council, subject, roles: [...roles], hours: 1 })
  const headers = { authorization: `Bearer ${token}` }
  const send = (path: string, body: object) => ask({ path, body, headers })
  return { id: subject, send }
}

/** An access request of which something may be proposed, with the proposal. */
async function toPropose() {
  const { caseId } = await aCase()
  const path = `${matters}/${(await ask({ path: matters, body: accessRequests.example })).as(withId).id}`
  const clerk = await person()
  await clerk.send(`${path}/practice`, { kind: 'record-identity-checked', document: 'passport' })
  const proposal = { kind: 'propose-disclosure', cases: [{ caseId, upTo: 1 }], people: [], entries: [] }
  return { path, proposal }
}

const signOff = { kind: 'sign-off-disclosure' }

it('an approval of what one asked for is refused before it is accepted, on the audit; that of another person is applied', async () => {
  const { path, proposal } = await toPropose()
  const [asker, another] = [await person(), await person()]
  const proposed = await asker.send(`${path}/practice`, proposal)
  expect([proposed.status, proposed.text]).toEqual([200, expect.any(String)])
  const refused = await asker.send(`${path}/decisions`, signOff)
  expect([refused.status, refused.problem.code]).toEqual([409, 'own-proposal'])
  const db = createDatabase((await sharedStack()).databaseUrl)
  const rows = await readCouncil(db, council, (tx) => listAudit(tx, 0, 100_000))
  await db.end()
  expect(rows.filter(({ actorId }) => actorId === asker.id).at(-1)).toMatchObject({ outcome: 'own-proposal' })
  expect((await another.send(`${path}/decisions`, signOff)).status).toBe(200)
}, 120_000)

it('who asks and approves at the same moment has approved nothing', async () => {
  const { path, proposal } = await toPropose()
  const asker = await person()
  const sent = [
    asker.send(`${path}/practice`, proposal),
    ...[1, 2, 3].map(() => asker.send(`${path}/decisions`, signOff)),
  ]
  const [proposed, ...approvals] = await Promise.all(sent)
  expect(proposed?.status).toBe(200)
  for (const { status, problem } of approvals) {
    expect(status).toBe(409)
    expect(['own-proposal', 'not-legal-now']).toContain(problem.code)
  }
  const view = await ask({ path: `${path}/timeline` })
  expect(view.text).not.toContain('disclosure-signed-off')
}, 120_000)
