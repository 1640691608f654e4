import { setTimeout as pause } from 'node:timers/promises'
import {
  asOwner,
  cutOff,
  filed,
  openNoticesBed,
  recordNotices,
  refer,
  sendingsOf,
  untilAtRest,
} from '../../test/notices/bed'
import type { Family, NoticesBed } from '../../test/notices/bed'
import { spreadOf, type Figure } from '../figures'

const casesAtOnce = 10
const casesOfDead = 5
const roundsOfEach = 4
const noticesARound = 25
const everyMs = 120

const howMany =
  'Notices recorded at once for ten cases of one council, from the first recorded to the last accepted by the file sink, read from the record.'
const howMoved =
  'From the record of a notice to its acceptance by the file sink, a notice every 120 ms; while another council’s gateway is dead and some ' +
  '250 of its notices wait, against the same without them, in turns in one run.'

/** How fast notices go out, and whether one council's dead gateway is felt by another's. In a Caseway of its own. */
export async function measureNotices(): Promise<Figure[]> {
  const on = await openNoticesBed()
  try {
    return [await perSecond(on), await besideADeadOne(on)]
  } finally {
    await on.close()
  }
}

async function perSecond(on: NoticesBed): Promise<Figure> {
  const cases = await referred(on, filed, casesAtOnce)
  const began = Date.now()
  await Promise.all(cases.map((one) => recordNotices(on, one)))
  await untilAtRest(on, cases, 120_000)
  const sent = (await Promise.all(cases.map((one) => sendingsOf(on, one)))).flat()
  const accepted = sent.flatMap(({ acceptedAt }) => acceptedAt ?? []).map((at) => Date.parse(at))
  const within = accepted.filter((at) => at >= began)
  const rate = Math.round((1_000 * within.length) / (Math.max(...within) - began))
  return {
    ...{ part: 'notices', what: 'notices a second, file sink', how: howMany, n: within.length, unit: 'count' },
    ours: { p50: rate, p95: rate },
  }
}

async function besideADeadOne(on: NoticesBed): Promise<Figure> {
  const dead = await referred(on, cutOff, casesOfDead)
  for (const one of dead) await recordNotices(on, one)
  const [beside, alone]: [number[], number[]] = [[], []]
  for (let round = 0; round < 2 * roundsOfEach; round++) {
    const isDead = round % 2 === 0
    await setDue(on, isDead ? 'now()' : `now() + interval '1 day'`)
    await pause(2_000)
    const times = await timesOf(on)
    if (isDead) beside.push(...times)
    else alone.push(...times)
  }
  return {
    ...{ part: 'notices', what: 'recorded to accepted, beside a dead gateway', how: howMoved, n: beside.length },
    ...{ unit: 'ms', ours: spreadOf(beside), bare: spreadOf(alone), goal: { p95: 1.2 } },
  }
}

/** Lets the notices of the council whose gateway is dead be due, or not. */
const setDue = (on: NoticesBed, when: string): Promise<unknown> =>
  asOwner(
    on,
    cutOff,
    `update sending set not_before = ${when} where council = $1 and status in ('waiting', 'reserved')`,
    [cutOff],
  )

async function timesOf(on: NoticesBed): Promise<number[]> {
  const one = await refer(on, filed)
  await untilAtRest(on, [one])
  for (let most = 1; most <= noticesARound; most++) {
    await recordNotices(on, one, most)
    await pause(everyMs)
  }
  await untilAtRest(on, [one])
  const [, ...sent] = await sendingsOf(on, one)
  return sent.flatMap(({ acceptedAt, createdAt }) =>
    acceptedAt === null ? [] : [Date.parse(acceptedAt) - Date.parse(createdAt)],
  )
}

async function referred(on: NoticesBed, council: string, count: number): Promise<Family[]> {
  const cases: Family[] = []
  while (cases.length < count) cases.push(await refer(on, council))
  return cases
}
