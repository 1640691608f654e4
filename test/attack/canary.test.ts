import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { withOwner } from '../../cli/serve/database'
import { Stack } from '../stack/stack'
import { until } from '../support/until'
import { noQuotas, ownTenants } from '../support/own-tenants'
import { formsFound, isFreeText, marked, needles, plant, publicStem, stem } from './canaries'
import { describe as describeApi, type Description, type Operation, type Schema } from './description'
import { dump } from './dump'
import { resolve } from './from-schema'
import { addressOf, askAllowed, fill } from './world'

// T8 and I14: a marker in every text that the API takes, a run with faults, then a search of everything that is kept anywhere.

const council = 'anyshire'
const tenants = ownTenants({ anyshire: noQuotas })
const errors: string[] = []
const fields: string[] = []
const sentBodies: { id: string; text: string }[] = []
let stack: Stack
let api: Description

/** Where letters lie, which are made to be read, and what is no file of ours. */
const notSearched = ['notices', 'wal-archive']

beforeAll(async () => {
  stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory, CASEWAY_LOG_LEVEL: 'info' } })
  api = await describeApi(stack.run.api)
  await run()
}, 420_000)
afterAll(async () => {
  await stack.stop()
  tenants.remove()
}, 120_000)

const markedExamples = (operation: Operation): Operation => ({
  ...operation,
  examples: operation.examples.map((example) => marked(operation.id, example)),
})

async function send(operation: Operation, id: string, body: unknown): Promise<void> {
  const path = addressOf(operation, council, id)
  const answer = await askAllowed(stack.run, { council, method: operation.method, path, body }).catch(() => undefined)
  if (answer !== undefined && answer.status >= 400) errors.push(`${operation.id} ${answer.text}`)
}

async function run(): Promise<void> {
  const operations = api.operations.map(markedExamples)
  const { ids } = await fill(stack.run, { ...api, operations }, council)
  const told = operations.filter(({ body }) => body !== undefined)
  const everywhere = async (some: readonly Operation[]) => {
    for (const operation of some)
      for (const body of operation.examples) for (const id of ids.slice(0, 3)) await send(operation, id, body)
  }
  await everywhere(told)
  await stack.kill('worker')
  for (const operation of told) {
    const planted = plant(operation.id, operation.body ?? {}, api.schemas)
    fields.push(...planted.fields)
    for (const body of planted.bodies) {
      sentBodies.push({ id: operation.id, text: JSON.stringify(body) })
      await send(operation, ids[0] ?? '', body)
    }
  }
  await throughAnOutage(told)
  await whileNothingCanBeRecorded(told)
  await everywhere(told.filter(({ path }) => path.endsWith('practice')).slice(0, 1))
  await fill(stack.run, { ...api, operations }, council)
  await until('the worker to be ready', () => isReady(stack.run.workerOps), 60_000)
  await pause(5_000)
}

/** The database goes away while activities are under way, so each of those that are tries in vain. */
async function throughAnOutage(told: readonly Operation[]): Promise<void> {
  const opening = told.find(({ id }) => id === 'receiveReferral')
  if (opening === undefined) throw new Error('nothing can be received')
  const sent = Array.from({ length: 10 }, () => opening.examples[0]).map((body) => send(opening, '', body))
  await pause(300)
  await stack.hold('postgres')
  await Promise.all(sent)
  await send(opening, '', opening.examples[0])
  await pause(4_000)
  await stack.release('postgres')
  await until('the API to be ready', () => isReady(stack.run.api), 60_000)
}

/** PostgreSQL refuses each row that `record` brings, and says which: the activity throws with all of it in hand, and goes on trying. */
async function whileNothingCanBeRecorded(told: readonly Operation[]): Promise<void> {
  const opening = told.find(({ id }) => id === 'receiveReferral')
  const change = (sql: string) => withOwner(stack.run.adminDatabaseUrl, (owner) => owner.query(sql))
  await change('alter table case_event add constraint refused check (seq < 0) not valid')
  if (opening !== undefined) for (const body of opening.examples) await send(opening, '', body)
  await until('the activity to have thrown', () => Promise.resolve(hasThrown()), 60_000)
  await change('alter table case_event drop constraint refused')
}

const hasThrown = (): boolean =>
  readFileSync(join(stack.home, 'logs', 'postgres.log'), 'utf8').includes('violates check constraint "refused"')

const isReady = (at: string): Promise<boolean> =>
  fetch(`${at}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** What holds a marker, and in which form; those of announcements are looked for where not even they belong. */
const found = (where: string, bytes: Buffer | string, stems: readonly string[] = [stem, publicStem]): string[] =>
  stems.flatMap((one) => formsFound(Buffer.from(bytes), one)).map((form) => `${where}: ${form}`)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notSearched.includes(entry.name)) return []
    const at = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(at) : entry.isFile() ? [at] : []
  })
}

it('every text of every body that is described has had a marker of its own', () => {
  expect(fields.length).toBeGreaterThan(100)
  expect(api.operations.filter(hasText).map(({ id }) => id)).toEqual(
    api.operations.map(({ id }) => id).filter((id) => fields.some((field) => field.startsWith(`${id} /`))),
  )
  const markers = sentBodies.flatMap(({ id, text }) =>
    (text.match(/Zqx(?:canary|announce)xq\d+x/g) ?? []).map((marker) => `${id} ${marker}`),
  )
  expect(new Set(markers).size).toBe(fields.length)
})

/** Whether there is a text anywhere in what it takes. */
const hasText = ({ body }: Operation): boolean => body !== undefined && textIn(body)

function textIn(schema: Schema): boolean {
  const { $ref, oneOf = [], anyOf = [], allOf = [], properties = {}, items, type } = schema
  if ($ref !== undefined) return textIn(resolve($ref, api.schemas))
  const isChoice = schema.const !== undefined || schema.enum !== undefined
  const inner = [...oneOf, ...anyOf, ...allOf, ...Object.values(properties), ...(items === undefined ? [] : [items])]
  return (type === 'string' && !isChoice && isFreeText(schema)) || inner.some(textIn)
}

it('a marker would be found in any of its forms', () => {
  for (const [form, bytes] of needles(stem))
    expect([form, formsFound(Buffer.concat([Buffer.from('x'), bytes]), stem)]).toEqual([
      form,
      expect.arrayContaining([form]),
    ])
  const encoded = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${stem}1`).toString('base64'))
  expect(encoded.flatMap((text) => formsFound(Buffer.from(text), stem))).toHaveLength(3)
})

it('no file of Temporal, of PostgreSQL, of the logs or of the run has one', () => {
  const files = filesIn(stack.home)
  expect(files.some((file) => statSync(file).size > 100_000 && /temporal/.test(file))).toBe(true)
  const stems = (file: string) => (file.includes('/postgres/') ? [stem] : [stem, publicStem])
  expect(files.flatMap((file) => found(file.slice(stack.home.length), readFileSync(file), stems(file)))).toEqual([])
})

it('no row of any table has one, but for what a council announces to everybody', async () => {
  const rows = await dump(stack.run.adminDatabaseUrl)
  expect(Object.keys(rows)).toEqual(expect.arrayContaining(['audit', 'inbox', 'sending', 'work_item']))
  expect(
    Object.entries(rows).flatMap(([table, some]) =>
      found(table, some.join('\n'), table === 'bank_holiday' ? [stem] : undefined),
    ),
  ).toEqual([])
  expect(rows['sending']?.length).toBeGreaterThan(0)
})

it('no error and no metric has one', async () => {
  expect(errors.length).toBeGreaterThan(50)
  expect(errors.flatMap((error) => found(error, error))).toEqual([])
  for (const ops of [stack.run.apiOps, stack.run.workerOps])
    expect(found(ops, await (await fetch(`${ops}/metrics`)).text())).toEqual([])
})

it('no history that is exported and no search attribute has one', async () => {
  const ui = `${stack.run.temporalUi}/api/v1/namespaces/${stack.run.namespace}/workflows`
  const { executions } = z
    .object({ executions: z.array(z.object({ execution: z.object({ workflowId: z.string(), runId: z.string() }) })) })
    .parse(await (await fetch(ui)).json())
  expect(executions.length).toBeGreaterThan(3)
  for (const { execution } of executions) {
    const history = await (
      await fetch(`${ui}/${encodeURIComponent(execution.workflowId)}/history?execution.runId=${execution.runId}`)
    ).text()
    expect(history.length).toBeGreaterThan(500)
    expect([...found(execution.workflowId, history), ...found('payloads', decodedIn(history))]).toEqual([])
  }
})

/** Whatever in a text may be base64, decoded. */
const decodedIn = (text: string): Buffer =>
  Buffer.concat([...text.matchAll(/"([A-Za-z0-9+/=]{8,})"/g)].map(([, one = '']) => Buffer.from(one, 'base64')))
