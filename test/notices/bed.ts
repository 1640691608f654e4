import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { referralExample } from '../../api/examples/referral'
import { noticesView, noticePageView, workItemsView } from '../../api/schemas/notices'
import { referralView } from '../../api/schemas/views'
import { withOwner } from '../../cli/serve/database'
import { homeAt, root } from '../../cli/serve/home'
import { removePlace } from '../../cli/serve/postgres/place'
import { insertNotices, type NewNotice } from '../../db/notices'
import { withCouncil } from '../../db/pool'
import { listSendings, type Sending } from '../../db/sendings'
import { noticeKinds } from '../../pathway/notice-kinds'
import { noticeTemplates } from '../../pathway/notice'
import { isWell } from '../faults/killer'
import { send, type Reply } from '../faults/client'
import { Stack } from '../stack/stack'
import { openBed, type Bed } from '../support/bed'
import { until } from '../support/until'
import { TestGateway } from './gateway'

/** By the gateway of the tests, by one that nobody listens at, and into a folder. */
export const [notified, cutOff, filed] = ['anyshire', 'lancashire', 'blackpool'] as const
export const lookupAfterMs = 1_000

const templates = { email: uuidOf(1), text: uuidOf(2), letter: uuidOf(3) }
const services = { [notified]: uuidOf(11), [cutOff]: uuidOf(12) }

function uuidOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

/** What the service of a council shows when it calls back. */
export const callbackTokenOf = (council: string): string => `${council}-shows-this-when-it-calls-back-0123456789`

/** A Caseway whose councils send by a gateway of the tests' own, and what is needed to look behind it. */
export interface NoticesBed {
  readonly stack: Stack
  readonly bed: Bed
  readonly gateway: TestGateway
  readonly folder: string
  close(): Promise<void>
}

export async function openNoticesBed(): Promise<NoticesBed> {
  const folder = await mkdtemp(join(tmpdir(), 'caseway-notices-'))
  const gateway = await TestGateway.start(folder)
  const home = join(folder, 'home')
  await configure(folder, home, gateway.url)
  const env = { CASEWAY_TENANTS_DIR: join(folder, 'tenants'), CASEWAY_LOOKUP_AFTER_MS: String(lookupAfterMs) }
  const stack = await Stack.start({ home, env })
  await isWell(stack)
  const bed = openBed(stack.run, homeAt(home).keys)
  const close = async () => {
    await bed.close()
    await stack.stop()
    await gateway.kill()
    removePlace(home)
    await rm(folder, { recursive: true, force: true })
  }
  return { stack, bed, gateway, folder, close }
}

/** The councils' files with sending by the service, and their accounts with it. Nobody listens at port 9. */
async function configure(folder: string, home: string, url: string): Promise<void> {
  const tenants = join(folder, 'tenants')
  const accounts = join(home, 'accounts')
  await mkdir(accounts, { recursive: true })
  await cp(join(root, 'tenants'), tenants, { recursive: true, filter: (from) => !from.endsWith('.ts') })
  const addresses = { [notified]: url, [cutOff]: 'http://127.0.0.1:9' }
  for (const council of [notified, cutOff] as const) {
    const file = join(tenants, `${council}.yaml`)
    const sending = {
      ...{ source: 'caseway default', by: 'govuk-notify', channels: ['email', 'letter', 'text'] },
      govukNotify: { baseUrl: addresses[council], templates },
    }
    await writeFile(file, `\nsending: ${JSON.stringify(sending)}\n`, { flag: 'a' })
    const apiKey = `tests-${services[council]}-${uuidOf(99)}`
    const account = { apiKey, callbackToken: callbackTokenOf(council) }
    await writeFile(join(accounts, `${council}.json`), JSON.stringify(account))
  }
  await addTo(tenants, notified, { contacts: { source: 'caseway default', day: numberToRing } })
  await addTo(tenants, filed, { sending: { source: 'caseway default', agencies: { school: schoolAddress } } })
}

const numberToRing = {
  ...{ source: 'caseway default', name: 'Duty team', numbers: ['01632 960010'], hours: 'not-supplied' },
  lastVerified: '2026-11-01',
}
/** Where a school is told, of the council whose notices go into a folder. */
export const schoolAddress = 'safeguarding@school.example.org'

const addTo = (tenants: string, council: string, block: object): Promise<void> =>
  writeFile(join(tenants, `${council}.yaml`), `\n${asYaml(block)}\n`, { flag: 'a' })

const asYaml = (block: object): string =>
  Object.entries(block)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')

const somebody = referralExample.people[0]

/** A referral by somebody with a mail address, of a child with two parents who live apart. */
export const family = {
  ...referralExample,
  referrer: { ...referralExample.referrer, contact: { email: 'jo.specimen@example.org' } },
  people: [
    { ...somebody, contact: { address: '1 Example Street, Exampleton ZZ1 1AA' } },
    {
      ...{ kind: 'father', name: 'Alex Madeup', parentalResponsibility: true },
      contact: { email: 'alex.madeup@example.org', phone: '01632 960003' },
    },
  ],
}

/** A case, and the ids of its people by their kind. */
export interface Family {
  council: string
  caseId: string
  referralId: string
  people: Readonly<Record<string, string>>
}

/** Refers a family and waits until the referral is on the record. */
export async function refer(on: NoticesBed, council: string, facts: object = {}): Promise<Family> {
  const path = 'startAt' in facts ? '/practice-cases' : '/referrals'
  const reply = await send(on.stack.run, { council, role: 'duty-worker', path, body: { ...family, ...facts } })
  if (reply.status !== 201) throw new Error(JSON.stringify(reply))
  const { cases, people, reference } = referralView.parse(reply.body)
  const caseId = z.string().parse(cases[0]?.caseId)
  const opened = { council, caseId, referralId: reference }
  const byKind = Object.fromEntries(people.map(({ kind, id }) => [kind, id]))
  const found = { ...opened, people: { ...byKind, child: cases[0]?.childId ?? '' } }
  await until('the referral to be on the record', async () => (await sendingsOf(on, found)).length > 0, 60_000)
  return found
}

/** Puts notices on the record of a case whose referral is its first event, so that as many are sent as a test needs. */
export async function recordNotices(
  on: NoticesBed,
  { council, caseId, people }: Family,
  most = 1_000,
): Promise<number> {
  const to = (kind: string, audience: 'family' | 'referrer') =>
    noticeTemplates
      .filter((template) => template !== 'referral-received' && noticeKinds[template].to.includes(audience))
      .map((template): NewNotice => ({
        ...{ caseId, eventSeq: 1, template, recipientKind: 'person', recipient: people[kind] ?? '' },
        ...{ status: 'recorded', ground: null },
      }))
  const all = [...to('mother', 'family'), ...to('father', 'family'), ...to('referrer', 'referrer')].slice(0, most)
  return withCouncil(on.bed.db, council, (tx) => insertNotices(tx, all))
}

export const sendingsOf = ({ bed }: NoticesBed, { council, caseId }: Family): Promise<Sending[]> =>
  withCouncil(bed.db, council, (tx) => listSendings(tx, caseId))

const atRest = ['accepted', 'delivered', 'undeliverable', 'stopped', 'held', 'in-tray', 'told', 'together']

/** Waits until nothing of these cases waits to be sent any more. */
export const untilAtRest = (on: NoticesBed, cases: readonly Family[], limitMs = 60_000): Promise<void> =>
  until(
    'all notices to be at rest',
    async () => {
      const all = (await Promise.all(cases.map((one) => sendingsOf(on, one)))).flat()
      return all.every(({ status }) => atRest.includes(status))
    },
    limitMs,
  )

/** Asks the API as somebody of the council with a role. */
export const ask = (on: NoticesBed, council: string, role: string, path: string, body?: object): Promise<Reply> =>
  send(on.stack.run, { council, role, path, ...(body !== undefined && { body }) })

export async function noticesOf(on: NoticesBed, { council, caseId }: Family) {
  return noticesView.parse((await ask(on, council, 'duty-worker', `/cases/${caseId}/notices`)).body).notices
}

export async function pagesOf(on: NoticesBed, { council, caseId }: Family, noticeId: string) {
  const reply = await ask(on, council, 'duty-worker', `/cases/${caseId}/notices/${noticeId}`)
  return noticePageView.parse(reply.body).pages
}

/** The open work items of a case, or of none. */
export async function workItemsOf(on: NoticesBed, council: string, caseId?: string) {
  const reply = await ask(on, council, 'duty-manager', '/work-items')
  return workItemsView.parse(reply.body).workItems.filter((one) => one.caseId === caseId)
}

export async function recordDetails(on: NoticesBed, one: Family, kind: string, details: object): Promise<void> {
  const path = `/cases/${one.caseId}/people/${one.people[kind]}/details`
  const reply = await ask(on, one.council, 'duty-worker', path, details)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply))
}

/** What a sending service says of a message, as it calls back. */
export async function receipt(on: NoticesBed, council: string, token: string, body: unknown): Promise<number> {
  const answer = await fetch(`${on.stack.run.api}/v1/councils/${council}/delivery-receipts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return answer.status
}

/** Changes what only the owner of the database may, such as how old something is. */
export const asOwner = (on: NoticesBed, council: string, statement: string, values: unknown[]): Promise<unknown> =>
  withOwner(on.stack.run.adminDatabaseUrl, async (owner) => {
    await owner.query('begin')
    await owner.query(`select set_config('app.council', $1, true)`, [council])
    await owner.query(statement, values)
    await owner.query('commit')
  })
