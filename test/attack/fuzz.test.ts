import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { askOf, type Answer, type Ask } from '../api/http'
import { Stack } from '../stack/stack'
import { noQuotas, ownTenants } from '../support/own-tenants'
import { describe as describeApi, type Description, type Operation } from './description'
import { changedTables, dump, untilStill } from './dump'
import { valuesOf } from './from-schema'
import { broken, edges, extraFields, hostileTexts, injections, objectsIn, withField } from './hostile'
import { addressOf, askAllowed, fill } from './world'

// T17, T20 and T21: whatever the description allows, and whatever it does not, to every operation.

const council = 'anyshire'
const tenants = ownTenants({ anyshire: noQuotas })
let stack: Stack
let api: Description
let ids: readonly string[]
let withBody: readonly Operation[]

beforeAll(async () => {
  stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory } })
  api = await describeApi(stack.run.api)
  ids = (await fill(stack.run, api, council)).ids
  // A bank holiday is told to every open case, so those are left out where much is sent.
  withBody = api.operations.filter(({ body }) => body !== undefined)
}, 180_000)
afterAll(async () => {
  await stack.stop()
  tenants.remove()
}, 120_000)

const to = (operation: Operation, id: string, body: unknown, more: Partial<Ask> = {}): Ask => ({
  ...{ council, method: operation.method, path: addressOf(operation, council, id), ...more },
  ...(operation.method === 'POST' && { body: body === undefined ? '' : body }),
})

/** What is wrong with an answer, whatever was asked. */
function wrongIn({ statuses }: Operation, answer: Answer): string | undefined {
  if (answer.status >= 500) return `${answer.status} ${answer.text}`
  if (answer.headers.get('cache-control') !== 'no-store' || answer.headers.get('x-content-type-options') !== 'nosniff')
    return 'headers'
  const codes = statuses.get(answer.status)
  if (codes === undefined) return `${answer.status} is not described`
  if (answer.status < 400) return undefined
  if (!/^application\/problem\+json/.test(answer.headers.get('content-type') ?? '')) return 'no problem+json'
  return codes.includes(answer.problem.code) ? undefined : `${answer.status} ${answer.problem.code} is not described`
}

describe('any operation', () => {
  it('answers what its schema allows with what it describes, texts that something might execute among it', async () => {
    for (const operation of withBody) {
      const bodies = valuesOf(operation.body ?? {}, api.schemas, hostileTexts)
      await fc.assert(
        fc.asyncProperty(bodies, fc.constantFrom(...ids), async (body, id) => {
          const answer = await askAllowed(stack.run, to(operation, id, body))
          expect([operation.id, wrongIn(operation, answer)]).toEqual([operation.id, undefined])
        }),
        { numRuns: 12 },
      )
    }
  }, 300_000)

  it('answers what is broken anywhere with what it describes; what it refuses for its form changes nothing', async () => {
    for (const operation of withBody) {
      const bodies = fc.constantFrom(...operation.examples, {}).chain(broken)
      await fc.assert(
        fc.asyncProperty(bodies, fc.constantFrom(...ids), async (body, id) => {
          const answer = await askAllowed(stack.run, to(operation, id, body))
          expect([operation.id, wrongIn(operation, answer)]).toEqual([operation.id, undefined])
        }),
        { numRuns: 15 },
      )
    }
  }, 300_000)

  it('answers any query with what it describes', async () => {
    for (const operation of api.operations.filter(({ isGuarded, method }) => isGuarded && method === 'GET')) {
      const names = fc.constantFrom(...operation.query.map(({ name }) => name), ...extraFields)
      const query = fc.dictionary(
        names,
        fc.oneof(hostileTexts, fc.constantFrom('', '-1', '1e9', 'me', 'today', 'a'.repeat(5_000), ...edges)),
        { minKeys: 1 },
      )
      await fc.assert(
        fc.asyncProperty(query, fc.constantFrom(...ids), async (sent, id) => {
          const path = `${addressOf(operation, council, id)}?${new URLSearchParams(sent).toString()}`
          const answer = await askAllowed(stack.run, { council, path })
          expect([operation.id, wrongIn(operation, answer)]).toEqual([operation.id, undefined])
        }),
        { numRuns: 8 },
      )
    }
  }, 300_000)
})

describe('a field too many', () => {
  it('in any object at any depth of any example is refused with its path, and nothing changes', async () => {
    await untilStill(stack.run.adminDatabaseUrl)
    const before = await dump(stack.run.adminDatabaseUrl)
    let tries = 0
    for (const operation of withBody.filter(({ isGuarded }) => isGuarded)) {
      for (const example of operation.examples) {
        for (const { path } of objectsIn(example)) {
          const name = extraFields[tries % extraFields.length] ?? ''
          const answer = await askAllowed(
            stack.run,
            to(operation, ids[0] ?? '', withField(example, path, name, { polluted: true })),
          )
          expect([operation.id, path, name, answer.status]).toEqual([operation.id, path, name, 400])
          expect(answer.faults.map((fault) => fault.split(' ')[0])).toContain(`/${[...path, name].join('/')}`)
          tries += 1
        }
      }
    }
    expect(tries).toBeGreaterThan(100)
    expect(changedTables(before, await dump(stack.run.adminDatabaseUrl))).toEqual([])
  }, 300_000)
})

describe('texts that something might execute', () => {
  it('are kept and shown as they were written, in JSON and on pages, where they are no markup', async () => {
    const decide = injections.join(' ')
    const body = {
      source: '3B',
      referrer: { anonymous: false, name: decide.slice(0, 150) },
      familyAgreed: 'yes',
      urgent: false,
      concern: decide,
      children: [{ forenames: 'Robin', surname: '<b>', dateOfBirth: '2023-02-11' }],
    }
    const opened = await askAllowed(stack.run, { council, path: `/v1/councils/${council}/referrals`, body })
    expect(opened.status).toBe(201)
    const path = `/v1/councils/${council}/cases/${/"caseId":"([^"]+)"/.exec(opened.text)?.[1] ?? ''}`
    const childId = /"childId":"([^"]+)"/.exec(opened.text)?.[1] ?? ''
    const titles = '"><img src=x onerror=y>'
    const said = { kind: 'call', date: '2026-11-20', time: '10 o’clock', timeframes: decide, 'action-points': decide }
    const communication = {
      kind: 'make-record',
      record: 'communication',
      fields: { ...said, names: 'Robin', 'job-titles': titles, 'own-words-of': childId },
    }
    const told = await askAllowed(stack.run, { council, path: `${path}/practice`, body: communication })
    expect([told.status, told.status === 200 ? '' : told.text]).toEqual([200, ''])
    expect((await askAllowed(stack.run, { council, path: `${path}/timeline` })).text).toContain(
      JSON.stringify(decide).slice(1, -1),
    )
    const page = await askAllowed(stack.run, { council, path: `${path}/communications-log/page?for=${childId}` })
    expect(page.text).toContain('&lt;script&gt;')
    expect(page.text).not.toMatch(/<(?:script|img)/)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*style-src 'sha256-[\w+/]+=*'$/)
  })
})

it('after all that, every line of every log is one JSON object without a word that was sent', async () => {
  for (const name of ['api', 'worker', 'codec'] as const) {
    const lines = (await stack.log(name)).split('\n').filter((line) => line !== '')
    for (const line of lines)
      expect(() => {
        JSON.parse(line)
      }).not.toThrow()
    for (const text of injections) expect(lines.join('\n')).not.toContain(text.slice(0, 20))
    expect(lines.join('\n')).not.toContain('forged')
  }
  expect((await askOf(stack.run, { council, path: `/v1/councils/${council}/cases/${randomUUID()}` })).status).toBe(404)
})
