import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { accessRequestMachine } from '../../../pathway/matters/access/access-request'
import type { AccessCommand, AccessEvent, AccessIntake, AccessRequest } from '../../../pathway/matters/access/facts'
import { fault } from '../../faults'
import { form } from '../../present/command-forms'
import { Problem } from '../../problems'
import { matterWorkers } from '../../routes/who'
import { writtenChannels } from '../../../pathway/matters/access/facts'
import { accessPractice, accessRequestBody, type AccessRequestBody } from '../../schemas/access-requests'
import type { MatterApi } from '../matter-api'

const examples = {
  'withdraw-request': { kind: 'withdraw-request', reason: 'They have been told all they wanted to know.' },
} as const

const example: z.input<typeof accessRequestBody> = {
  channel: 'form',
  requester: {
    surname: 'Example',
    forenames: 'Sandy',
    dateOfBirth: '1990-04-01',
    address: '1 Sample Street, Exampleton',
    postcode: 'EX1 1EX',
    telephone: '01632 960002',
    signed: true,
  },
  aboutSelf: true,
  formerNames: ['Sandy Specimen'],
  identityCopy: 'passport',
}

/** Access requests as the API serves them. */
export const accessRequests: MatterApi<{
  state: AccessRequest
  intake: AccessIntake
  command: AccessCommand
  event: AccessEvent
  body: AccessRequestBody
}> = {
  kind: 'access-request',
  collection: 'access-requests',
  label: 'access request',
  name: 'AccessRequest',
  machine: accessRequestMachine,
  openBy: matterWorkers,
  workBy: matterWorkers,
  body: accessRequestBody,
  example,
  decisions: { schema: accessPractice, examples },
  practice: { schema: accessPractice, examples },
  forms: new Map(accessPractice.options.map((option) => form('practice', option))),
  open: async (_tx, body, common, rules) => {
    const { channel, aboutSelf, relationship, parentForChild } = body
    const isWritten = writtenChannels.some((one) => one === channel)
    if (rules.recordsAccess.inWritingOnly && !isWritten)
      throw new Problem('invalid-request', { errors: [fault('body', ['channel'], 'in-writing-only', writtenChannels)] })
    const requesterId = randomUUID()
    const subjectId = aboutSelf ? requesterId : randomUUID()
    return {
      command: {
        kind: 'receive-access-request',
        ...common,
        ...{ requesterId, subjectId, channel },
        ...(relationship !== undefined && { relationship }),
        ...(parentForChild === true && { parentForChild }),
      },
      details: { request: body, people: { requesterId, subjectId } },
    }
  },
  own: ({ requesterId, subjectId, channel, relationship, parentForChild, ended }) => ({
    ...{ requesterId, subjectId, channel, aboutSelf: requesterId === subjectId },
    ...(relationship !== undefined && { relationship }),
    parentForChild: parentForChild ?? false,
    ...(ended !== undefined && { ended }),
  }),
  ownView: z.object({
    requesterId: z.string(),
    subjectId: z.string(),
    channel: z.string(),
    aboutSelf: z.boolean(),
    relationship: z.string().exactOptional(),
    parentForChild: z.boolean(),
    ended: z.object({ as: z.string(), on: z.string() }).exactOptional(),
  }),
}
