import { randomUUID } from 'node:crypto'
import { referralExample } from '../../api/examples/referral'
import { startBare } from '../bare'
import type { Bed } from '../bed'
import { spreadOf, type Figure } from '../figures'
import { interleaved, timed } from '../timing'

const warmUp = 30
const rounds = 60

/** A referral until its 201, against one start of a bare workflow and one insert. */
export async function measureReferrals(bed: Bed): Promise<Figure[]> {
  const pair = { ours: () => ours(bed), bare: () => bare(bed) }
  await interleaved(warmUp, pair)
  const measured = await interleaved(rounds, pair)
  return [
    {
      part: 'referral',
      what: 'referral accepted',
      how:
        'POST of a referral of one child until its 201, against client.workflow.start of a trivial workflow and then one insert of ' +
        'the same JSON; one after the other, each only when nothing of the one before is under way.',
      n: rounds,
      unit: 'ms',
      ours: spreadOf(measured.ours),
      bare: spreadOf(measured.bare),
      goal: { p50: 1.3 },
    },
  ]
}

async function ours({ api }: Bed): Promise<number> {
  let caseId = ''
  const took = await timed(async () => {
    caseId = (await api.refer()).caseId
  })
  await api.untilOpened(caseId)
  return took
}

async function bare({ live, database }: Bed): Promise<number> {
  let opened: Promise<unknown> = Promise.resolve()
  const took = await timed(async () => {
    const handle = await startBare(live, 'bareIdle')
    await database.query('insert into bench_plain (id, body) values ($1, $2)', [randomUUID(), referralExample])
    opened = handle.query('told')
  })
  await opened
  return took
}
