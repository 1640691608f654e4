import { condition, defineQuery, defineSignal, proxyLocalActivities, setHandler } from '@temporalio/workflow'
import type { note } from './bare-activities'

// Every exported function of this file is a workflow type.

const tell = defineSignal<[string]>('tell')
const told = defineQuery<number>('told')

/** The least that can be told something and asked about it. */
export async function bareIdle(): Promise<void> {
  let count = 0
  setHandler(tell, () => void (count += 1))
  setHandler(told, () => count)
  await condition(() => false)
}

const activities = proxyLocalActivities<{ note: typeof note }>({ startToCloseTimeout: '5s' })

/** Answers each signal with one local activity, as a case answers each message with one record. */
export async function bareTurns(): Promise<void> {
  let count = 0
  setHandler(tell, () => void (count += 1))
  setHandler(told, () => count)
  for (let noted = 0; ; noted += 1) {
    await condition(() => count > noted)
    await activities.note()
  }
}
