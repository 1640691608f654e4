import { setTimeout as pause } from 'node:timers/promises'
import { isWell } from '../faults/killer'
import type { Random } from '../faults/random'
import { notified, recordNotices, refer, sendingsOf, untilAtRest, type Family, type NoticesBed } from './bed'
import type { Orders } from './manner'

/** How bad the gateway is while it and the worker are killed. */
const hostile: Orders = {
  manners: ['take', 'drop-after', 'take', 'takes-and-fails', 'take', 500, 'take', 'half', { late: 400 }, 'take', 429],
}

const longestLullMs = 1_500

/**
 * Has so many notices sent while the worker and the gateway are killed with SIGKILL, in turns and together. Gives a sentence for each that
 * is missing, or that the gateway accepted more than once by its reference.
 */
export async function killNotices(
  on: NoticesBed,
  { notices, kills, random, say }: { notices: number; kills: number; random: Random; say: (line: string) => void },
): Promise<string[]> {
  const cases: Family[] = [await refer(on, notified)]
  const aCase = await recordNotices(on, cases[0] ?? (await refer(on, notified)))
  while (cases.length * (aCase + 1) < notices) cases.push(await refer(on, notified))
  await on.gateway.behave(hostile)
  for (const one of cases) await recordNotices(on, one)
  for (let kill = 1; kill <= kills; kill++) {
    await pause(random.between(50, longestLullMs))
    say(`${kill} of ${kills}: ${on.gateway.taken().length} accepted`)
    await strike(on, kill % 3)
  }
  await on.gateway.behave({})
  await untilAtRest(on, cases, 240_000)
  return findings(on, cases)
}

async function strike({ stack, gateway }: NoticesBed, which: number): Promise<void> {
  if (which !== 0) await stack.kill('worker')
  if (which !== 1) {
    await gateway.kill()
    await gateway.bringUp()
  }
  await isWell(stack)
}

async function findings(on: NoticesBed, cases: readonly Family[]): Promise<string[]> {
  const sendings = (await Promise.all(cases.map((one) => sendingsOf(on, one)))).flat()
  const times = new Map<string, number>()
  for (const { reference } of on.gateway.taken()) times.set(reference, (times.get(reference) ?? 0) + 1)
  const wrong = sendings.flatMap(({ reference, status, problem }) => {
    const accepted = times.get(reference) ?? 0
    if (accepted === 1 && status === 'accepted') return []
    return [`${reference} is ${status} (${problem ?? 'no problem'}) and was accepted ${accepted} times`]
  })
  const known = new Set(sendings.map(({ reference }) => reference))
  const strange = [...times.keys()].filter((reference) => !known.has(reference))
  return [...wrong, ...strange.map((reference) => `${reference} is not on the record`)]
}
