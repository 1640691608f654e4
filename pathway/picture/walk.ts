import { addMilliseconds } from 'date-fns/addMilliseconds'
import { isOpened, unopened, type Case, type OpenedCase, type Stage } from '../case'
import { type Person } from '../people'
import { nextRung, openClocks } from '../clocks/case-clocks'
import { commandKinds, type Command, type CommandKind } from '../commands'
import { decide } from '../decide'
import type { CaseEvent } from '../events'
import { evolve } from '../evolve'
import { legalSteps } from '../legal'
import type { Notice } from '../notice'
import { noticesFor } from '../notices'
import { roadsOf } from '../roads'
import { roles, type Actor, type Role } from '../roles'
import type { Rules } from '../rules'
import { stamp } from '../stamp'
import type { Instant } from '../time'
import { samplePeople, samples } from './samples'

/** A step that was taken on the walk, and what followed. */
export interface Move {
  from: Stage
  command: CommandKind | 'receive-referral'
  /** What the step is, in words. */
  label: string
  /** What the step said, where it may say different things. */
  when?: string
  /** Each role that may take the step here. */
  by: readonly Role[]
  to: Stage
  events: readonly CaseEvent[]
  notices: readonly Notice[]
}

interface Place {
  state: OpenedCase
  now: Instant
}

const receivedAt = '2026-03-02T10:00:00.000Z'
const nobody: Actor = { id: 'clock', roles: [] }

/**
 * Walks every way through the pathway that a council's rules leave open, by sending sample cases the commands and looking at what follows: so
 * it finds what the pathway does, and there is no second table of what leads where. A case is not walked on from twice where it stands alike.
 * Pure.
 */
export function walk(rules: Rules): Move[] {
  const { move, place } = received(rules, false)
  const places = [prepared(place, rules)]
  const walked = new Set<string>()
  const moves: Move[] = [move, received(rules, true).move]
  for (const from of places) {
    const likeness = likenessOf(from)
    if (walked.has(likeness)) continue
    walked.add(likeness)
    const taken = commandKinds.flatMap((kind) => takeStep(from, kind, rules))
    moves.push(...taken.map((one) => one.move))
    places.push(...taken.map((one) => one.place), afterItsClocks(from, rules))
  }
  return moves
}

/** Where cases of one likeness stand, the same steps are possible, and the same may follow. */
function likenessOf({ state }: Place): string {
  const assessment = 'assessment' in state ? state.assessment : undefined
  return JSON.stringify([
    state.stage,
    state.allocatedTo !== undefined,
    assessment?.path,
    assessment?.overrunReasons,
    roadsOf(state).map(({ road, place }) => [road.name, place.code]),
    [...new Set(state.clocks.map(({ name }) => name))],
    state.clocks.some(({ status }) => status === 'breached'),
  ])
}

interface Taken {
  move: Move
  place: Place
}

function takeStep(place: Place, kind: CommandKind, rules: Rules): Taken[] {
  const may = roles.flatMap((role) =>
    legalSteps(place.state, actorOf(role), rules)
      .filter(({ command }) => command === kind)
      .map(({ label }) => ({ role, label })),
  )
  const [first] = may
  if (first === undefined) return []
  const by = may.map(({ role }) => role)
  return samples[kind](rules).flatMap(({ command, when }) => {
    const taken = hear(place, command, actorOf(first.role), rules)
    if (taken === undefined) return []
    const { state, ...followed } = taken
    const step = { from: place.state.stage, command: kind, label: first.label, ...(when !== undefined && { when }), by }
    return [{ move: { ...step, to: state.stage, ...followed }, place: { ...place, state } }]
  })
}

const actorOf = (role: Role): Actor => ({ id: role, roles: [role] })

/** The case after it heard a command, with what that brought about; undefined where it refused. */
function hear(place: { state: Case; now: Instant }, command: Command, actor: Actor, rules: Rules) {
  const message = { messageId: command.kind, actor, acceptedAt: place.now, command }
  const decision = decide(place.state, message, place.now, rules)
  if (!('events' in decision)) return undefined
  const events = stamp(decision.events, { after: place.state.seq, at: place.now, by: actor.id })
  const state = events.reduce<Case>(evolve, place.state)
  if (!isOpened(state)) return undefined
  return { state, events, notices: events.flatMap((event) => noticesFor(event, state, rules)) }
}

function received(rules: Rules, urgent: boolean): Taken {
  const facts = {
    caseId: 'case',
    referralId: 'referral',
    siblingCaseIds: [],
    practice: false,
    anonymous: false,
  } as const
  const intake = { council: rules.council, ...facts, receivedAt, urgent, source: '3B', familyAgreed: 'yes' } as const
  const command = { kind: 'receive-referral', ...intake, people: sampleFamily, proclaimed: [] } as const
  const taken = hear({ state: unopened, now: receivedAt }, command, actorOf('duty-worker'), rules)
  if (taken === undefined) throw new Error('A referral was refused')
  const { state, ...followed } = taken
  const when = urgent ? { when: 'with a child protection concern' } : {}
  const step = { from: 'unopened', command: command.kind, label: 'A referral is received', ...when, by: [] } as const
  return { move: { ...step, to: state.stage, ...followed }, place: { state, now: receivedAt } }
}

const plain = { parentalResponsibility: false, interpreter: false }
const sampleFamily: readonly Person[] = [
  { ...plain, id: samplePeople.child, kind: 'child' },
  { ...plain, id: samplePeople.family, kind: 'mother', parentalResponsibility: true },
  { ...plain, id: samplePeople.referrer, kind: 'referrer' },
]

/** With what many steps ask for done at once, so that it need not be looked for: consent given, the child seen alone. */
function prepared(place: Place, rules: Rules): Place {
  const kinds = ['record-consent', 'record-child-seen'] as const
  return kinds.reduce<Place>((before, kind) => takeStep(before, kind, rules)[0]?.place ?? before, place)
}

/** With every rung of every open clock reached: whatever is done now is late. */
function afterItsClocks(place: Place, rules: Rules): Place {
  const [clock] = openClocks(place.state).filter((one) => nextRung(one) !== undefined)
  const rung = clock === undefined ? undefined : nextRung(clock)
  if (clock === undefined || rung === undefined) return place
  const reached = { kind: 'reach-rung', clock: clock.name, rung: rung.name } as const
  const now = rung.at > place.now ? addMilliseconds(rung.at, 1).toISOString() : place.now
  const taken = hear({ ...place, now }, reached, nobody, rules)
  return taken === undefined ? place : afterItsClocks({ state: taken.state, now }, rules)
}
