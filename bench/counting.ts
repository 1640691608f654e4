import { temporal } from '@temporalio/proto'

const { EventType } = temporal.api.enums.v1
type HistoryEvent = temporal.api.history.v1.IHistoryEvent

/** Events that are written only because the time of a practice case was moved; a live case has none. */
const ofTimeSkipping: ReadonlySet<unknown> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
])

/** One Action each, by Temporal's rules. A new run by continue-as-new counts where it starts. */
const ofOneAction: ReadonlySet<unknown> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
])

/** The events of a history that a live case would have too. */
export function liveEvents(events: readonly HistoryEvent[]): HistoryEvent[] {
  return events.filter(({ eventType }) => !ofTimeSkipping.has(eventType))
}

/** How many Actions a history stands for. Local activities are one for all that finish in one workflow task. */
export function actionsIn(events: readonly HistoryEvent[]): number {
  const single = events.filter(({ eventType }) => ofOneAction.has(eventType)).length
  const tasks = events.map(({ markerRecordedEventAttributes: marker }) => {
    return marker?.markerName === 'core_local_activity' ? String(marker.workflowTaskCompletedEventId) : undefined
  })
  return single + new Set(tasks.filter((task) => task !== undefined)).size
}
