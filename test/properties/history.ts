import fc from 'fast-check'
import { legalCommands } from '../../pathway'
import type { Case, OpenedCase } from '../../pathway/case'
import type { CommandKind, PersonCommand } from '../../pathway/commands'
import type { CaseEvent } from '../../pathway/events'
import { samples } from '../../pathway/picture/samples'
import type { Refusal } from '../../pathway/refusals'
import { roadSteps } from '../../pathway/roads'
import { roles, type Actor } from '../../pathway/roles'
import { anyOpenStage } from '../../pathway/stages/any-open-stage'
import type { TwoStageKind } from '../../pathway/two-stage/kinds'
import { missingRecords } from '../../pathway/records/made'
import { recordMade } from '../support/assessed'
import { anyActor, anyCommand } from '../support/any-command'
import { PaperCase, rulesOf } from '../support/paper-case'

/** What is done next: the nth of the steps that are possible then, of a kind where there are such, in the nth of its ways; or any command at all. */
export type Choice = { waitHours: number; lateMinutes: number } & (
  | { pick: 'stage' | 'road' | 'possible'; who: Actor; nth: number; way: number }
  | { pick: 'anything'; who: Actor; command: PersonCommand }
)

/** A command that a case was told, and how it stood before and after. */
export interface Told {
  command: PersonCommand
  actor: Actor
  now: string
  /** What this actor might do, before. */
  legal: readonly CommandKind[]
  answer: 'applied' | Refusal
  after: Case
}

/** What a case was told, one after the other, and its record. */
export interface History {
  council: string
  told: readonly Told[]
  state: Case
  events: readonly CaseEvent[]
}

/** Stands in every text that somebody wrote in their own words. */
export const marker = 'Zebedee Marker'

// Two people with every role, so that histories get far and one may authorise what the other submitted.
const allRoles = roles.filter((role) => role !== 'viewer')
const eitherOfTwo = fc.constantFrom<Actor>({ id: 'everything', roles: allRoles }, { id: 'another', roles: allRoles })

const someTime = {
  waitHours: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 400 }) },
    { weight: 1, arbitrary: fc.integer({ min: 400, max: 5000 }) },
  ),
  lateMinutes: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(3, 90) }),
}

/** Random choices for a case of this council, most of them of steps that are possible when their turn comes. */
export function choicesFor(council: string, maxLength = 60): fc.Arbitrary<Choice[]> {
  const outcomes = rulesOf(council).assessment.outcomes.map(({ code }) => code)
  const possible = fc.record({
    pick: fc.constantFrom('stage' as const, 'stage' as const, 'road' as const, 'possible' as const),
    who: eitherOfTwo,
    nth: fc.nat(999),
    way: fc.nat(99),
    ...someTime,
  })
  const anything = fc.record({
    pick: fc.constant('anything' as const),
    who: fc.oneof(eitherOfTwo, anyActor),
    command: anyCommand(outcomes, rulesOf(council)),
    ...someTime,
  })
  const choice = fc.oneof({ weight: 3, arbitrary: possible }, { weight: 2, arbitrary: anything })
  return fc.array<Choice>(choice, { maxLength, size: 'max' })
}

/** Tells a new case of this council what was chosen, time passing and timers firing between; `twoStage` is done in two stages. */
export function play(council: string, choices: readonly Choice[], twoStage: readonly TwoStageKind[] = []): History {
  const unborn = choices.length % 3 === 0 ? { expectedOn: '2026-08-31' } : {}
  const paper = new PaperCase(council, '2026-03-02T10:00', unborn)
  if (twoStage.length > 0) paper.rules = { ...paper.rules, approvals: { ...paper.rules.approvals, twoStage } }
  const receivedAt = paper.now
  const told: Told[] = []
  for (const choice of choices) {
    if (choice.waitHours > 0) paper.later(choice.waitHours)
    const legal = legalCommands(paper.state, choice.who, paper.rules)
    const command = commandOf(choice, legal, paper)
    if (command === undefined) continue
    if (choice.pick !== 'anything') makeRecordsFor(command, choice, paper)
    const acceptedAt = earlier(paper.now, choice.lateMinutes, receivedAt)
    const answer = paper.tell(command, choice.who, acceptedAt)
    told.push({ command, actor: choice.who, now: paper.now, legal, answer, after: paper.state })
  }
  return { council, told, state: paper.state, events: paper.events }
}

function commandOf(
  choice: Choice,
  legal: readonly CommandKind[],
  { rules, open }: PaperCase,
): PersonCommand | undefined {
  if (choice.pick === 'anything') return planted(choice.command)
  const favoured = legal.filter((kind) => isOfKind(kind, choice.pick))
  const steps = favoured.length > 0 ? favoured : legal
  const kind = steps[choice.nth % Math.max(steps.length, 1)]
  const ways: readonly { command: PersonCommand }[] = kind === undefined ? [] : samples[kind](rules)
  const way = ways[choice.way % Math.max(ways.length, 1)]
  return way === undefined ? undefined : planted(aimed(way.command, choice, open))
}

/** What is said of a step that waits for a second person is said of one that does. */
function aimed(command: PersonCommand, { way }: { way: number }, { askedFor = [] }: OpenedCase): PersonCommand {
  const asked = askedFor[way % Math.max(askedFor.length, 1)]
  return asked !== undefined && 'approvalId' in command ? { ...command, approvalId: asked.approvalId } : command
}

/** Makes what a submission would be refused without, so that histories get past what a council needs. */
function makeRecordsFor({ kind }: PersonCommand, { who }: Choice, paper: PaperCase): void {
  if (kind !== 'submit-assessment' || paper.open.stage === 'closed') return
  for (const code of missingRecords(paper.open, paper.rules, 'submission')) paper.tell(recordMade(code), who)
}

/** Those of the stages lead on, those of the roads along them; those of every open stage are many and do neither. */
function isOfKind(kind: CommandKind, pick: 'stage' | 'road' | 'possible'): boolean {
  if (pick === 'possible') return true
  return pick === 'road' ? kind in roadSteps : !(kind in roadSteps) && !(kind in anyOpenStage)
}

function earlier(now: string, minutes: number, earliest: string): string {
  const then = new Date(Date.parse(now) - minutes * 60_000).toISOString()
  return then < earliest ? earliest : then
}

/** Codes, ids and dates have no spaces: what has, somebody wrote, and the marker goes into it. */
const isWritten = (value: unknown): value is string => typeof value === 'string' && /\s/.test(value)

/** The command with the marker in each text that somebody wrote; the title of a bank holiday is about nobody, and is said in explanations. */
function planted(command: PersonCommand): PersonCommand {
  const plant = (name: string, value: unknown): unknown =>
    isWritten(value) && name !== 'title' ? `${value} ${marker}` : value
  return JSON.parse(JSON.stringify(command, plant)) as PersonCommand
}
