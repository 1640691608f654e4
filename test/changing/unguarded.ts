import { sleep } from '@temporalio/workflow'
import { referralCase as asItIs } from '../../workflows'

// A change as it must not be made: open cases have no such timer in their histories.
export async function referralCase(...input: Parameters<typeof asItIs>): Promise<void> {
  await sleep('1 minute')
  return asItIs(...input)
}
