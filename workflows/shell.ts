import type { ClockCommand, Message } from '../pathway/commands'
import { refusedStep, type StepRefused } from '../pathway/step-refused'
import { completeRules } from '../pathway/earlier-rules'
import type { Machine } from '../pathway/machine'
import type { Rules } from '../pathway/rules'
import { stamp, type Occasion, type RecordedAny, type Stamped } from '../pathway/stamp'
import { hasOpened, type Standing } from '../pathway/standing'
import type { Instant } from '../pathway/time'
import type { CaseInput, CaseListing, Outcome, Receipt, SignalMessage, Turn } from './contracts'
import type { Waiting } from '../pathway/waiting'
import { listingOf } from './listing'
import { sharedClockRule, sharedRules } from './shared'

/** Something that reached the case and has not been decided on yet. */
export type Heard<C extends { kind: string }> =
  | { kind: 'message'; message: Message<C> | SignalMessage<C> }
  | { kind: 'rung'; command: ClockCommand }
  | { kind: 'unsealed'; isCancellation: boolean }

/** A case may be told this many things before the ids of the earliest are forgotten; the inbox settles each only once besides. */
const rememberedIds = 2000

/**
 * The state of one case, or one matter, inside its workflow: what it is, what it has heard, and what waits to be decided. Plain and
 * synchronous; the workflow function around it waits, records and arms timers. What it decides is the machine's to say.
 */
export class CaseShell<S extends Standing, C extends { kind: string }, B extends { type: string }> {
  state: S
  rules: Rules
  readonly queue: Heard<C>[] = []
  private heardIds: Set<string>
  private before: { state: S; taken: Heard<C>[] }

  private readonly machine: Machine<S, C, B>
  private readonly input: CaseInput<S, C>

  constructor(machine: Machine<S, C, B>, input: CaseInput<S, C>) {
    this.machine = machine
    this.input = input
    this.state = withSharedRules(input.carried?.state ?? machine.unopened)
    this.before = { state: this.state, taken: [] }
    this.rules = sharedRules(completeRules(input.rules))
    this.heardIds = new Set(input.carried?.heard ?? [])
    if (input.opening !== undefined) this.hear(input.opening)
  }

  /** The case's own time: the workflow's, and in a practice case as far from it as the case was opened. */
  now(): Instant {
    return new Date(Date.now() + this.input.clockOffsetMs).toISOString()
  }

  /** Takes a message in, unless it has been heard before. */
  hear(message: Message<C> | SignalMessage<C>): void {
    if (this.heardIds.has(message.messageId)) return
    this.heardIds.add(message.messageId)
    this.queue.push({ kind: 'message', message })
  }

  /** Takes in that something came which was not sealed by the inbox, a signal or that its end is asked for: it is refused, on the record. */
  hearUnsealed(isCancellation = false): void {
    this.queue.push({ kind: 'unsealed', isCancellation })
  }

  /** The version of the rules that the next message was accepted under, where it is not the one at hand. */
  rulesWanted(): string | undefined {
    const next = this.queue[0]
    if (next?.kind !== 'message' || !('rulesVersion' in next.message)) return undefined
    return next.message.rulesVersion === this.rules.version ? undefined : next.message.rulesVersion
  }

  /** Decides on what waits, as far as the rules at hand reach. Returns the turn to record, or nothing where nothing followed. */
  turn(): Turn<S, B | StepRefused> | undefined {
    const turn: Collected<B> = { events: [], receipts: [], notices: [] }
    this.before = { state: this.state, taken: [] }
    while (this.queue.length > 0 && this.rulesWanted() === undefined) {
      const heard = this.queue.shift()
      if (heard === undefined) break
      this.before.taken.push(heard)
      this.take(heard, turn)
    }
    if (turn.events.length === 0) return undefined
    const { council, caseId } = this.input
    return { council, caseId, ...turn, state: this.state, listing: this.listing(), rulesVersion: this.rules.version }
  }

  /** What lists show of the case as it stands. */
  listing(): CaseListing {
    return listingOf(this.state, this.waiting(), this.now())
  }

  /** Whom it waits for as it stands. */
  waiting(): Waiting {
    return this.machine.waiting(this.state, this.rules)
  }

  /** In which part of its life it is. */
  part(): string {
    return this.machine.part(this.state)
  }

  /**
   * Takes what the record has in place of the turn just decided: an earlier try at that turn had been recorded before it was lost. What
   * is not in it is decided on again.
   */
  adopt(onRecord: readonly RecordedAny[]): void {
    const known = new Set(onRecord.map(({ messageId }) => messageId))
    const isKnown = (heard: Heard<C>) => heard.kind === 'message' && known.has(heard.message.messageId)
    const events = onRecord.filter((event) => this.machine.owns(event))
    this.state = events.reduce<S>((state, event) => this.machine.evolve(state, event), this.before.state)
    this.queue.unshift(...this.before.taken.filter((heard) => !isKnown(heard)))
  }

  /** What the next run of this case starts from. */
  carryOn(): CaseInput<S, C> {
    const { council, caseId, clockOffsetMs } = this.input
    const heard = [...this.heardIds].slice(-rememberedIds)
    return { council, caseId, clockOffsetMs, rules: this.rules, carried: { state: this.state, heard } }
  }

  private take(heard: Heard<C>, turn: Collected<B>): void {
    switch (heard.kind) {
      case 'message':
        return this.takeMessage(heard.message, turn)
      case 'rung':
        return this.takeRung(heard.command, turn)
      case 'unsealed': {
        const refused: StepRefused = { type: 'step-refused', command: 'unknown', code: 'unsealed-message' }
        if (heard.isCancellation) turn.cancelled = true
        this.follow([refused], { at: this.now(), by: 'unknown' }, turn)
      }
    }
  }

  private takeMessage(message: Message<C> | SignalMessage<C>, turn: Collected<B>): void {
    const now = this.now()
    const { actor, messageId, acceptedAt, command } = message
    const decision = this.machine.decide(this.state, message, now, this.rules)
    const firstSeq = this.state.seq + 1
    const at = acceptedAt < now ? acceptedAt : now
    this.follow(
      'events' in decision ? decision.events : [refusedStep(command.kind, decision.refusal)],
      { at, by: actor.id, messageId },
      turn,
    )
    const recorded = { firstSeq, lastSeq: this.state.seq }
    const outcome: Outcome =
      'events' in decision
        ? { status: 'applied', ...recorded }
        : { status: 'refused', ...recorded, refusal: decision.refusal }
    turn.receipts.push({ messageId, actor, command: command.kind, outcome })
  }

  private takeRung(command: ClockCommand, turn: Collected<B>): void {
    const at = this.now()
    const fired: Message<ClockCommand> = {
      messageId: 'clock',
      actor: { id: 'clock', roles: [] },
      acceptedAt: at,
      command,
    }
    const decision = this.machine.decide(this.state, fired, at, this.rules)
    if ('events' in decision) this.follow(decision.events, { at, by: 'clock' }, turn)
  }

  private follow(bodies: readonly (B | StepRefused)[], occasion: Omit<Occasion, 'after'>, turn: Collected<B>): void {
    for (const event of stamp(bodies, { after: this.state.seq, ...occasion })) {
      this.state = this.machine.evolve(this.state, event)
      turn.events.push(event)
      const notices = this.machine.notices(event, this.state, this.rules)
      turn.notices.push(...notices.map((notice) => ({ seq: event.seq, notice })))
    }
  }
}

interface Collected<B> {
  events: Stamped<B | StepRefused>[]
  receipts: Receipt[]
  cancelled?: true
  notices: Turn['notices'][number][]
}

function withSharedRules<S extends Standing>(state: S): S {
  if (!hasOpened(state)) return state
  return { ...state, clocks: state.clocks.map((clock) => ({ ...clock, rule: sharedClockRule(clock.rule) })) }
}
