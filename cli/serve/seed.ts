import { z } from 'zod'
import { derivedId } from '../../api/ids'
import { send } from '../demo/api'
import type { Run } from './run-file'
import { seeds, type Seed } from './seeds'

const accepted = z.object({ cases: z.array(z.object({ caseId: z.string() })) })

/**
 * Puts a few made-up referrals into a new Caseway, at different stages, through its API. Safe to repeat: what is there already is left
 * as it is. Throws where the API answers otherwise than it should.
 */
export async function seedReferrals(run: Run, now: Date = new Date()): Promise<void> {
  for (const seed of seeds) await plant(run, seed, now)
}

async function plant(run: Run, seed: Seed, now: Date): Promise<void> {
  const { council, id, referral } = seed
  const key = derivedId('seed', `${council} ${id}`)
  const body = { ...referral, ...receipt(seed, now) }
  const reply = await send(run, {
    council,
    role: 'duty-worker',
    method: 'POST',
    path: `/v1/councils/${council}/referrals`,
    body,
    key,
  })
  if (reply.status === 422) return // planted by an earlier start, at another time
  if (reply.status !== 201) throw new Error(`The made-up referral ${id} was answered ${reply.status}.`)
  for (const { caseId } of accepted.parse(reply.body).cases) await grow(run, seed, caseId)
}

async function grow(run: Run, { council, id, steps }: Seed, caseId: string): Promise<void> {
  for (const [index, { role, to, body }] of steps.entries()) {
    const path = `/v1/councils/${council}/cases/${caseId}/${to}`
    const { status } = await send(run, {
      council,
      role,
      method: 'POST',
      path,
      body,
      key: derivedId(caseId, `${id} ${index}`),
    })
    if (status !== 200 && status !== 202)
      throw new Error(`Step ${index + 1} of the made-up referral ${id} was answered ${status}.`)
  }
}

const hourMs = 3_600_000

/** A referral of some hours ago may be one of the day before, which asks for a reason. */
function receipt({ hoursAgo }: Seed, now: Date): Record<string, string> {
  if (hoursAgo === 0) return {}
  const receivedAt = new Date(now.getTime() - hoursAgo * hourMs).toISOString()
  return { receivedAt, lateReason: 'Made up: entered when this Caseway was first started.' }
}
