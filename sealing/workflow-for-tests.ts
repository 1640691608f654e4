import {
  ActivityFailure,
  condition,
  defineQuery,
  defineSignal,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow'

/** What the test's workflow asks of its worker. */
export interface TestActivities {
  fail(text: string): Promise<void>
}

export const tell = defineSignal<[unknown]>('tell')
export const heard = defineQuery<unknown[]>('heard')

const { fail } = proxyLocalActivities<TestActivities>({ startToCloseTimeout: '5s' })

/** Hears whatever it is told, until it is told `end`; uses every place of a history that could hold a secret. */
export async function listener(secret: string): Promise<unknown[]> {
  const all: unknown[] = [secret]
  setHandler(tell, (value) => void all.push(value))
  setHandler(heard, () => all)
  await fail(secret).catch((error: unknown) => all.push(error instanceof ActivityFailure && error.cause?.message))
  await sleep(1, { summary: secret })
  await condition(() => all.includes('end'))
  return all
}
