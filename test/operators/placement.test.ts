import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { homeAt, root } from '../../cli/serve/home'
import { removePlace } from '../../cli/serve/postgres/place'
import { openClocks } from '../../pathway/clocks/case-clocks'
import type { OpenedCase } from '../../pathway/case'
import { clientsOfAll } from '../../inbox/temporal'
import { workflowIdFor } from '../../sealing/workflow-id'
import { Stack } from '../stack/stack'
import { openBed, readRecord, type Bed } from '../support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../support/live-case'
import { ofItsOwn, ownTenants, type OwnTenants } from '../support/own-tenants'
import { until } from '../support/until'

const [council, neighbour] = ['blackpool', 'anyshire'] as const
const own = 'apart'

let home: string
let stack: Stack
let bed: Bed
let together: OwnTenants
let apart: OwnTenants
beforeAll(async () => {
  together = ownTenants({})
  apart = ownTenants({ [council]: ofItsOwn })
  home = mkdtempSync(join(tmpdir(), 'caseway-placement-'))
  stack = await Stack.start({ home, env: { CASEWAY_TENANTS_DIR: together.directory } })
  bed = openBed(stack.run, homeAt(home).keys)
}, 120_000)
afterAll(async () => {
  await bed.close()
  await stack.stop()
  for (const one of [together, apart]) one.remove()
  removePlace(home)
  rmSync(home, { recursive: true, force: true })
})

const found = z.array(z.object({ council: z.string(), elsewhere: z.number(), moved: z.number() }))

/** Runs `caseway placement` over the council and resolves what it found. */
async function placement(directory: string, ...more: string[]) {
  const args = ['cli/caseway.mjs', 'placement', '--council', council, '--json', ...more]
  const env = { ...process.env, CASEWAY_HOME: home, CASEWAY_TENANTS_DIR: directory }
  const ended = promisify(execFile)(process.execPath, args, { cwd: root, env })
  const { stdout } = await ended.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error))
  const [one] = found.parse(JSON.parse(stdout))
  return { elsewhere: one?.elsewhere, moved: one?.moved }
}

/** Brings Caseway down and up again with other files of the councils, as a deployment does. */
async function restartWith({ directory }: OwnTenants): Promise<void> {
  await bed.close()
  await stack.stop()
  stack = await Stack.start({ home, env: { CASEWAY_TENANTS_DIR: directory } })
  bed = openBed(stack.run, homeAt(home).keys)
}

/** In which namespaces a workflow of the case runs. */
async function running(caseId: string): Promise<string[]> {
  const names: string[] = []
  const id = workflowIdFor(council, caseId)
  for (const client of clientsOfAll(bed.temporal, [own])) {
    const described = await client.workflow
      .getHandle(id)
      .describe()
      .catch(() => undefined)
    if (described?.status.name === 'RUNNING') names.push(client.options.namespace)
  }
  return names
}

async function timers(caseId: string): Promise<number> {
  const { events = [] } = await (await bed.workflowOf(council, caseId)).fetchHistory()
  const of = (name: 'timerStartedEventAttributes' | 'timerCanceledEventAttributes' | 'timerFiredEventAttributes') =>
    events?.filter((event) => event[name]).length ?? 0
  return of('timerStartedEventAttributes') - of('timerCanceledEventAttributes') - of('timerFiredEventAttributes')
}

const childSeen = { kind: 'record-child-seen', alone: true }

it('a council is moved to a namespace of its own and back, by its file, with every clock and nothing told twice', async () => {
  const caseId = await refer(stack.run, council)
  await tell(stack.run, council, caseId, decideAssessment, allocate, startAssessment)
  const before = await readRecord(bed, council, caseId)
  const clocks = openClocks(before.state as OpenedCase).length
  expect(await running(caseId)).toEqual(['caseway'])

  await restartWith(apart)
  expect(await placement(apart.directory)).toEqual({ elsewhere: 1, moved: 0 })
  expect(await placement(apart.directory, '--move')).toEqual({ elsewhere: 1, moved: 1 })
  expect(await placement(apart.directory, '--move')).toEqual({ elsewhere: 0, moved: 0 })
  await until('the case to run where it is placed', async () => (await running(caseId)).join() === own)
  await until('its timers', async () => (await timers(caseId)) === clocks)
  const after = await readRecord(bed, council, caseId)
  expect([after.events, after.state]).toEqual([before.events, before.state])
  await tell(stack.run, council, caseId, ['social-worker', 'practice', childSeen])

  const begun = await refer(stack.run, council)
  const beside = await refer(stack.run, neighbour)
  await until('both to begin', async () => (await readRecord(bed, neighbour, beside)).row.seq > 0)
  await until('it to run apart', async () => (await running(begun)).join() === own)
  expect((await readRecord(bed, neighbour, beside)).row.namespace).toBeNull()

  await restartWith(together)
  await until('both to run on meanwhile', async () => (await running(caseId)).join() === own)
  expect(await placement(together.directory, '--move')).toEqual({ elsewhere: 2, moved: 2 })
  for (const id of [caseId, begun]) await until('it to be back', async () => (await running(id)).join() === 'caseway')
  const { events } = await readRecord(bed, council, caseId)
  expect(events.slice(0, before.events.length)).toEqual(before.events)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
}, 300_000)
