import { z } from 'zod'
import { maybeClock, roadClock } from './clocks'
import { block } from './parts'

const minutes = z.int().min(1).max(1440)

const values = block({
  /** Where whoever takes it does not say for how many minutes. */
  usualMinutes: minutes,
  mostMinutes: minutes,
  /** Ends it; as long as it was taken for, so without a length of its own. */
  timer: maybeClock('emergency-access-taken'),
  review: roadClock('emergency-access-taken'),
})

/** Access to a record that is shut, for some minutes. */
export const emergencyAccess = values.refine(({ usualMinutes, mostMinutes }) => usualMinutes <= mostMinutes, {
  error: 'no more than mostMinutes',
  path: ['usualMinutes'],
  when: ({ value }) => values.safeParse(value).success,
})
