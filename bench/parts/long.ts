import type { Bed } from '../bed'
import { actionsIn, liveEvents } from '../counting'
import type { Figure } from '../figures'
import type { RunOfWorkflow } from '../histories'
import { playLongRoad } from '../long-road'

const reviews = 2

const how =
  'One practice case of Anyshire: referral, decision, allocation, start, child seen, strategy discussion, submission, authorisation, ' +
  'outcome, enquiry concluded, conference on the 12th working day; then core group and two reviews in time. From the histories of all its runs, without the events of skipping time.'

/** What a child protection plan costs Temporal, counted in its real histories: to the conference, and for each review after it. */
export async function measureLongRoad(bed: Bed): Promise<Figure[]> {
  const { atConference, beforeReviews, afterReviews } = await playLongRoad(bed, reviews)
  const all = { actions: sum(actionsOf), events: sum(eventsOf), transitions: sum(transitionsOf) }
  const perReview = (count: (runs: readonly RunOfWorkflow[]) => number) =>
    Math.ceil((count(afterReviews) - count(beforeReviews)) / reviews)
  return [
    counted('to the conference: Actions', all.actions(atConference), 70),
    counted('to the conference: events', all.events(atConference), 200),
    counted('to the conference: state transitions', all.transitions(atConference)),
    counted('each review: Actions', perReview(all.actions), 12),
    counted('each review: events', perReview(all.events)),
    counted('each review: state transitions', perReview(all.transitions)),
  ]
}

const actionsOf = (run: RunOfWorkflow) => actionsIn(run.events)
const eventsOf = (run: RunOfWorkflow) => liveEvents(run.events).length
const transitionsOf = (run: RunOfWorkflow) => run.stateTransitions

const sum = (count: (run: RunOfWorkflow) => number) => (runs: readonly RunOfWorkflow[]) =>
  runs.reduce((total, run) => total + count(run), 0)

function counted(what: string, count: number, goal?: number): Figure {
  const ours = { p50: count, p95: count }
  return { part: 'long', what, how, n: 1, unit: 'count', ours, ...(goal !== undefined && { goal: { p50: goal } }) }
}
