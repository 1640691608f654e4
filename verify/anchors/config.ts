import { z } from 'zod'

/** What a process that anchors audits, or looks at anchors, takes from its environment. */
export const anchorsEnvironment = {
  /** Outside the database, and the same for all processes of a deployment. */
  CASEWAY_ANCHORS_DIR: z.string().min(1),
}
