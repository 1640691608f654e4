import { patched, sleep } from '@temporalio/workflow'
import { referralCase as asItIs } from '../../workflows'

// The same change as it is made: a run that began under the earlier code goes on as it began.
export async function referralCase(...input: Parameters<typeof asItIs>): Promise<void> {
  if (patched('wait-a-minute')) await sleep('1 minute')
  return asItIs(...input)
}
