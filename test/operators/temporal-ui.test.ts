import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import type { CaseSeen } from '../../cli/demo/answers'
import { root } from '../../cli/serve/home'
import type { Run } from '../../cli/serve/run-file'
import { sayBriefly } from '../../pathway/calendar/words'
import { workflowIdFor } from '../../sealing/workflow-id'
import { sharedStack } from '../stack/shared'
import { openBrowser } from '../support/browser'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../support/live-case'
import { openedIn, TemporalUi } from './temporal-ui'

// With CASEWAY_KEEP_PICTURES=yes what the operator sees is kept in docs/images.
const keepsPictures = process.env['CASEWAY_KEEP_PICTURES'] === 'yes'
const pictures = join(root, 'docs', 'images')

const council = 'blackpool'
/** Stands wherever somebody personal is named, or somebody writes in their own words. */
const marker = 'Zzyzx'

let run: Run
let browser: Browser
let ui: TemporalUi
let seen: CaseSeen
let workflowId: string

beforeAll(async () => {
  run = await sharedStack()
  browser = await openBrowser()
  ui = await TemporalUi.open(browser, run)
  await ui.signIn(run.codec, administratorsToken())
  seen = await liveCase()
  workflowId = workflowIdFor(council, seen.caseId)
}, 120_000)
afterAll(() => browser.close())

const administratorsToken = () => run.councils.find(({ id }) => id === council)?.tokens['administrator'] ?? ''

/** A live case in its assessment, personal in every field that can be. */
async function liveCase(): Promise<CaseSeen> {
  const caseId = await refer(run, council, personalReferral)
  const [manager, decisions, decision] = decideAssessment
  const [leader, practice, allocation] = allocate
  return tell(
    run,
    council,
    caseId,
    [manager, decisions, { ...decision, reason: `${marker} is not safe.` }],
    [leader, practice, { ...allocation, note: `Knows ${marker}.` }],
    startAssessment,
  )
}

const personalReferral = {
  source: '3B',
  referrer: { anonymous: false, name: `Jo ${marker}`, role: 'health visitor', organisation: `${marker} Health Centre` },
  familyAgreed: 'yes',
  urgent: false,
  concern: `${marker} needs help.`,
  children: [{ forenames: marker, surname: `${marker}son`, dateOfBirth: '2019-03-04', school: `${marker} School` }],
  people: [{ kind: 'mother', name: `Sandy ${marker}`, parentalResponsibility: true, contact: { address: marker } }],
}

const openClocks = () => seen.clocks.filter(({ open }) => open)

async function keepPicture(name: string): Promise<void> {
  if (!keepsPictures) return
  mkdirSync(pictures, { recursive: true })
  await ui.page.screenshot({ path: join(pictures, name) })
}

describe('an operator who opens a live case in the Temporal UI', () => {
  it('finds it by its council and its stage', async () => {
    const page = await ui.list(
      `CasewayCouncil = '${council}' AND CasewayStage = 'assessment' AND WorkflowId = '${workflowId}'`,
    )
    await page.getByRole('link', { name: workflowId }).first().waitFor()
    await ui.openCase(workflowId)
  })

  it('has nothing opened by the codec endpoint for somebody who has not signed in there', async () => {
    const unsigned = { method: 'POST', headers: { 'x-namespace': run.namespace }, body: '{"payloads":[]}' }
    expect((await fetch(`${run.codec}/decode`, unsigned)).status).toBe(401)
  })

  it('sees every open clock as a bar of its own, with its name and when it is due', async () => {
    const page = await ui.tab('timeline')
    expect(openClocks()).toHaveLength(5)
    for (const { label, dueAt } of openClocks())
      await page
        .getByText(`${label}, due ${sayBriefly(dueAt)}`)
        .first()
        .waitFor()
    await keepPicture('temporal-ui-timeline.png')
  })

  it('reads whom the case waits for, until when, and how each clock stands', async () => {
    const page = await ui.tab('user-metadata')
    const details = page.frameLocator('#user-metadata-current-details')
    await details.getByRole('heading', { name: 'Blackpool Council: assessment' }).waitFor()
    await details.getByText(seen.waiting.sentence).waitFor()
    const lines = await details.getByRole('listitem').allInnerTexts()
    const stands = openClocks().map(({ label, dueAt }) => `${label}: due ${sayBriefly(dueAt)}`)
    expect(lines.map((line) => line.split(';')[0]).sort()).toEqual(stands.sort())
    await keepPicture('temporal-ui-details.png')
  })

  it('reads the same as search attributes, in codes', async () => {
    const page = await ui.tab('search-attributes')
    const shown = page.getByText('CasewayCouncil').first()
    await shown.waitFor()
    const text = await page.locator('main').innerText()
    const dueAt = openClocks()
      .map((clock) => clock.dueAt)
      .sort()[0]
    for (const [name, value] of Object.entries({
      CasewayCouncil: council,
      CasewayStage: 'assessment',
      CasewayWaitingFor: 'social-worker',
      CasewayDue: dueAt,
      CasewayOverdue: false,
      CasewayPractice: false,
    }))
      expect(text).toContain(`"${name}": ${JSON.stringify(value)}`)
  })

  it('sees for each record what was recorded', async () => {
    const page = await ui.tab('history')
    await page.getByText('start-assessment').first().waitFor()
    await page.getByText('allocate', { exact: true }).first().waitFor()
  })

  it('can ask the case whom it waits for', async () => {
    const page = await ui.tab('query')
    await page.getByTestId('query-select-button').click()
    await page.getByRole('option', { name: 'waitingFor' }).click()
    await page.getByRole('button', { name: 'Run Query' }).click()
    await page.getByText('"who": "social-worker"').waitFor()
  })

  it('is sent nothing personal, on no page and by no decoding', async () => {
    const received = await ui.received()
    expect(received).toContain('Blackpool Council')
    expect(received).not.toContain(marker)
  })

  it('would find nothing personal in all that the codec endpoint can open of the case', async () => {
    const opened = openedIn(await decoded(await payloadsOf(workflowId)))
    expect(opened).toContain('"kind":"decide-referral"')
    expect(opened).not.toContain(marker)
  })
})

const historySchema = z.object({ history: z.object({ events: z.array(z.looseObject({})) }) })
const startSchema = z.object({
  workflowExecutionStartedEventAttributes: z.object({ firstExecutionRunId: z.string() }),
})

/** Every payload in the histories of a case: of its first run and of its latest. */
async function payloadsOf(id: string): Promise<unknown[]> {
  const latest = await historyOf(id)
  const { workflowExecutionStartedEventAttributes: started } = startSchema.parse(latest[0])
  const first = await historyOf(id, started.firstExecutionRunId)
  expect(first).not.toEqual(latest)
  return payloadsIn([...first, ...latest])
}

async function historyOf(id: string, runId = ''): Promise<unknown[]> {
  const path = `/api/v1/namespaces/${run.namespace}/workflows/${encodeURIComponent(id)}/history?execution.runId=${runId}`
  const answer = await fetch(`${run.temporalUi}${path}`)
  return historySchema.parse(await answer.json()).history.events
}

function payloadsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if ('metadata' in value && 'data' in value) return [value]
  return Object.values(value).flatMap(payloadsIn)
}

async function decoded(payloads: unknown[]): Promise<string> {
  const answer = await fetch(`${run.codec}/decode`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-namespace': run.namespace,
      authorization: `Bearer ${administratorsToken()}`,
    },
    body: JSON.stringify({ payloads }),
  })
  return answer.text()
}
