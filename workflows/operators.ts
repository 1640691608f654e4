import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import { sayMoment } from '../pathway/calendar/words'
import { isOpened, type Case } from '../pathway/case'
import { openClocks } from '../pathway/clocks/case-clocks'
import type { Rules } from '../pathway/rules'
import { waitingFor } from '../pathway/waiting'
import { searchAttributes, type CaseListing } from './contracts'

/** Brings the search attributes up to date, in one command and only where one has changed. */
export function showInLists(listing: CaseListing): void {
  const now = workflowInfo().typedSearchAttributes
  const due = listing.nextDueAt === undefined ? null : new Date(listing.nextDueAt)
  const same =
    now.get(searchAttributes.stage) === listing.stage &&
    now.get(searchAttributes.waitingFor) === listing.waitingFor &&
    now.get(searchAttributes.due)?.getTime() === due?.getTime()
  if (same && now.get(searchAttributes.overdue) === listing.overdue) return
  upsertSearchAttributes([
    { key: searchAttributes.stage, value: listing.stage },
    { key: searchAttributes.waitingFor, value: listing.waitingFor },
    { key: searchAttributes.due, value: due },
    { key: searchAttributes.overdue, value: listing.overdue },
  ])
}

/** What an operator reads about a live case: no names, no free text, nothing that says whose case it is. */
export function detailsOf(state: Case, rules: Rules): string {
  const { sentence } = waitingFor(state, rules)
  if (!isOpened(state)) return sentence
  const clocks = openClocks(state).map(
    ({ rule, due, status }) =>
      `| ${rule.label} | ${sayMoment(due.dueAt)} | ${status === 'breached' ? '**overdue**' : status} |`,
  )
  const table = clocks.length === 0 ? ['No clock runs.'] : ['| clock | due | |', '| --- | --- | --- |', ...clocks]
  return [
    `### ${rules.words.council}: ${state.stage.replaceAll('-', ' ')}${state.practice ? ' (practice case)' : ''}`,
    sentence,
    table.join('\n'),
    `Received ${sayMoment(state.receivedAt)}. ${String(state.seq)} events on the record. Rules ${rules.version.slice(0, 12)}.`,
  ].join('\n\n')
}
