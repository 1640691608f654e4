import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { askOf, type Answer, type Ask } from '../api/http'
import { Stack } from '../stack/stack'
import { noQuotas, ownTenants } from '../support/own-tenants'
import { describe as describeApi, type Description, type Operation } from './description'
import { changedTables, dump, untilStill } from './dump'
import { addressOf, askAllowed, fill, type World } from './world'

// T1, T2 and T29: every route of the description, with every id of another council.

const council = 'anyshire'
const tenants = ownTenants({ anyshire: noQuotas, blackpool: noQuotas })
let stack: Stack
let api: Description
let guarded: readonly Operation[]
let theirs: World
let ours: World

beforeAll(async () => {
  stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory } })
  api = await describeApi(stack.run.api)
  guarded = api.operations.filter(({ isGuarded }) => isGuarded)
  theirs = await fill(stack.run, api, 'blackpool')
  ours = await fill(stack.run, api, council)
  await untilStill(stack.run.adminDatabaseUrl)
}, 180_000)
afterAll(async () => {
  await stack.stop()
  tenants.remove()
}, 120_000)

const requestTo = (operation: Operation, at: string, id: string): Ask => ({
  ...{ council, method: operation.method, path: addressOf(operation, at, id) },
  ...(operation.body !== undefined && { body: operation.examples[0] ?? {} }),
})

/** All that tells two answers apart: status, body, and every header but the date and the id of the request. */
function told({ status, headers, text }: Answer): string {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name))
  return JSON.stringify([status, text, kept.sort()])
}

/** The same, however much time has passed meanwhile. */
const timeless = (answer: Answer): string =>
  told(answer)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
    .replaceAll(/at \d\d:\d\d/g, 'then')

const hasId = ({ path }: Operation) => /\{(?!council|clock|date)\w+\}/.test(path)

describe('a person of another council', () => {
  it('gets for every id of it, on every route, byte for byte what an unknown id gets, and changes nothing', async () => {
    const before = await dump(stack.run.adminDatabaseUrl)
    let requests = 0
    for (const operation of guarded.filter(hasId)) {
      const unknown = told(await askAllowed(stack.run, requestTo(operation, council, randomUUID())))
      expect([operation.id, unknown.slice(1, 4)]).toEqual([operation.id, '404'])
      for (const id of theirs.ids) {
        const answer = told(await askAllowed(stack.run, requestTo(operation, council, id)))
        expect([operation.id, answer]).toEqual([operation.id, unknown])
        requests += 1
      }
    }
    expect(requests).toBeGreaterThan(guarded.filter(hasId).length * 8)
    expect(changedTables(before, await dump(stack.run.adminDatabaseUrl))).toEqual([])
  }, 240_000)

  it('gets the same under the address of that council, of one that is not there, and of none', async () => {
    const before = await dump(stack.run.adminDatabaseUrl)
    const ids = [theirs.ids[0] ?? '', ours.ids[0] ?? '', randomUUID()]
    for (const operation of guarded) {
      const answers = []
      for (const at of ['blackpool', 'nowhere', 'BLACKPOOL', '%62lackpool', '..%2fblackpool', 'anyshire%00'])
        for (const id of ids) answers.push(told(await askOf(stack.run, requestTo(operation, at, id))))
      expect([operation.id, new Set(answers).size, answers[0]?.slice(1, 4)]).toEqual([operation.id, 1, '404'])
    }
    expect(changedTables(before, await dump(stack.run.adminDatabaseUrl))).toEqual([])
  }, 240_000)
})

it('nobody without a token is answered by any route but 401', async () => {
  for (const operation of guarded) {
    for (const authorization of [undefined, '', 'Bearer', 'Bearer a.b.c', 'Basic YTpi']) {
      const answer = await askOf(stack.run, {
        ...requestTo(operation, council, ours.ids[0] ?? ''),
        headers: { authorization },
      })
      expect([operation.id, answer.status, answer.problem.code]).toEqual([operation.id, 401, 'unauthenticated'])
    }
  }
}, 120_000)

it('only its token says which council a person is of, whatever else a request says', async () => {
  const before = await dump(stack.run.adminDatabaseUrl)
  // Who looked at a case is told with the look before: no two answers of it are the same.
  const reads = guarded.filter(({ id, method }) => method === 'GET' && id !== 'readViewers')
  const names = [
    'X-Council',
    'X-Tenant',
    'X-Tenant-Id',
    'X-Forwarded-Host',
    'X-Forwarded-Prefix',
    'Forwarded',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Namespace',
    'X-HTTP-Method-Override',
    'X-Forwarded-User',
    'Cookie',
    'Referer',
    'Origin',
  ]
  const hint = fc.constantFrom('blackpool', 'host=blackpool', '/v1/councils/blackpool/cases', 'council=blackpool', '*')
  const headers = fc.dictionary(fc.constantFrom(...names), hint, { minKeys: 1, maxKeys: 5 })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...reads),
      fc.constantFrom(...ours.ids, ...theirs.ids),
      headers,
      async (operation, id, hints) => {
        const plain = requestTo(operation, council, id)
        const without = await askAllowed(stack.run, plain)
        expect(timeless(await askAllowed(stack.run, { ...plain, headers: hints }))).toBe(timeless(without))
        expect(without.text).not.toContain('blackpool')
        const hinted = await askAllowed(stack.run, {
          ...plain,
          path: `${plain.path}?council=blackpool&tenant=blackpool`,
        })
        expect([400, 404]).toContain(hinted.status)
      },
    ),
    { numRuns: 60 },
  )
  expect(changedTables(before, await dump(stack.run.adminDatabaseUrl))).toEqual([])
}, 120_000)
