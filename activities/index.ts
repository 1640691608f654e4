import type { ActivityDeps } from './deps'
import { createLoadRules } from './load-rules'
import { createRecord } from './record'

/** The hands of the workflows. */
export const createActivities = (deps: ActivityDeps) => ({
  record: createRecord(deps),
  loadRules: createLoadRules(deps),
})
export type Activities = ReturnType<typeof createActivities>
