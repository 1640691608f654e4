import type { SearchAttributeUpdatePair, TypedSearchAttributes } from '@temporalio/common'
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import { sayBriefly } from '../pathway/calendar/words'
import type { Clock } from '../pathway/case'
import { nextRung, openClocks } from '../pathway/clocks/case-clocks'
import type { EventBody } from '../pathway/events'
import type { Rules } from '../pathway/rules'
import { hasOpened, type Opened, type Standing } from '../pathway/standing'
import type { Waiting } from '../pathway/waiting'
import { searchAttributes, type AnyTurn, type CaseListing } from './contracts'

/** Brings the search attributes up to date, in one command and only where one has changed. */
export function showInLists(listing: CaseListing): void {
  const now = workflowInfo().typedSearchAttributes
  const same =
    now.get(searchAttributes.stage) === listing.stage &&
    now.get(searchAttributes.waitingFor) === listing.waitingFor &&
    now.get(searchAttributes.due)?.getTime() === dueOf(listing)?.getTime()
  if (same && now.get(searchAttributes.overdue) === listing.overdue) return
  upsertSearchAttributes(attributesOf(listing))
}

/** The search attributes that a case goes on with in its next run, up to date: there they cost no command of their own. */
export function attributesToGoOnWith(listing: CaseListing): TypedSearchAttributes {
  return workflowInfo().typedSearchAttributes.updateCopy(attributesOf(listing))
}

function attributesOf(listing: CaseListing): SearchAttributeUpdatePair[] {
  return [
    { key: searchAttributes.stage, value: listing.stage },
    { key: searchAttributes.waitingFor, value: listing.waitingFor },
    { key: searchAttributes.due, value: dueOf(listing) },
    { key: searchAttributes.overdue, value: listing.overdue },
  ]
}

const dueOf = ({ nextDueAt }: CaseListing): Date | null => (nextDueAt === undefined ? null : new Date(nextDueAt))

/**
 * What an operator reads about a live case: no names, no free text, nothing that says whose case it is. The Temporal UI even puts it in an
 * address, which servers log.
 */
export function detailsOf(state: Standing, { sentence }: Waiting, rules: Rules): string {
  if (!hasOpened(state)) return sentence
  return [
    `### ${rules.words.council}: ${state.stage.replaceAll('-', ' ')}${state.practice ? ' (practice case)' : ''}`,
    sentence,
    clockList(state),
    `Received ${sayBriefly(state.receivedAt)}. ${String(state.seq)} events on the record. Rules ${shortVersion(rules.version)}.`,
  ].join('\n\n')
}

function clockList(state: Opened): string {
  const clocks = openClocks(state).toSorted((a, b) => a.due.dueAt.localeCompare(b.due.dueAt))
  return clocks.length === 0 ? 'No clock runs.' : clocks.map(clockLine).join('\n')
}

function clockLine(clock: Clock): string {
  const next = nextRung(clock)
  const stands = clock.status === 'breached' ? '**overdue** since' : 'due'
  const then = next === undefined || next.name === 'due' ? '' : `; ${next.name} ${sayBriefly(next.at)}`
  return `- **${clock.rule.label}**: ${stands} ${sayBriefly(clock.due.dueAt)}${then}`
}

/** What a turn's `record` says in the Temporal UI: what was heard and what came of it, in codes. */
export function summaryOfTurn({ receipts, events }: AnyTurn): string {
  const heard = receipts.map(({ command, outcome }) =>
    outcome.status === 'applied' ? command : `${command} refused: ${outcome.refusal.code}`,
  )
  const reached = events.flatMap((event) => (isRungReached(event) ? [`${event.clock}: ${event.rung}`] : []))
  const unsealed = events.some((event) => isUnsealed(event))
  return briefly([...heard, ...reached, ...(unsealed ? ['an unsealed signal refused'] : [])])
}

const isRungReached = (event: { type: string }): event is Extract<EventBody, { type: 'clock-rung-reached' }> =>
  event.type === 'clock-rung-reached'
const isUnsealed = (event: { type: string }): boolean =>
  event.type === 'step-refused' && 'code' in event && event.code === 'unsealed-message'

/** What the loading of another version of the rules says there. */
export const summaryOfRules = (version: string): string => `rules ${shortVersion(version)}`

const shortVersion = (version: string): string => version.slice(0, 12)

/** A bar has room for a few things only. */
function briefly(things: readonly string[]): string {
  const shown = things.slice(0, 3).join(', ')
  return things.length > 3 ? `${shown} and ${String(things.length - 3)} more` : shown
}
