import { criteriaAnswers } from '../../api/examples/referral'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../cli/serve/home'
import type { Run } from '../../cli/serve/run-file'
import { councilOfWorkflowId, workflowIdFor } from '../../sealing/workflow-id'
import { sharedKeys, sharedStack } from '../stack/shared'
import { openBed, type Bed } from '../support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../support/live-case'
import { until } from '../support/until'

/** The queries of the document, by the name of their view. */
const views = savedViews(readFileSync(join(root, 'docs', 'operations.md'), 'utf8'))

/** Which of the cases below each view of the document shows. */
const shows: Record<string, readonly string[]> = {
  'Overdue now': ['overdue'],
  'Due before a moment': ['fresh', 'overdue', 'assessed'],
  'Waiting for a manager': ['fresh', 'overdue'],
  'Waiting for the first decision': ['fresh', 'overdue'],
  'One council': ['fresh', 'overdue', 'assessed'],
  'No clock runs': ['planned'],
  Closed: ['closed'],
  'Cannot go on': [],
  'Practice cases': ['practice'],
}

const twoDaysAgo = () => new Date(Date.now() - 48 * 3_600_000).toISOString()

let bed: Bed
let names: ReadonlyMap<string, string>
beforeAll(async () => {
  const run = await sharedStack()
  bed = openBed(run, sharedKeys())
  names = await openCases(run)
}, 120_000)
afterAll(() => bed.close())

async function openCases(run: Run): Promise<ReadonlyMap<string, string>> {
  const fresh = await refer(run, 'blackpool')
  const overdue = await refer(run, 'blackpool', { receivedAt: twoDaysAgo(), lateReason: 'Found in the post.' })
  const assessed = await refer(run, 'blackpool')
  await tell(run, 'blackpool', assessed, decideAssessment, allocate, startAssessment)
  const planned = await refer(run, 'west-northamptonshire')
  const plan = { kind: 'decide-outcome', outcome: 'child-in-need-plan', reason: 'Several services are needed.' }
  await tell(run, 'west-northamptonshire', planned, allocate, decideAssessment, startAssessment, [
    'social-worker',
    'decisions',
    plan,
  ])
  const closed = await refer(run, 'anyshire')
  const advice = {
    kind: 'decide-referral',
    outcome: 'information-and-advice',
    reason: 'The family centre can help.',
    criteria: criteriaAnswers,
  }
  await tell(run, 'anyshire', closed, ['duty-manager', 'decisions', advice])
  const practice = await refer(run, 'blackpool', { startAt: '2026-06-02T10:00' })
  const blackpool = Object.entries({ fresh, overdue, assessed, practice })
  return new Map([
    ...blackpool.map(([name, id]) => [workflowIdFor('blackpool', id), name] as const),
    [workflowIdFor('west-northamptonshire', planned), 'planned'],
    [workflowIdFor('anyshire', closed), 'closed'],
  ])
}

describe('the saved views of docs/operations.md', () => {
  it('are those that are tried here', () => {
    expect(Object.keys(views).sort()).toEqual(Object.keys(shows).sort())
  })

  it.each(Object.keys(shows))('show the cases they should: %s', async (view) => {
    const expected = [...(shows[view] ?? [])].sort()
    let shown: string[] = []
    await until(`${view} to show ${expected.join(', ')}`, async () => {
      shown = (await listed(asked(view), view)).sort()
      return shown.join() === expected.join()
    }).catch(() => undefined)
    expect(shown).toEqual(expected)
  })
})

/** The query of a view; the moment it names, which an operator sets, is set beyond every due date here. */
function asked(view: string): string {
  const inTwoYears = new Date(Date.now() + 2 * 366 * 24 * 3_600_000).toISOString()
  return (views[view] ?? '').replace(/'\d{4}-[^']*Z'/, `'${inTwoYears}'`)
}

/** The cases of this test that a query lists, in the namespace that an operator asks. Others are other tests'. */
async function listed(query: string, view: string): Promise<string[]> {
  const { live, practice } = bed.temporal
  const found: string[] = []
  const { workflow } = view === 'Practice cases' ? practice : live
  for await (const { workflowId } of workflow.list({ query })) {
    expect(councilOfWorkflowId(workflowId)).not.toBeNull()
    const name = names.get(workflowId)
    if (name !== undefined) found.push(name)
  }
  return found
}

/** The rows of the document's table of views: a name, and a query as code. */
function savedViews(document: string): Record<string, string> {
  const [, section = ''] = document.split('\n## Saved views\n')
  const rows = section.split('\n## ')[0]?.matchAll(/^\| ([^|]+?) +\| `([^`]+)` +\|$/gm) ?? []
  return Object.fromEntries([...rows].map(([, name = '', query = '']) => [name, query]))
}
