import { atLondon } from '../../pathway/calendar/london'
import { decide, evolve, isOpened, stamp, unopened } from '../../pathway'
import type { Case, OpenedCase } from '../../pathway/case'
import type { Person } from '../../pathway/people'
import { nextRung, openClocks } from '../../pathway/clocks/case-clocks'
import type { Command, IntakeCommand, Message, PersonCommand } from '../../pathway/commands'
import type { CaseEvent } from '../../pathway/events'
import type { Refusal } from '../../pathway/refusals'
import type { Actor, Role } from '../../pathway/roles'
import type { Rules } from '../../pathway/rules'
import { loadTenants, tenantsDirectory } from '../../tenants/load'

const { tenants } = loadTenants(process.env.CASEWAY_TENANTS_DIR ?? tenantsDirectory)

/** The rules of one of the five councils. */
export function rulesOf(council: string): Rules {
  const tenant = tenants.get(council)
  if (tenant === undefined) throw new Error(`No council ${council}`)
  return tenant.rules
}

/** A London time as an instant: `'2026-05-22T16:40'`. */
export const london = (time: string): string => atLondon(time.slice(0, 10), time.slice(11))

/** Somebody made up with this role; another name makes another person. */
export const someone = (role: Role, name = 'one'): Actor => ({ id: `${role}-${name}`, roles: [role] })

export const people: readonly Person[] = [
  { id: 'child', kind: 'child', parentalResponsibility: false, interpreter: false },
  { id: 'mother', kind: 'mother', parentalResponsibility: true, interpreter: false },
  { id: 'father', kind: 'father', parentalResponsibility: true, interpreter: false },
  { id: 'referrer', kind: 'referrer', parentalResponsibility: false, interpreter: false },
]

const plainReferral = {
  kind: 'receive-referral',
  caseId: 'case',
  referralId: 'referral',
  siblingCaseIds: [],
  practice: false,
  urgent: false,
  source: '3B',
  anonymous: false,
  familyAgreed: 'yes',
  people,
  proclaimed: [],
} as const

/**
 * A case on paper: the pure core with a clock of its own, no server and no database. Time moves only when told to, and every rung on the
 * way is reached, as the durable timers would.
 */
export class PaperCase {
  state: Case = unopened
  readonly events: CaseEvent[] = []
  now: string
  rules: Rules
  private told = 0

  constructor(council: string, receivedAt: string, facts: Partial<IntakeCommand> = {}) {
    this.rules = rulesOf(council)
    this.now = london(receivedAt)
    const opening: IntakeCommand = { ...plainReferral, council, receivedAt: this.now, ...facts }
    this.hear(opening, someone('duty-worker'), this.now)
  }

  /** Moves to a London time, reaching every rung on the way in order. */
  until(time: string): this {
    return this.untilInstant(london(time))
  }

  /** Moves on by this many elapsed hours. */
  later(hours: number): this {
    return this.untilInstant(new Date(Date.parse(this.now) + hours * 3_600_000).toISOString())
  }

  private untilInstant(then: string): this {
    for (let next = this.nextRung(then); next !== undefined; next = this.nextRung(then)) {
      // A clock may start with its warning behind it already: that is reached at once.
      if (next.at > this.now) this.now = next.at
      this.fire(next.clock, next.rung)
    }
    this.now = then
    return this
  }

  /** Tells the case something at its time, or something accepted earlier; returns the refusal's code, or `applied`. */
  tell(command: PersonCommand, actor: Actor, acceptedAt = this.now): Refusal | 'applied' {
    return this.hear(command, actor, acceptedAt)
  }

  /** Fires a timer now, whether or not its instant has come. */
  fire(clock: string, rung: string): Refusal | 'applied' {
    return this.hear({ kind: 'reach-rung', clock, rung }, { id: 'clock', roles: [] }, this.now)
  }

  /** The opened case; throws where nothing was received. */
  get open(): OpenedCase {
    if (!isOpened(this.state)) throw new Error('Not opened')
    return this.state
  }

  /** The due day of a clock, by name. */
  dueOn = (clock: string): string | undefined => this.open.clocks.find((one) => one.name === clock)?.due.dueOn

  /** How a clock stands. */
  statusOf = (clock: string): string | undefined => this.open.clocks.find((one) => one.name === clock)?.status

  typesOf = (): string[] => this.events.map((event) => event.type)

  private hear(command: Command, actor: Actor, acceptedAt: string): Refusal | 'applied' {
    this.told += 1
    const message: Message = { messageId: `message-${String(this.told)}`, actor, acceptedAt, command }
    const decision = decide(this.state, message, this.now, this.rules)
    if (!('events' in decision)) return decision.refusal
    const at = acceptedAt < this.now ? acceptedAt : this.now
    for (const event of stamp(decision.events, {
      after: this.state.seq,
      at,
      by: actor.id,
      messageId: message.messageId,
    })) {
      this.state = evolve(this.state, event)
      this.events.push(event)
    }
    return 'applied'
  }

  private nextRung(until: string): { clock: string; rung: string; at: string } | undefined {
    return openClocks(this.open)
      .flatMap((clock) => {
        const rung = nextRung(clock)
        return rung === undefined || rung.at > until ? [] : [{ clock: clock.name, rung: rung.name, at: rung.at }]
      })
      .toSorted((a, b) => a.at.localeCompare(b.at))[0]
  }
}
