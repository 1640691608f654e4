import { addMilliseconds } from 'date-fns/addMilliseconds'
import { isOpened, unopened, type Case, type OpenedCase } from '../case'
import { nextRung, openClocks } from '../clocks/case-clocks'
import type { Command, CommandKind, PersonCommand } from '../commands'
import { decide } from '../decide'
import type { CaseEvent, EventBody } from '../events'
import { evolve } from '../evolve'
import type { Notice } from '../notice'
import { noticesFor } from '../notices'
import type { Person } from '../people'
import { roadOfClock } from '../roads'
import { roles, type Actor, type Role } from '../roles'
import type { Rules } from '../rules'
import { stepFor } from '../stages'
import { stamp } from '../stamp'
import type { Instant, LocalDate } from '../time'
import { samplePeople, samples } from './samples'

/** A sample case at a moment. */
export interface Standing<C extends Case = OpenedCase> {
  state: C
  now: Instant
}

/** A step that a sample case took, and what followed. */
export interface Move {
  command: CommandKind | 'receive-referral'
  /** What the step is, in words. */
  label: string
  /** What the step said, where it may say different things. */
  when?: string
  /** Each role that may take the step here. */
  by: readonly Role[]
  before: Standing<Case>
  after: Standing
  events: readonly CaseEvent[]
  notices: readonly Notice[]
}

const receivedAt = '2026-03-02T10:00:00.000Z'
const nobody: Actor = { id: 'clock', roles: [] }
const actorOf = (role: Role): Actor => ({ id: role, roles: [role] })

/** What follows when this step is taken in each of the ways it may be. Where it is refused, nothing. Pure. */
export function takeStep(before: Standing, kind: CommandKind, rules: Rules): Move[] {
  const may = roles.flatMap((role) => mayTake(before, kind, role, rules))
  const [first] = may
  if (first === undefined) return []
  const { role, label, roadsEnded } = first
  const by = may.map((one) => one.role)
  return samples[kind](rules).flatMap(({ command, when }) => {
    const from = roadsEnded ? withoutRoadClocks(before, rules) : before
    const taken = roadsEnded ? follow(from, command, role, rules) : hear(from, command, actorOf(role), rules)
    return taken === undefined
      ? []
      : [
          {
            command: kind,
            label,
            ...(when !== undefined && { when }),
            by,
            before,
            ...taken,
            after: recorded(taken.after, before, rules),
          },
        ]
  })
}

/** Whether some role may take this step now. */
export const isPossible = (standing: Standing, kind: CommandKind, rules: Rules): boolean =>
  roles.some((role) => mayTake(standing, kind, role, rules).length > 0)

interface May {
  role: Role
  label: string
  /** Only once the roads that the case is on have ended. */
  roadsEnded: boolean
}

function mayTake({ state }: Standing, kind: CommandKind, role: Role, rules: Rules): May[] {
  const step = stepFor(state, kind)
  const refusal = step?.refusal(actorOf(role), rules)
  if (step === undefined || (refusal !== undefined && refusal !== 'road-open')) return []
  return [{ role, label: step.label, roadsEnded: refusal === 'road-open' }]
}

/** The case with none of the clocks that end with its roads: as though these had ended. */
function withoutRoadClocks({ state, now }: Standing, rules: Rules): Standing {
  return { state: { ...state, clocks: state.clocks.filter(({ name }) => roadOfClock(name, rules) === undefined) }, now }
}

/** What the step itself has follow, where only the roads that the case is on stand in its way. */
function follow({ state, now }: Standing, command: PersonCommand, role: Role, rules: Rules): Followed | undefined {
  const heard = { command, actor: actorOf(role), at: now, now, rules, messageId: command.kind }
  const follows = stepFor(state, command.kind)?.follows(heard)
  return Array.isArray(follows) ? followed({ state, now }, follows, role, rules) : undefined
}

type Followed = Pick<Move, 'after' | 'events' | 'notices'>

/** What a case does that hears a command; undefined where it refuses. */
function hear(before: Standing<Case>, command: Command, actor: Actor, rules: Rules): Followed | undefined {
  const message = { messageId: command.kind, actor, acceptedAt: before.now, command }
  const decision = decide(before.state, message, before.now, rules)
  return 'events' in decision ? followed(before, decision.events, actor.id, rules) : undefined
}

function followed(
  before: Standing<Case>,
  bodies: readonly EventBody[],
  by: string,
  rules: Rules,
): Followed | undefined {
  const events = stamp(bodies, { after: before.state.seq, at: before.now, by })
  const state = events.reduce<Case>(evolve, before.state)
  if (!isOpened(state)) return undefined
  const notices = events.flatMap((event) => noticesFor(event, state, rules))
  return { after: { state, now: before.now }, events, notices }
}

/** A referral about a sample family, received as this council does; of a child not yet born where the day is given on which it is expected. */
export function receive(rules: Rules, urgent: boolean, expectedOn?: LocalDate): Move {
  const facts = {
    caseId: 'case',
    referralId: 'referral',
    siblingCaseIds: [],
    practice: false,
    anonymous: false,
  } as const
  const intake = { council: rules.council, ...facts, receivedAt, urgent, source: '3B', familyAgreed: 'yes' } as const
  const command = { kind: 'receive-referral', ...intake, people: sampleFamily, proclaimed: [] } as const
  const unborn = expectedOn === undefined ? {} : { expectedOn }
  const before = { state: unopened, now: receivedAt }
  const taken = hear(before, { ...command, ...unborn }, actorOf('duty-worker'), rules)
  if (taken === undefined) throw new Error('A referral was refused')
  const when = urgent ? { when: 'with a child protection concern' } : {}
  return { command: command.kind, label: 'A referral is received', ...when, by: [], before, ...taken }
}

const plain = { parentalResponsibility: false, interpreter: false }
const sampleFamily: readonly Person[] = [
  { ...plain, id: samplePeople.child, kind: 'child' },
  // Who needs what may be needed, so that every step about it is possible.
  { id: samplePeople.family, kind: 'mother', parentalResponsibility: true, interpreter: true, adjustments: true },
  { ...plain, id: samplePeople.referrer, kind: 'referrer' },
]

/** With what many steps ask for done at once, so that it need not be looked for: consent given, the child seen alone, a flag up, the record restricted. */
export function prepared(standing: Standing, rules: Rules): Standing {
  const kinds = ['record-consent', 'record-child-seen', 'raise-flag', 'restrict-record', 'declare-conflict'] as const
  return kinds.reduce<Standing>((before, kind) => takeStep(before, kind, rules)[0]?.after ?? before, standing)
}

/** In another stage than before, with every record made that the council asks for there. */
function recorded(standing: Standing, { state: { stage } }: Standing, rules: Rules): Standing {
  if (standing.state.stage === stage) return standing
  return samples['make-record'](rules).reduce<Standing>(
    (made, { command }) => hear(made, command, actorOf('team-manager'), rules)?.after ?? made,
    standing,
  )
}

/** With every rung of every open clock reached: whatever is done now is late. */
export function afterItsClocks(standing: Standing, rules: Rules): Standing {
  const [clock] = openClocks(standing.state).filter((one) => nextRung(one) !== undefined)
  const rung = clock === undefined ? undefined : nextRung(clock)
  if (clock === undefined || rung === undefined) return standing
  const reached = { kind: 'reach-rung', clock: clock.name, rung: rung.name } as const
  const now = rung.at > standing.now ? addMilliseconds(rung.at, 1).toISOString() : standing.now
  const taken = hear({ ...standing, now }, reached, nobody, rules)
  return taken === undefined ? standing : afterItsClocks(taken.after, rules)
}
