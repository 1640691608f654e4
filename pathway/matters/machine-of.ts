import { unopened, type Unopened } from '../case'
import { openClocks } from '../clocks/case-clocks'
import { reachRung } from '../clocks/reach-rung'
import type { ClockCommand, Message, PersonCommand } from '../commands'
import type { CommonEventBody } from '../events'
import { evolveClocks } from '../evolve-clocks'
import { heardLate } from '../heard-late'
import type { Machine } from '../machine'
import type { Notice } from '../notice'
import { rungTemplate } from '../notices'
import { may } from '../permissions'
import { refusalMessages, type RefusalCode } from '../refusals'
import type { Actor } from '../roles'
import type { Rules } from '../rules'
import { proclaim, withdraw } from '../stages/bank-holidays'
import type { Refused } from '../stages/step'
import type { RecordedAny, Stamped } from '../stamp'
import { timelineSentence } from '../timeline'
import type { Instant } from '../time'
import { sayWaiting } from '../waiting'
import type { Matter, MatterFacts, MatterIntake, MatterState, MatterStep } from './matter'

type OfBankHolidays = Extract<PersonCommand, { kind: 'proclaim-bank-holiday' | 'withdraw-bank-holiday' }>

/** What a matter may be told: what opens it, its own steps, and what the council tells everything that is open. */
export type MatterMessage<I extends MatterIntake, C extends { kind: string }> = I | C | OfBankHolidays

type Decided<B> = { events: (B | CommonEventBody)[] } | { refusal: ReturnType<typeof refusalOf> }

/** A step of a matter that may be taken now, with what it is in words. */
export interface LegalMatterStep {
  command: string
  label: string
}

/** The rules of a matter as the shell runs them. */
export type MatterMachine<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
> = Machine<MatterState<S>, MatterMessage<I, C>, B | CommonEventBody> & {
  /** The steps that this actor may take as it stands at a moment of its time: those not refused for the matter or the person. */
  legalSteps(state: MatterState<S>, actor: Actor, rules: Rules, at: Instant): LegalMatterStep[]
  sentence(event: Stamped<B | CommonEventBody>, rules: Rules): string
  /** What its stage is called. */
  stageLabel(state: S): string
}

/** Makes the machine of a matter: what all matters have in common is here, and nowhere else. */
export function machineOf<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(matter: Matter<S, I, C, B>): MatterMachine<S, I, C, B> {
  return {
    unopened,
    stageLabel: (state) => matter.stageLabel(state),
    decide: (state, message, now, rules) => decideMatter(matter, state, message, now, rules),
    evolve: (state, event) => evolveMatter(matter, state, event),
    notices: (event, state, rules) => noticesOf(matter, event, state, rules),
    waiting: (state, rules) => {
      if (isOpen<S>(state)) return sayWaiting(matter.next(state, rules), openClocks(state))
      const sentence = hasBegun<S>(state) ? 'Closed; nobody is waited for.' : 'Nothing has been received yet.'
      return { who: 'nobody', sentence }
    },
    part: ({ stage }) => (stage === 'closed' ? 'closed' : 'open'),
    owns: (event: RecordedAny): event is Stamped<B | CommonEventBody> => event.type !== '',
    legalSteps: (state, actor, rules, at) => legalStepsOf(matter, state, actor, rules, at),
    sentence: (event, rules) =>
      matter.sentence(event, rules) ?? (isCommon(event) ? timelineSentence(event, rules) : event.type),
  }
}

function decideMatter<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(
  matter: Matter<S, I, C, B>,
  state: MatterState<S>,
  message: Message<MatterMessage<I, C> | ClockCommand>,
  now: Instant,
  rules: Rules,
): Decided<B> {
  const { command, actor } = message
  const at = heardAt(message, now)
  const refuse = ({ refused, allowed }: Refused) => {
    const legal = legalStepsOf(matter, state, actor, rules, at).map((step) => step.command)
    return { refusal: refusalOf(refused, legal, allowed) }
  }
  if (isOpening<I>(matter, message))
    return hasBegun<S>(state)
      ? refuse({ refused: 'not-legal-now' })
      : { events: [...matter.open(message, rules), ...heardLate(message, now)] }
  if (!isOpen<S>(state)) return refuse({ refused: hasBegun<S>(state) ? 'matter-closed' : 'not-legal-now' })
  if (isRung(command)) {
    const reached = reachRung(state, command, now)
    return { events: [...reached, ...(reached.length === 0 ? [] : (matter.reached?.(state, command) ?? []))] }
  }
  const follows = followsOf(matter, state, { ...message, command }, now, rules)
  return Array.isArray(follows) ? { events: [...heardLate(message, now), ...follows] } : refuse(follows)
}

function legalStepsOf<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(matter: Matter<S, I, C, B>, state: MatterState<S>, actor: Actor, rules: Rules, at: Instant): LegalMatterStep[] {
  if (!isOpen<S>(state)) return []
  return Object.entries(matter.steps).flatMap(([command, step]) =>
    step !== undefined && whyNot(step, state, { actor, rules, at }) === undefined
      ? [{ command, label: step.label }]
      : [],
  )
}

const isOpen = <S extends MatterFacts>(state: Unopened | S): state is S =>
  state.stage !== 'unopened' && state.stage !== 'closed'

/** Whether something has been received. */
export const hasBegun = <S extends MatterFacts>(state: Unopened | S): state is S => state.stage !== 'unopened'

function isOpening<I extends MatterIntake>(
  { opensWith }: { opensWith: string },
  message: Message<{ kind: string }>,
): message is Message<I> {
  return message.command.kind === opensWith
}

const isRung = (command: { kind: string }): command is ClockCommand => command.kind === 'reach-rung'
const isOfBankHolidays = (command: { kind: string }): command is OfBankHolidays =>
  command.kind === 'proclaim-bank-holiday' || command.kind === 'withdraw-bank-holiday'

function followsOf<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(
  { steps }: Matter<S, I, C, B>,
  state: S,
  message: Message<{ kind: string }>,
  now: Instant,
  rules: Rules,
): (B | CommonEventBody)[] | Refused {
  const { command, actor } = message
  const at = heardAt(message, now)
  if (isOfBankHolidays(command)) return countHoliday(state, command, actor, rules)
  const step = steps[command.kind]
  if (step === undefined || !isCommandOf(command, step)) return { refused: 'not-legal-now' }
  return whyNot(step, state, { actor, rules, at }) ?? step.follows({ state, command, actor, at, now, rules })
}

function countHoliday(
  state: MatterFacts,
  command: OfBankHolidays,
  actor: Actor,
  rules: Rules,
): CommonEventBody[] | Refused {
  if (!may(actor, 'bank-holiday.proclaim', rules)) return { refused: 'role-not-allowed' }
  return command.kind === 'proclaim-bank-holiday'
    ? proclaim({ state, command, rules })
    : withdraw({ state, command, rules })
}

/** A step stands under the kind of its command. */
const isCommandOf = <S, C, B>(command: object, _step: MatterStep<S, C, B>): command is C & object => 'kind' in command

/** The moment that counts: when it was accepted, which may be before it is heard. */
const heardAt = ({ acceptedAt }: { acceptedAt: Instant }, now: Instant): Instant =>
  acceptedAt < now ? acceptedAt : now

function whyNot<S, C, B>(
  step: MatterStep<S, C, B>,
  state: S,
  { actor, rules, at }: { actor: Actor; rules: Rules; at: Instant },
): Refused | undefined {
  if (step.possible?.(state, rules) === false) return { refused: 'not-legal-now' }
  if (!may(actor, step.permission, rules)) return { refused: 'role-not-allowed' }
  const refused = step.forbids?.(state, actor, rules, at)
  return typeof refused === 'string' ? { refused } : refused
}

function refusalOf(code: RefusalCode, legal: readonly string[], allowed?: string) {
  return { code, message: refusalMessages[code], legal, ...(allowed !== undefined && { allowed }) }
}

function evolveMatter<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(matter: Matter<S, I, C, B>, state: MatterState<S>, event: Stamped<B | CommonEventBody>): MatterState<S> {
  if (!hasBegun(state)) return matter.begin(event) ?? state
  const common = isCommon(event) ? withHolidays(evolveClocks(state, event), event) : state
  return { ...matter.evolve(common, event), seq: event.seq }
}

function withHolidays<S extends MatterFacts>(state: S, event: Stamped<CommonEventBody>): S {
  switch (event.type) {
    case 'bank-holiday-proclaimed':
      return { ...state, proclaimed: [...state.proclaimed, { date: event.date, title: event.title }] }
    case 'bank-holiday-withdrawn':
      return { ...state, proclaimed: state.proclaimed.filter(({ date }) => date !== event.date) }
    default:
      return state
  }
}

function noticesOf<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
>(matter: Matter<S, I, C, B>, event: Stamped<B | CommonEventBody>, state: MatterState<S>, rules: Rules): Notice[] {
  if (!hasBegun(state)) return []
  const told: Notice[] =
    isCommon(event) && event.type === 'clock-rung-reached'
      ? [{ template: rungTemplate(event), recipient: { kind: 'role', role: event.tell } }]
      : []
  return [...told, ...matter.notices(event, state, rules)]
}

const commonTypes: Record<CommonEventBody['type'], true> = {
  'clock-started': true,
  'clock-moved': true,
  'clock-paused': true,
  'clock-restated': true,
  'clock-rung-reached': true,
  'clock-settled': true,
  'breach-withdrawn': true,
  'receipt-corrected': true,
  'bank-holiday-proclaimed': true,
  'bank-holiday-withdrawn': true,
  'heard-late': true,
  'step-refused': true,
}

/** What happens in cases and matters alike: to clocks, to the calendar, to what is heard. */
export const isCommon = (event: RecordedAny): event is Stamped<CommonEventBody> =>
  Object.hasOwn(commonTypes, event.type)
