import { randomUUID } from 'node:crypto'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { criteriaAnswers } from '../api/examples/referral'
import { destroyCaseKey } from '../db/destroy-case-key'
import { hashRecord, type Destruction } from '../db/destructions'
import type { KeptKind } from '../db/kept-kinds'
import { keepAction } from '../db/kept-rows'
import type { LegalHold } from '../db/legal-holds'
import { withCouncil } from '../db/pool'
import { putOnRecord } from '../retention/destroy'
import { writeDestruction } from '../retention/file'
import { dataConverter, replayDataConverter } from '../sealing/data-converter'
import { homeAt } from '../cli/serve/home'
import { Stack } from '../test/stack/stack'
import { openBed, type Bed } from '../test/support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../test/support/live-case'
import { until } from '../test/support/until'
import type { BookedWorkflow, CaseBook, CouncilBook } from './books'
import type { InvariantId } from './finding'
import { invariants, judge } from './invariants'
import { readWhole } from './read/whole'
import { bundleForReplay } from './replay/replay'

// The checker itself: it finds nothing in what a real Caseway has made, and finds each thing that is changed in it, and that alone.

const council = 'lancashire'
let stack: Stack
let bed: Bed
let directory: string
let book: CouncilBook
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  stack = await Stack.start({})
  const { run } = stack
  const home = homeAt(stack.home)
  bed = openBed(run, home.keys)
  directory = home.anchors
  const { keyring, cases: caseKeys, temporal, db } = bed
  const keys = { keyring, cases: caseKeys }
  const assessed = await refer(run, council)
  await tell(run, council, assessed, decideAssessment, allocate, startAssessment)
  const closed = await refer(run, council)
  const elsewhere = {
    kind: 'decide-referral',
    outcome: 'other-service',
    reason: 'Others help.',
    criteria: criteriaAnswers,
  }
  await tell(run, council, closed, ['duty-manager', 'decisions', elsewhere])
  const late = new Date(Date.now() - 25 * 3_600_000).toISOString()
  const overdue = await refer(run, council, { receivedAt: late, lateReason: 'Taken down by hand.' })
  await refer(run, 'blackpool')
  const shredded = await refer(run, council)
  await tell(run, council, shredded, ['duty-manager', 'decisions', elsewhere])
  const destroy = () =>
    withCouncil(db, council, async (tx) => {
      const at = new Date().toISOString()
      const by = { id: 'person-1', role: null }
      const done = await destroyCaseKey(tx, { caseId: shredded, by, reason: 'retention-over', at })
      if (done.status !== 'destroyed') return done
      const { referralToo } = done
      const certificate = { ...certificateOf(shredded, at), ...(await hashRecord(tx, shredded)), referralToo }
      await putOnRecord(tx, certificate, { at, actorId: 'person-1', actorRole: null })
      writeDestruction(directory, council, keyring, certificate)
      return done
    })
  await until('a record to be destroyed', async () => (await destroy()).status === 'destroyed')
  const bundle = await bundleForReplay(require.resolve('../workflows'))
  const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
  const read = async () => (book = await readWhole({ db, keyring, directory }, engine, council))
  await until('all to be settled', async () => {
    const { cases } = await read()
    const ours = cases.filter(({ row }) => [assessed, closed, overdue].includes(row.caseId))
    return ours.length === 3 && ours.every(({ row, workflow }) => row.seq > 0 && workflow !== undefined)
  })
  await until(
    'nothing to be wrong',
    async () => judge([await read()]).every(({ violations }) => violations.length === 0),
    20_000,
  ).catch(() => undefined)
}, 180_000)
afterAll(async () => {
  await bed.close()
  await stack.stop()
}, 120_000)

const certificateOf = (caseId: string, at: string): Destruction => ({
  ...{ destructionId: randomUUID(), caseId, class: 'referral-only', dueOn: '2026-01-01', because: ['referral-only'] },
  ...{ proposedBy: 'person-2', proposedAt: at, approvedBy: 'person-1', approvedAt: at },
  ...{ events: 0, recordHash: Buffer.alloc(32), referralToo: false },
})
const holdOf = (more: Partial<LegalHold>): LegalHold => ({
  ...{ holdId: 'hold', scope: 'council', caseId: null, class: null, reason: Buffer.alloc(0) },
  ...{ placedBy: 'person-1', placedAt: '2020-01-01T00:00:00.000Z', liftedBy: null, liftedAt: null },
  ...more,
})
const withHold =
  (more: (book: CouncilBook) => Partial<LegalHold>): Change =>
  (one) => ({ ...one, ...{ holds: [...one.holds, holdOf(more(one))], keyHolders: [...one.keyHolders, 'hold'] } })

type Change = (book: CouncilBook) => CouncilBook

const first = (cases: readonly CaseBook[], is: (one: CaseBook) => boolean) => cases.findIndex((one) => is(one))
const inCase =
  (is: (one: CaseBook) => boolean, change: (one: CaseBook) => CaseBook): Change =>
  (before) => {
    const at = first(before.cases, is)
    if (at < 0) throw new Error('There is no such case')
    return { ...before, cases: before.cases.map((one, index) => (index === at ? change(one) : one)) }
  }
const isDecided = ({ row }: CaseBook) => row.stage === 'assessment'
const isOverdue = ({ row, events }: CaseBook) => row.overdue && events.some(({ type }) => type === 'clock-rung-reached')
const isClosed = ({ row }: CaseBook) => row.stage === 'closed'
const withWorkflow = (change: Partial<BookedWorkflow>) =>
  inCase(isDecided, (one) => ({ ...one, workflow: one.workflow && { ...one.workflow, ...change } }))
const withRow = (change: Partial<CaseBook['row']>) =>
  inCase(isDecided, (one) => ({ ...one, row: { ...one.row, ...change } }))
const withoutFirst = <T>([, ...others]: readonly T[]): T[] => others

/** Rows that are kept by their hashes, and the invariant that speaks of them. */
const keptBy: Readonly<Record<KeptKind, InvariantId>> = {
  ...({
    deputy: 'I4',
    deputy_end: 'I4',
    revocation: 'I4',
    emergency_access: 'I4',
    emergency_access_end: 'I4',
  } as const),
  ...({ legal_hold: 'I21', legal_hold_end: 'I21', destruction: 'I22', destruction_proposal: 'I22' } as const),
  ...({ alarm: 'I24', work_item: 'I24', work_item_done: 'I24', work_item_passed: 'I24' } as const),
  ...({ work_item_note: 'I24', person_details: 'I24', matter: 'I24', matter_about: 'I24' } as const),
  ...({ bank_holiday: 'I7', bank_holiday_withdrawal: 'I7', config_version: 'I19' } as const),
}
const withRowOf =
  (kind: KeptKind, hash = 'a'): Change =>
  (one) => ({ ...one, kept: { ...one.kept, [kind]: [...one.kept[kind], { id: 'planted', caseId: null, hash }] } })
const withLineOf =
  (kind: KeptKind): Change =>
  (one) => {
    const line = { ...one.audit[0]!, action: keepAction(kind), messageId: 'planted', outcome: 'a' }
    return { ...one, audit: [...one.audit, line] }
  }
const keptMutants = (Object.entries(keptBy) as [KeptKind, InvariantId][]).flatMap(
  ([kind, id]): [InvariantId, string, Change][] => [
    [id, `a ${kind} that was planted`, withRowOf(kind)],
    [id, `a ${kind} that was taken away`, withLineOf(kind)],
    [id, `a ${kind} that was altered`, (one) => withLineOf(kind)(withRowOf(kind, 'b')(one))],
  ],
)
const inFile =
  (change: (one: Destruction) => Destruction): Change =>
  (one) => {
    const { destructionFile: file } = one
    return { ...one, destructionFile: { ...file, destructions: file.destructions.map(change) } }
  }
const inCertificate =
  (change: Partial<Destruction>): Change =>
  (one) => ({
    ...one,
    certificates: one.certificates.map((each) => ({ ...each, ...change })),
  })

/** What is changed, and which invariant must say so. */
const mutants: [InvariantId, string, Change][] = [
  ['I1', 'an intake twice', inCase(isDecided, (one) => ({ ...one, messages: [...one.messages, one.messages[0]!] }))],
  [
    'I2',
    'an entry of the audit taken away',
    (one) => ({ ...one, audit: one.audit.filter(({ action }) => action !== 'case.decide-referral') }),
  ],
  [
    'I2',
    'an entry of the audit twice',
    (one) => ({ ...one, audit: [...one.audit, ...one.audit.filter(({ action }) => action === 'case.allocate')] }),
  ],
  [
    'I3',
    'a stored answer changed',
    inCase(isDecided, (one) => ({
      ...one,
      messages: one.messages.map((message) =>
        message.kind === 'managerDecision'
          ? { ...message, outcome: { ...message.outcome!, status: 'refused', code: 'role-not-allowed' } }
          : message,
      ),
    })),
  ],
  [
    'I4',
    'another decider',
    inCase(isDecided, (one) => ({
      ...one,
      recorded: one.recorded.map((event) =>
        event.type === 'referral-decided' ? { ...event, actorId: 'somebody-else' } : event,
      ),
    })),
  ],
  [
    'I4',
    'another role',
    inCase(isDecided, (one) => ({
      ...one,
      recorded: one.recorded.map((event) =>
        event.type === 'referral-decided' ? { ...event, actorRole: 'viewer' } : event,
      ),
    })),
  ],
  [
    'I4',
    'a decision on one’s own request',
    inCase(isDecided, (one) => ({
      ...one,
      events: one.events.map((event) =>
        event.type === 'referral-decided' ? { ...event, requestedBy: event.by } : event,
      ),
    })),
  ],
  ['I5', 'an event taken away', inCase(isDecided, (one) => ({ ...one, recorded: one.recorded.toSpliced(1, 1) }))],
  [
    'I5',
    'a step after the end',
    inCase(isClosed, (one) => ({
      ...one,
      events: [
        ...one.events,
        { ...one.events.at(-1)!, type: 'worker-allocated', seq: one.events.length + 1, messageId: 'other' },
      ],
    })),
  ],
  ['I6', 'a workflow terminated', withWorkflow({ statuses: ['TERMINATED'] })],
  ['I6', 'two workflows', withWorkflow({ statuses: ['RUNNING', 'RUNNING'] })],
  ['I6', 'a workflow without a case', (one) => ({ ...one, strayWorkflows: ['case:lancashire:none'] })],
  ['I6', 'a workflow in the wrong namespace', withWorkflow({ inRightNamespace: false })],
  [
    'I7',
    'a due date moved',
    inCase(isDecided, (one) => ({
      ...one,
      events: one.events.map((event) =>
        event.type === 'clock-started' && 'due' in event
          ? { ...event, due: { ...(event.due as object), dueAt: '2030-01-01T00:00:00.000Z' } }
          : event,
      ),
    })),
  ],
  ['I7', 'a rung that was not reached', (one) => ({ ...one, now: '2099-01-01T00:00:00.000Z' })],
  [
    'I8',
    'a breach twice',
    inCase(isOverdue, (one) => ({
      ...one,
      events: [
        ...one.events,
        { ...one.events.find(({ type }) => type === 'clock-rung-reached')!, seq: one.events.length + 1 },
      ],
    })),
  ],
  [
    'I9',
    'a notice that nothing sends',
    inCase(
      ({ sendings }) => sendings.length > 0,
      (one) => ({ ...one, sendings: [] }),
    ),
  ],
  [
    'I9',
    'a notice accepted twice',
    inCase(
      ({ sendings }) => sendings.length > 0,
      (one) => ({
        ...one,
        sendings: [...one.sendings, ...one.sendings].map((sending) => ({
          ...sending,
          status: 'accepted',
          acceptedAt: one.row.receivedAt,
          sentTimes: 1,
        })),
      }),
    ),
  ],
  ...(
    [
      'stage',
      'nextDueAt',
      'nextDueClock',
      'waitingRole',
      'assignee',
      'hiddenFrom',
      'team',
      'seq',
      'overdue',
      'practice',
    ] as const
  ).map((field): [InvariantId, string, Change] => [
    'I10',
    `${field} of the read model`,
    withRow({ [field]: field === 'overdue' || field === 'practice' ? true : field === 'seq' ? 999 : 'other' }),
  ]),
  [
    'I10',
    'the sealed case',
    inCase(isDecided, (one) => ({ ...one, state: { ...(one.state as object), urgent: true } })),
  ],
  ['I10', 'another record than the histories come to', withWorkflow({ replayed: [] })],
  [
    'I11',
    'a chain that is broken',
    (one) => ({ ...one, auditFaults: [{ kind: 'altered', seq: 1, says: 'entry 1 was altered' }] }),
  ],
  ['I12', 'a row without a parent', (one) => ({ ...one, withoutParent: [{ constraint: 'made_up', rows: 1 }] })],
  [
    'I13',
    'a row of another council',
    (one) => ({ ...one, foreignRows: one.foreignRows.map((table) => ({ ...table, rows: 1 })) }),
  ],
  [
    'I13',
    'a table without its wall',
    (one) => ({ ...one, wallFaults: [{ name: 'alarm', says: 'row security is not forced' }] }),
  ],
  ['I15', 'a payload in clear', withWorkflow({ unsealed: ['not-sealed'] })],
  [
    'I16',
    'a message that nobody delivers',
    inCase(isDecided, (one) => ({
      ...one,
      messages: one.messages.map((message) => ({
        ...message,
        acceptedAt: '2020-01-01T00:00:00.000Z',
        deliveredAt: null,
        settledAt: null,
      })),
    })),
  ],
  [
    'I16',
    'messages in another order',
    inCase(isDecided, (one) => ({
      ...one,
      messages: one.messages.map((message) => ({ ...message, position: -message.position })),
    })),
  ],
  ['I17', 'a task that fails', withWorkflow({ attempt: 7 })],
  [
    'I18',
    'a history that does not replay',
    withWorkflow({ replayErrors: ['a history is not replayed: DeterminismViolationError'] }),
  ],
  ['I18', 'an export that was changed', withWorkflow({ exportFaults: ['an export is not what was exported'] })],
  ['I18', 'no history at all', inCase(isClosed, (one) => ({ ...one, workflow: undefined }))],
  [
    'I19',
    'a configuration changed',
    (one) => ({
      ...one,
      configurations: one.configurations.map(({ hash, body }) => ({
        hash,
        body: { ...(body as object), effective: { changed: true } },
      })),
    }),
  ],
  ['I19', 'a configuration that is not there', withRow({ rulesVersion: 'none' })],
  [
    'I20',
    'an event recorded before the last',
    inCase(isDecided, (one) => ({
      ...one,
      recorded: one.recorded.map((event, index) =>
        index === 2 ? { ...event, recordedAt: '2020-01-01T00:00:00.000Z' } : event,
      ),
    })),
  ],
  [
    'I23',
    'a case that nobody sent',
    (one) => ({
      ...one,
      cases: one.cases.map((each, index) =>
        index === 0 ? { ...each, messages: each.messages.filter(({ kind }) => kind !== 'referral') } : each,
      ),
    }),
  ],
  [
    'I22',
    'a destruction that the audit does not tell of',
    (one) => ({ ...one, audit: one.audit.filter(({ action }) => action !== 'case-key.destroy') }),
  ],
  ['I21', 'a hold over everything when something was destroyed', withHold(() => ({}))],
  ['I21', 'a hold over a class', withHold(() => ({ scope: 'class', class: 'referral-only' }))],
  ['I21', 'a hold over the case', withHold((one) => ({ scope: 'case', caseId: one.certificates[0]!.caseId }))],
  [
    'I21',
    'a hold over the case that what was destroyed was about',
    (one) => {
      const { caseId } = one.certificates[0]!
      const behind = [{ id: caseId, caseId: 'held' }]
      return { ...withHold(() => ({ scope: 'case', caseId: 'held' }))(one), behind }
    },
  ],
  [
    'I21',
    'a hold that was lifted after it',
    withHold(() => ({ liftedAt: '2099-01-01T00:00:00.000Z', liftedBy: 'person-1' })),
  ],
  [
    'I21',
    'a held case with a part that cannot be read',
    (one) => {
      const [first, ...others] = one.cases
      const holds = [holdOf({ scope: 'case', caseId: first!.row.caseId })]
      return { ...one, holds, cases: [{ ...first!, state: undefined }, ...others] }
    },
  ],
  ['I22', 'a certificate taken away', (one) => ({ ...one, certificates: withoutFirst(one.certificates) })],
  [
    'I22',
    'a certificate of what is there',
    (one) => ({
      ...one,
      certificates: [...one.certificates, { ...certificateOf(one.cases[0]!.row.caseId, one.now), standsAs: null }],
    }),
  ],
  [
    'I22',
    'noise that was changed',
    (one) => ({ ...one, certificates: one.certificates.map((each) => ({ ...each, standsAs: 'other' })) }),
  ],
  ['I22', 'another record destroyed', (one) => ({ ...one, destroyed: [...one.destroyed, one.cases[0]!.row.caseId] })],
  ...keptMutants,
  [
    'I4',
    'a step by somebody in a role that may not take it',
    inCase(isDecided, (one) => ({
      ...one,
      messages: one.messages.map((message) =>
        message.kind === 'managerDecision' ? { ...message, actorRoles: ['viewer'] } : message,
      ),
      recorded: one.recorded.map((event) =>
        event.type === 'referral-decided' ? { ...event, actorRole: 'viewer' } : event,
      ),
    })),
  ],
  [
    'I5',
    'a step that could not be taken then',
    inCase(isDecided, (one) => ({
      ...one,
      messages: one.messages.map((message) =>
        message.kind === 'managerDecision' ? { ...message, command: { kind: 'close-case' } } : message,
      ),
    })),
  ],
  [
    'I5',
    'an event that does not follow from its step',
    inCase(isDecided, (one) => ({
      ...one,
      events: one.events.map((event) =>
        event.type === 'worker-allocated' ? { ...event, type: 'case-closed' } : event,
      ),
    })),
  ],
  [
    'I7',
    'a rung moved',
    inCase(isDecided, (one) => ({
      ...one,
      events: one.events.map((event) =>
        event.type === 'clock-started' && 'rungs' in event
          ? { ...event, rungs: (event.rungs as { at: string }[]).map((rung) => ({ ...rung, at: one.row.receivedAt })) }
          : event,
      ),
    })),
  ],
  [
    'I7',
    'a rung that was reached before its time',
    inCase(isOverdue, (one) => ({
      ...one,
      events: one.events.map((event) =>
        event.type === 'clock-rung-reached' ? { ...event, at: '2020-01-01T00:00:00.000Z' } : event,
      ),
    })),
  ],
  [
    'I9',
    'a sending that the audit does not tell of',
    (one) => ({ ...one, audit: one.audit.filter(({ action }) => action !== 'notice.send') }),
  ],
  [
    'I9',
    'an acceptance twice on the audit',
    (one) => ({
      ...one,
      audit: one.audit.flatMap((line) =>
        line.action === 'notice.send' ? [line, line].map((each) => ({ ...each, outcome: 'accepted' })) : line,
      ),
    }),
  ],
  [
    'I9',
    'a sending that is not there any more',
    inCase(
      ({ sendings }) => sendings.length > 0,
      (one) => ({ ...one, sendings: [], notices: [] }),
    ),
  ],
  [
    'I9',
    'a notice of no event',
    inCase(
      ({ notices }) => notices.length > 0,
      (one) => ({ ...one, notices: one.notices.map((notice) => ({ ...notice, eventSeq: 999 })) }),
    ),
  ],
  ['I12', 'a sending of another case', (one) => ({ ...one, strangers: [{ what: 'made-up', rows: 1 }] })],
  ['I12', 'a workflow of another council', (one) => ({ ...one, foreignWorkflows: ['case:nowhere:none'] })],
  [
    'I4',
    'an emergency access without its matter',
    (one) => ({
      ...one,
      emergencyAccesses: [{ accessId: 'a', aboutCaseId: 'b', personId: 'c', expiresAt: one.now }],
    }),
  ],
  ['I22', 'a certificate with another approver', inCertificate({ approvedBy: 'somebody-else' })],
  ['I22', 'a certificate of another class', inCertificate({ class: 'other' })],
  ['I22', 'a certificate with another day', inCertificate({ dueOn: '2020-01-01' })],
  ['I22', 'a certificate with another ground', inCertificate({ because: ['other'] })],
  ['I22', 'a line of the file that was altered', inFile((line) => ({ ...line, dueOn: '2020-01-01' }))],
  [
    'I22',
    'a file of destructions that was emptied',
    (one) => ({ ...one, destructionFile: { destructions: [], damaged: [], keyIds: [] } }),
  ],
  [
    'I22',
    'a line of the file that is not as it was written',
    (one) => ({
      ...one,
      destructionFile: { ...one.destructionFile, damaged: [{ line: 1, why: 'not as it was written' }] },
    }),
  ],
  ['I22', 'a destruction that only the file knows', inFile((line) => ({ ...line, caseId: 'other' }))],
  ['I24', 'a key of nothing', (one) => ({ ...one, keyHolders: [...one.keyHolders, 'nothing'] })],
  ['I24', 'a case without its key', (one) => ({ ...one, keyHolders: withoutFirst(one.keyHolders) })],
  [
    'I24',
    'a work item for nobody',
    (one) => ({ ...one, workItems: [{ workItemId: 'item', role: 'nobody', kind: 'x' }] }),
  ],
]

describe('the invariants of the record', () => {
  it('hold for what a Caseway has made, and look at something each', () => {
    const verdicts = judge([book])
    expect(verdicts.flatMap(({ violations }) => violations)).toEqual([])
    const empty = verdicts.filter(({ checked, doesNotApply }) => checked === 0 && doesNotApply === undefined)
    expect(empty.map(({ id }) => id)).toEqual([])
  })

  it.each(mutants)('%s finds %s', (id, _what, mutate) => {
    const found = new Set(
      judge([mutate(book)]).flatMap(({ violations }) => violations.map(({ invariant }) => invariant)),
    )
    expect([...found]).toContain(id)
  })

  it('are each proved by a mutant', () => {
    const proved = new Set(mutants.map(([id]) => id))
    const applying = invariants.flatMap((one) => ('checks' in one ? [one.id] : []))
    expect(applying.filter((id) => !proved.has(id))).toEqual([])
  })
})
