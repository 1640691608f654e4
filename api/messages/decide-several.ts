import { readCouncil } from '../../db/pool'
import { listCasesOfReferral } from '../../db/cases'
import type { DecisionCommand } from '../../pathway/commands'
import type { Instant } from '../../pathway/time'
import type { Caller } from '../authenticate'
import { fault } from '../faults'
import { derivedId } from '../ids'
import type { Parts } from '../parts'
import { SealingError } from '../../sealing/errors'
import { Problem } from '../problems'
import { tellCase } from './tell-case'

/** One decision for several cases of a referral. */
export interface Several {
  caller: Caller
  referralId: string
  key: string
  caseIds: readonly string[]
  command: DecisionCommand
  now: Instant
}

/** What became of it in one case: as the case by itself would have answered. */
export interface OneOfSeveral {
  caseId: string
  status: number
  answer: object
}

/**
 * Tells each case the decision, under an id of its own that follows from the key: sent again, each case hears it once. One case may
 * refuse what another takes.
 * @throws Problem `not-found`, or `invalid-request` where a case is not of the referral
 */
export async function decideSeveral(parts: Parts, several: Several): Promise<OneOfSeveral[]> {
  const { caller, caseIds, key, command, now } = several
  await needCasesOf(parts, several)
  return Promise.all(
    caseIds.map(async (caseId) => {
      const told = { caller, caseId, key: derivedId(key, caseId), kind: 'managerDecision', command, now } as const
      const { status, body } = await tellCase(parts, told).catch(asAnswer)
      return { caseId, status, answer: body }
    }),
  )
}

async function needCasesOf(parts: Parts, { caller, referralId, caseIds }: Several): Promise<void> {
  const rows = await readCouncil(parts.db, caller.council, (tx) => listCasesOfReferral(tx, referralId))
  if (rows.length === 0) throw new Problem('not-found')
  const known = rows.map(({ caseId }) => caseId)
  const errors = caseIds.flatMap((caseId, index) =>
    known.includes(caseId) ? [] : [fault('body', ['cases', index], 'unknown-case')],
  )
  if (errors.length > 0) throw new Problem('invalid-request', { errors })
}

/** What one case is answered with must not keep the others from theirs; what is wrong with the whole service may. */
function asAnswer(error: unknown): { status: number; body: object } {
  if (error instanceof SealingError && error.code === 'case-key-destroyed')
    return asAnswer(new Problem('record-destroyed'))
  if (error instanceof Problem && error.body.status < 500) return { status: error.body.status, body: error.body }
  throw error
}
