import type { CouncilBook } from './books'
import { unchecked, type Broken, type Found, type InvariantId, type Violation } from './finding'
import { acceptances, acceptedStand, capacities, momentsAgree, referralsStand } from './invariants/accepted'
import { edges, entitled } from './invariants/again'
import { breaches, dueInstants, rungsReached } from './invariants/clocks'
import { histories, replays, sealed, tasks, workflows } from './invariants/engine'
import { answers, deciders, effects, outbox } from './invariants/messages'
import { clocksForward, intakes, path, readModel, replayedRecord, totals } from './invariants/record'
import { noticesFollow, sendings, sendingsTold } from './invariants/sendings'
import { emergencies, keptAs } from './invariants/kept'
import { certificates, certified, destructions, heldDestroyed, heldReadable } from './invariants/retention'
import {
  auditChain,
  belonging,
  configurations,
  namespaces,
  orphans,
  parents,
  standing,
  walls,
} from './invariants/walls'

/** One invariant: what it promises, and either how it is checked or why it does not apply to a running Caseway. */
export type Invariant = { id: InvariantId; promises: string } & (
  { checks: readonly ((book: CouncilBook) => Found)[] } | { doesNotApply: string }
)

/** Rows that say who may do what, and how somebody is reached; and those that say what has to be seen to. */
const mayRows = ['deputy', 'deputy_end', 'revocation', 'emergency_access', 'emergency_access_end'] as const
const workRows = ['alarm', 'work_item', 'work_item_done', 'work_item_passed', 'work_item_note'] as const
const besideRows = ['person_details', 'matter', 'matter_about'] as const

/** All of them, in their order. */
export const invariants: readonly Invariant[] = [
  {
    id: 'I1',
    promises: 'each accepted intake has one case, and its record begins with it',
    checks: [intakes, referralsStand],
  },
  {
    id: 'I2',
    promises: 'each message has one effect and one entry of the audit',
    checks: [effects, acceptances, acceptedStand],
  },
  { id: 'I3', promises: 'what is answered again is what happened', checks: [answers] },
  {
    id: 'I4',
    promises: 'nobody decides on their own request, or in a role they did not have',
    checks: [deciders, entitled, capacities, emergencies, keptAs(...mayRows)],
  },
  { id: 'I5', promises: 'records have no gap and go on after no end', checks: [path, edges] },
  { id: 'I6', promises: 'each open case has one running workflow, each closed one none', checks: [workflows] },
  {
    id: 'I7',
    promises: 'due instants are those of rule and calendar, and none passes unnoticed',
    checks: [dueInstants, rungsReached, keptAs('bank_holiday', 'bank_holiday_withdrawal')],
  },
  { id: 'I8', promises: 'a breach is recorded once, at its time', checks: [breaches] },
  {
    id: 'I9',
    promises: 'each notice is sent once or deliberately not',
    checks: [sendings, sendingsTold, noticesFollow],
  },
  { id: 'I10', promises: 'read model, record and histories say the same', checks: [readModel, replayedRecord] },
  { id: 'I11', promises: 'the audit is what was written and what was anchored', checks: [auditChain] },
  { id: 'I12', promises: 'each row has the parent that it names', checks: [parents, belonging, namespaces] },
  { id: 'I13', promises: 'no council sees a row of another', checks: [walls, standing] },
  {
    id: 'I14',
    promises: 'nothing personal where it must not be',
    doesNotApply: 'markers are planted and searched for by tests',
  },
  { id: 'I15', promises: 'each payload is sealed for its own workflow', checks: [sealed] },
  { id: 'I16', promises: 'nothing waits that should be delivered, and order is kept', checks: [outbox] },
  { id: 'I17', promises: 'no workflow fails its task', checks: [tasks] },
  {
    id: 'I18',
    promises: 'histories are there, as exported, and replay on the code as it is now',
    checks: [replays, histories],
  },
  {
    id: 'I19',
    promises: 'configurations on record are immutable and there',
    checks: [configurations, keptAs('config_version')],
  },
  { id: 'I20', promises: 'records go forward in time', checks: [clocksForward, momentsAgree] },
  {
    id: 'I21',
    promises: 'nothing that is held was destroyed',
    checks: [heldDestroyed, heldReadable, keptAs('legal_hold', 'legal_hold_end')],
  },
  {
    id: 'I22',
    promises: 'what was destroyed has its certificate and is on the audit, and the reverse',
    checks: [destructions, certificates, certified, keptAs('destruction', 'destruction_proposal')],
  },
  { id: 'I23', promises: 'totals agree', checks: [totals] },
  { id: 'I24', promises: 'nothing belongs to nothing', checks: [orphans, keptAs(...workRows, ...besideRows)] },
  { id: 'I25', promises: 'a restart changes nothing', doesNotApply: 'it needs a restart; the tests of kills show it' },
]

/** What an invariant came to over some councils. */
export interface Verdict {
  id: InvariantId
  promises: string
  checked: number
  doesNotApply?: string
  violations: Violation[]
}

function lookInto(book: CouncilBook, check: (book: CouncilBook) => Found): Found {
  try {
    return check(book)
  } catch (error) {
    return { checked: 0, wrong: [{ id: book.council, says: unchecked(error) }] }
  }
}

/**
 * Checks every invariant over the books of some councils; what breaks a check is named by it, and the others go on. A council that has no book is
 * wrong by I10. Pure.
 */
export function judge(books: readonly CouncilBook[], broken: readonly Broken[] = []): Verdict[] {
  return invariants.map(({ id, promises, ...how }) => {
    if ('doesNotApply' in how) return { id, promises, checked: 0, doesNotApply: how.doesNotApply, violations: [] }
    const found = books.flatMap((book) =>
      how.checks.map((check) => ({ council: book.council, ...lookInto(book, check) })),
    )
    const bookless = broken
      .filter(() => id === 'I10')
      .map(({ council, says }) => ({ council, wrong: [{ id: council, says }] }))
    const violations = [...bookless, ...found].flatMap(({ council, wrong }) =>
      wrong.map((one) => ({ invariant: id, council, ...one })),
    )
    return { id, promises, checked: found.reduce((sum, { checked }) => sum + checked, 0), violations }
  })
}

const keyOf = ({ invariant, council, id }: Violation): string => `${invariant} ${council} ${id}`

/** What is wrong the second time and was the first. */
export function lasting(first: readonly Verdict[], second: readonly Verdict[]): Verdict[] {
  const before = new Set(first.flatMap(({ violations }) => violations.map(keyOf)))
  return second.map((verdict) => ({
    ...verdict,
    violations: verdict.violations.filter((one) => before.has(keyOf(one))),
  }))
}
