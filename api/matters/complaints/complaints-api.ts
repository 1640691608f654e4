import { randomUUID } from 'node:crypto'
import { complaintStages } from '../../../pathway/matters/complaints/facts'
import { complaintMachine } from '../../../pathway/matters/complaints/complaint'
import type {
  Complaint,
  ComplaintCommand,
  ComplaintEvent,
  ComplaintIntake,
} from '../../../pathway/matters/complaints/facts'
import { fault } from '../../faults'
import { needCase } from '../../messages/other-case'
import { form } from '../../present/command-forms'
import { Problem } from '../../problems'
import {
  complaintBody,
  complaintDecision,
  complaintOwnView,
  complaintPractice,
  type ComplaintBody,
} from '../../schemas/complaints'
import type { MatterApi } from '../matter-api'
import { complaintDecisionExamples, complaintExample, complaintPracticeExamples } from './examples'
import { complaintView } from './view'

/** Comments, compliments and complaints as the API serves them. */
export const complaints: MatterApi<{
  state: Complaint
  intake: ComplaintIntake
  command: ComplaintCommand
  event: ComplaintEvent
  body: ComplaintBody
}> = {
  kind: 'complaint',
  collection: 'complaints',
  label: 'complaint',
  oneOf: 'a complaint',
  many: 'complaints',
  stages: complaintStages,
  name: 'Complaint',
  machine: complaintMachine,
  body: complaintBody,
  example: complaintExample,
  decisions: { schema: complaintDecision, examples: complaintDecisionExamples },
  practice: { schema: complaintPractice, examples: complaintPracticeExamples },
  forms: new Map([
    ...complaintDecision.options.map((option) => form('decisions', option)),
    ...complaintPractice.options.map((option) => form('practice', option)),
  ]),
  open: async (tx, body, common, _rules, caller) => {
    const { feedback, channel, workerId, advocate, about = [] } = body
    // It would be answered with what its sender may not read.
    if (workerId === caller.actor.id && feedback !== 'compliment')
      throw new Problem('invalid-request', { errors: [fault('body', ['workerId'], 'about-oneself')] })
    for (const [index, caseId] of about.entries()) await needCase(tx, caseId, common.practice, ['about', index], caller)
    const requesterId = randomUUID()
    const cases = [...new Set(about)]
    return {
      command: {
        kind: 'receive-complaint',
        ...common,
        ...{ requesterId, feedback, channel, about: cases, advocate },
        ...(workerId !== undefined && { workerId }),
      },
      details: { request: body, people: { requesterId } },
      about: cases.map((caseId) => ({ caseId, eventSeq: 0 })),
    }
  },
  own: complaintView,
  ownView: complaintOwnView,
}
