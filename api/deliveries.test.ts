import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import type { Deliver } from '../inbox/deliver'
import { createDeliveries } from './deliveries'

const log = pino({ level: 'silent' })

/** A deliverer that takes a little while and tells which cases it was asked to deliver, and how many at most at once. */
function counting(fails = false) {
  const seen = { cases: [] as string[], atOnce: 0, most: 0 }
  const deliver: Deliver = async (_, caseId) => {
    seen.cases.push(caseId)
    seen.atOnce += 1
    seen.most = Math.max(seen.most, seen.atOnce)
    await pause(10)
    seen.atOnce -= 1
    if (fails) throw new Error('away')
    return 'delivered'
  }
  return { seen, deliver }
}

describe('deliveries', () => {
  it('of one case are one at a time, and all that are asked for meanwhile are one that begins after it', async () => {
    const { seen, deliver } = counting()
    const deliveries = createDeliveries(deliver, log)
    const asked = Array.from({ length: 50 }, () => deliveries.start('anyshire', 'a'))
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['delivered']))
    expect(seen).toMatchObject({ cases: ['a', 'a'], most: 1 })
    await deliveries.start('anyshire', 'a')
    expect(seen.cases).toHaveLength(3)
  })

  it('of different cases are side by side', async () => {
    const { seen, deliver } = counting()
    const deliveries = createDeliveries(deliver, log)
    await Promise.all(['a', 'b', 'c'].map((caseId) => deliveries.start('anyshire', caseId)))
    expect(seen.most).toBe(3)
  })

  it('that fail say so, and hold up none after them', async () => {
    const { seen, deliver } = counting(true)
    const deliveries = createDeliveries(deliver, log)
    const asked = Array.from({ length: 5 }, () => deliveries.start('anyshire', 'a'))
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['failed']))
    expect(seen.cases).toHaveLength(2)
  })

  it('are all over when it is idle, those that have not begun yet too', async () => {
    const { seen, deliver } = counting()
    const deliveries = createDeliveries(deliver, log)
    void deliveries.start('anyshire', 'a')
    void deliveries.start('anyshire', 'a')
    await deliveries.idle()
    expect(seen).toMatchObject({ cases: ['a', 'a'], atOnce: 0 })
  })
})
