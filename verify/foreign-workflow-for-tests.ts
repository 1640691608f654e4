import { condition } from '@temporalio/workflow'

/** Under the name of a case's workflow: waits, and does nothing that a case does. */
export const referralCase = async (): Promise<void> => {
  await condition(() => false)
}
