import { randomUUID } from 'node:crypto'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import {
  findCase,
  insertCase,
  listCases,
  listCasesOfReferral,
  type CaseFilter,
  type CaseRow,
  type NewCase,
} from './cases'
import { aCase, aReferral, at, openCase } from './fixtures-for-tests'
import { createDatabase, withCouncil, type CouncilTx, type Database } from './pool'
import { addPracticeOffset, findPracticeOffset } from './practice-clocks'
import { listKept } from './readable'
import { claimReferral, findReferral, insertReferral } from './referrals'

let database: FreshDatabase
let db: Database
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
})
afterAll(async () => {
  await db.end()
  await database.drop()
})

const inCouncil = <T>(work: (tx: CouncilTx) => Promise<T>, council = 'anyshire') => withCouncil(db, council, work)

describe('cases that are kept from somebody', () => {
  it('are told of among ids of any kind: what somebody called a linked case need not be one of ours', async () => {
    const referral = aReferral()
    const [open, kept] = [aCase(referral.referralId), aCase(referral.referralId, { admitted: ['somebody-else'] })]
    await inCouncil(async (tx) => {
      await openCase(tx)
      await insertReferral(tx, referral)
      for (const view of [open, kept]) await insertCase(tx, view)
    })
    const asked = [open.caseId, kept.caseId, randomUUID(), 'case 12 of next door', '']
    expect(await inCouncil((tx) => listKept(tx, asked, { id: 'person-1', knows: false }))).toEqual([kept.caseId])
  })
})

describe('a referral', () => {
  const claim = (tx: CouncilTx, messageId: string, hash: Buffer) =>
    claimReferral(tx, messageId, (stored) => stored.equals(hash))

  it('comes back as it was stored, with its cases', async () => {
    const referral = aReferral()
    const cases = [aCase(referral.referralId), aCase(referral.referralId)]
    await inCouncil(async (tx) => {
      await openCase(tx)
      await insertReferral(tx, referral)
      for (const view of cases) await insertCase(tx, view)
    })
    const { bodyHash, ...stored } = referral
    expect(bodyHash).toBeDefined()
    expect(await inCouncil((tx) => findReferral(tx, referral.referralId))).toEqual(stored)
    const listed = await inCouncil((tx) => listCasesOfReferral(tx, referral.referralId))
    expect(listed).toEqual(
      cases
        .sort((a, b) => a.caseId.localeCompare(b.caseId))
        .map((view) => ({ ...view, updatedAt: expect.any(String) })),
    )
  })

  it('sent again is the same, and with another body is refused', async () => {
    const referral = aReferral()
    await inCouncil((tx) => insertReferral(tx, referral))
    const again = (hash: Buffer) => inCouncil((tx) => claim(tx, referral.messageId, hash))
    expect(await again(Buffer.from(referral.bodyHash))).toEqual({ status: 'same', referralId: referral.referralId })
    expect(await again(Buffer.from('other'))).toEqual({ status: 'other-body' })
  })

  it('sent ten times at once is stored once', async () => {
    const messageId = randomUUID()
    const send = () =>
      inCouncil(async (tx) => {
        const referral = aReferral({ messageId })
        const result = await claim(tx, messageId, Buffer.from(referral.bodyHash))
        if (result.status === 'new') await insertReferral(tx, referral)
        return result.status
      })
    const results = await Promise.all(Array.from({ length: 10 }, send))
    expect(results.sort()).toEqual(['new', ...Array.from({ length: 9 }, () => 'same')])
  })
})

describe('a tray', () => {
  const council = 'trays'
  const due = (day: number) => `2026-06-${String(day).padStart(2, '0')}T09:00:00.000Z`
  const list = (filter: Partial<CaseFilter> = {}) =>
    inCouncil((tx) => listCases(tx, { practice: false, limit: 100, ...filter }), council)
  const days = (rows: readonly CaseRow[]) => rows.map(({ nextDueAt }) => nextDueAt?.slice(8, 10) ?? null)
  const open = (over: Partial<NewCase>) => inCouncil((tx) => openCase(tx, over), council)

  beforeAll(async () => {
    for (const day of [9, 3, 5, 3]) await open({ nextDueAt: due(day), assignee: day === 3 ? 'worker-1' : null })
    for (const stage of ['closed', 'assessment']) await open({ nextDueAt: null, nextDueClock: null, stage })
    await open({ practice: true, nextDueAt: due(1) })
  })

  it('has the least time left first, cases without a clock last, and closed ones only where asked for', async () => {
    expect(days(await list())).toEqual(['03', '03', '05', '09', null])
  })

  it('has practice cases apart', async () => {
    expect(days(await list({ practice: true }))).toEqual(['01'])
  })

  it('filters by stage, assignee and due date', async () => {
    expect(await list({ stage: 'closed' })).toHaveLength(1)
    expect(days(await list({ assignee: 'worker-1' }))).toEqual(['03', '03'])
    expect(days(await list({ dueBefore: due(5) }))).toEqual(['03', '03'])
    expect(await list({ dueBefore: due(5), assignee: 'worker-2' })).toEqual([])
  })

  it.each([1, 2, 3])(
    'turns pages of %i without skipping or repeating, through equal dates and none at all',
    async (limit) => {
      const seen: CaseRow[] = []
      for (;;) {
        const last = seen.at(-1)
        const page = await list({ limit, ...(last && { after: { nextDueAt: last.nextDueAt, caseId: last.caseId } }) })
        if (page.length === 0) break
        seen.push(...page)
      }
      expect(seen).toEqual(await list())
    },
  )

  it('is read from its index', async () => {
    const plan = await inCouncil(async (tx) => {
      await tx.query('set local enable_seqscan = off')
      return tx.query(`explain select * from case_view where council = 'trays' and practice = false
                       order by coalesce(next_due_at, 'infinity'::timestamptz), case_id limit 50`)
    }, council)
    expect(JSON.stringify(plan.rows)).toContain('case_view_tray')
    expect(JSON.stringify(plan.rows)).not.toContain('Sort')
  })
})

it('a clock has a name wherever it has an instant', async () => {
  await expect(inCouncil((tx) => openCase(tx, { nextDueClock: null }))).rejects.toMatchObject({ code: '23514' })
})

it('the time of a practice case moves forward, and that of a live case never', async () => {
  await inCouncil(async (tx) => {
    const [practice, live] = [await openCase(tx, { practice: true }), await openCase(tx)]
    expect(await findPracticeOffset(tx, practice)).toBe(0)
    expect(await addPracticeOffset(tx, practice, 86_400_000)).toBe(86_400_000)
    expect(await addPracticeOffset(tx, practice, 1)).toBe(86_400_001)
    expect(await findPracticeOffset(tx, practice)).toBe(86_400_001)
    expect(await addPracticeOffset(tx, live, 1)).toBeNull()
    expect(await findPracticeOffset(tx, live)).toBe(0)
    expect((await findCase(tx, live))?.receivedAt).toBe(at)
  })
})
