import { addMinutes } from 'date-fns/addMinutes'
import type { z } from 'zod'
import { isRecordDestroyed } from '../../../db/case-keys'
import { findCase } from '../../../db/cases'
import { hasRunningAccess, insertEmergencyAccess, queueForAccess } from '../../../db/emergency-access'
import type { CouncilTx } from '../../../db/pool'
import { sightOf } from '../../../db/readable'
import { emergencyMachine } from '../../../pathway/matters/emergency/emergency-access'
import type {
  EmergencyAccess,
  EmergencyCommand,
  EmergencyEvent,
  EmergencyIntake,
} from '../../../pathway/matters/emergency/facts'
import { may } from '../../../pathway/permissions'
import type { Rules } from '../../../pathway/rules'
import type { Caller } from '../../authenticate'
import { somebody } from '../../examples/referral'
import { fault, type FaultCode } from '../../faults'
import { askerOf } from '../../guard'
import { form } from '../../present/command-forms'
import { Problem } from '../../problems'
import {
  emergencyBody,
  emergencyDecision,
  emergencyPractice,
  emergencyView,
  type EmergencyBody,
} from '../../schemas/emergency-accesses'
import type { MatterApi } from '../matter-api'

const example: z.input<typeof emergencyBody> = {
  caseId: somebody,
  minutes: 30,
  reason: 'The police are with the child tonight, and nobody who is admitted answers.',
}

/** Emergency access to records as the API serves it. */
export const emergencyAccesses: MatterApi<{
  state: EmergencyAccess
  intake: EmergencyIntake
  command: EmergencyCommand
  event: EmergencyEvent
  body: EmergencyBody
}> = {
  kind: 'emergency-access',
  collection: 'emergency-accesses',
  label: 'emergency access',
  oneOf: 'an emergency access',
  many: 'emergency accesses',
  stages: ['granted', 'to-be-reviewed', 'closed'],
  name: 'EmergencyAccess',
  permissions: {
    open: 'access.emergency',
    read: 'access.read',
    decisions: 'access.review',
    practice: 'access.emergency',
  },
  problems: ['access-not-needed', 'access-running'],
  machine: emergencyMachine,
  body: emergencyBody,
  example,
  decisions: {
    schema: emergencyDecision,
    examples: {
      justified: { kind: 'review-access', finding: 'justified', reason: 'Nobody else could be reached.' },
      ended: { kind: 'end-access', reason: 'Whoever is admitted has taken over.' },
    },
  },
  practice: { schema: emergencyPractice, examples: { givenBack: { kind: 'end-own-access' } } },
  forms: new Map([
    ...emergencyDecision.options.map((option) => form('decisions', option)),
    ...emergencyPractice.options.map((option) => form('practice', option)),
  ]),
  open: async (tx, body, common, rules, caller) => {
    const { caseId: about, reason, minutes = rules.emergencyAccess.usualMinutes } = body
    const { mostMinutes } = rules.emergencyAccess
    if (minutes > mostMinutes) refuse('minutes', 'not-allowed', [`1 to ${String(mostMinutes)}`])
    await needShut(tx, about, common.practice, caller, rules)
    await needNone(tx, about, caller)
    const expiresAt = addMinutes(common.receivedAt, minutes).toISOString()
    const taken = { accessId: common.caseId, aboutCaseId: about, personId: caller.actor.id, expiresAt }
    return {
      command: { kind: 'take-emergency-access', ...common, about, minutes, reason },
      details: { request: body },
      also: async (within, parts) => {
        await insertEmergencyAccess(within, taken)
        const alarm = {
          kind: 'emergency-access',
          caseId: common.caseId,
          subject: caller.actor.id,
          isOfCase: true,
        } as const
        await parts.raise(within.council, alarm, within)
      },
    }
  },
  own: ({ about, takenBy, minutes, reason, until, endedAt, reviewed }) => ({
    ...{ about, takenBy, minutes, reason, until },
    ...(endedAt !== undefined && { endedAt }),
    ...(reviewed !== undefined && { reviewed }),
  }),
  ownView: emergencyView,
}

/**
 * The case must be there, and shut to who asks. Whoever names a restricted one by its id is not told less than that it is there: that they
 * took it is told to others in the same moment. A conflict of interest goes before this as before everything.
 */
async function needShut(tx: CouncilTx, caseId: string, practice: boolean, caller: Caller, rules: Rules): Promise<void> {
  const row = await findCase(tx, caseId)
  const sight = await sightOf(tx, { case: caseId }, askerOf(caller))
  if (row?.practice !== practice || row.kind !== 'referral' || sight === 'hidden') refuse('caseId', 'unknown-case')
  if (await isRecordDestroyed(tx, { case: caseId })) refuse('caseId', 'unknown-case')
  if (sight === 'open' && may(caller.actor, 'record.read', rules)) throw new Problem('access-not-needed')
}

/** One at a time, also of two that are asked for in the same moment. */
async function needNone(tx: CouncilTx, about: string, { actor }: Caller): Promise<void> {
  await queueForAccess(tx, actor.id, about)
  if (await hasRunningAccess(tx, actor.id, about)) throw new Problem('access-running')
}

function refuse(at: string, code: FaultCode, allowed?: readonly string[]): never {
  throw new Problem('invalid-request', { errors: [fault('body', [at], code, allowed)] })
}
