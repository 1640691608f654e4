import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findCase } from '../../../db/cases'
import type { CouncilTx } from '../../../db/pool'
import type {
  Rectification,
  RectificationCommand,
  RectificationEvent,
  RectificationIntake,
} from '../../../pathway/matters/rectification/facts'
import { rectificationMachine } from '../../../pathway/matters/rectification/rectification'
import { somebody } from '../../examples/referral'
import { fault } from '../../faults'
import { needCase } from '../../messages/other-case'
import { form } from '../../present/command-forms'
import { Problem } from '../../problems'
import {
  rectificationBody,
  rectificationDecision,
  rectificationPractice,
  type RectificationBody,
} from '../../schemas/rectifications'
import type { MatterApi } from '../matter-api'

const example: z.input<typeof rectificationBody> = {
  requester: { surname: 'Example', forenames: 'Sandy', address: '1 Sample Street, Exampleton', postcode: 'EX1 1EX' },
  about: { caseId: somebody, seq: 3 },
  wrong: 'It says that we moved in March.',
  right: 'We moved in May.',
}

/** Requests for rectification as the API serves them. */
export const rectifications: MatterApi<{
  state: Rectification
  intake: RectificationIntake
  command: RectificationCommand
  event: RectificationEvent
  body: RectificationBody
}> = {
  kind: 'rectification',
  collection: 'rectifications',
  label: 'request for rectification',
  oneOf: 'a request for rectification',
  many: 'requests for rectification',
  stages: ['open', 'closed'],
  name: 'Rectification',
  machine: rectificationMachine,
  body: rectificationBody,
  example,
  decisions: {
    schema: rectificationDecision,
    examples: {
      accepted: { kind: 'decide-rectification', outcome: 'accepted', reason: 'The tenancy agreement says so.' },
      refused: { kind: 'decide-rectification', outcome: 'refused', reason: 'The school had it from both parents.' },
    },
  },
  practice: {
    schema: rectificationPractice,
    examples: { withdrawn: { kind: 'withdraw-rectification', reason: 'They read it again and agree.' } },
  },
  forms: new Map([
    ...rectificationDecision.options.map((option) => form('decisions', option)),
    ...rectificationPractice.options.map((option) => form('practice', option)),
  ]),
  open: async (tx, body, common, _rules, caller) => {
    const { about, wrong, right } = body
    const { caseId, seq = 0 } = about
    await needCase(tx, caseId, common.practice, ['about', 'caseId'], caller)
    await needEntry(tx, caseId, seq)
    const requesterId = randomUUID()
    return {
      command: { kind: 'request-rectification', ...common, requesterId, about: { caseId, seq }, wrong, right },
      details: { request: body, people: { requesterId } },
      about: [{ caseId, eventSeq: seq }],
    }
  },
  own: ({ requesterId, about, wrong, right, decided, withdrawnOn }) => ({
    ...{ requesterId, about, wrong, right },
    ...(decided !== undefined && { decided }),
    ...(withdrawnOn !== undefined && { withdrawnOn }),
  }),
  ownView: z.object({
    requesterId: z.string(),
    about: z.object({ caseId: z.string(), seq: z.number() }),
    wrong: z.string(),
    right: z.string(),
    decided: z
      .object({ outcome: z.string(), reason: z.string(), correction: z.string().exactOptional(), on: z.string() })
      .exactOptional(),
    withdrawnOn: z.string().exactOptional(),
  }),
}

/** The record of the case must have the entry. */
async function needEntry(tx: CouncilTx, caseId: string, seq: number): Promise<void> {
  const row = await findCase(tx, caseId)
  const last = row?.seq ?? 0
  if (seq > last)
    throw new Problem('invalid-request', {
      errors: [fault('body', ['about', 'seq'], 'unknown-entry', [`at most ${String(last)}`])],
    })
}
