import { randomUUID } from 'node:crypto'
import { addMonths } from '../../../pathway/calendar/dates'
import { londonDate } from '../../../pathway/calendar/london'
import type { Instant } from '../../../pathway/time'
import { z } from 'zod'
import { accessRequestMachine } from '../../../pathway/matters/access/access-request'
import type { AccessCommand, AccessEvent, AccessIntake, AccessRequest } from '../../../pathway/matters/access/facts'
import { fault, type Fault } from '../../faults'
import { form } from '../../present/command-forms'
import { Problem } from '../../problems'
import { writtenChannels } from '../../../pathway/matters/access/facts'
import { accessRequestBody, type AccessRequestBody } from '../../schemas/access-requests'
import { localDate, moment } from '../../schemas/common'
import { accessDecision, accessPractice } from '../../schemas/access-requests-steps'
import { accessOwnView, accessView } from './view'
import { checkCommand } from './check'
import { accessDecisionExamples, accessPracticeExamples } from './examples'
import type { MatterApi } from '../matter-api'

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

/** Until 18, a parent's request is decided on in the interests of the child (001-30). */
const childMonths = 18 * 12
const isParentForChild = ({ relationship, subject }: AccessRequestBody, receivedAt: Instant): boolean =>
  relationship === 'parent' &&
  subject !== undefined &&
  subject.dateOfBirth > addMonths(londonDate(receivedAt), -childMonths)

const born = z.object({ dateOfBirth: localDate }).optional().catch(undefined)
const dated = z.object({
  receivedAt: moment.optional().catch(undefined),
  startAt: moment.optional().catch(undefined),
  ...{ requester: born, subject: born },
})

/** Nobody who asks, or is asked about, was born after it was received. */
function bornInTheFuture(body: unknown, now: Instant): Fault[] {
  const { data } = dated.safeParse(body)
  if (data === undefined) return []
  const today = londonDate(data.receivedAt ?? data.startAt ?? now)
  return (['requester', 'subject'] as const).flatMap((who) => {
    const day = data[who]?.dateOfBirth
    if (day === undefined || day <= today) return []
    return [fault('body', [who, 'dateOfBirth'], 'in-the-future', [`${today} or before`])]
  })
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
  oneOf: 'an access request',
  many: 'access requests',
  stages: ['open', 'closed'],
  name: 'AccessRequest',
  machine: accessRequestMachine,
  body: accessRequestBody,
  example,
  decisions: { schema: accessDecision, examples: accessDecisionExamples },
  practice: { schema: accessPractice, examples: accessPracticeExamples },
  forms: new Map([
    ...accessDecision.options.map((option) => form('decisions', option)),
    ...accessPractice.options.map((option) => form('practice', option)),
  ]),
  check: checkCommand,
  faults: bornInTheFuture,
  open: async (_tx, body, common, rules) => {
    const { channel, aboutSelf, relationship, requester } = body
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
        ...(isParentForChild(body, common.receivedAt) && { parentForChild: true }),
        ...(channel === 'form' && !requester.signed && { unsigned: true }),
      },
      details: { request: body, people: { requesterId, subjectId } },
    }
  },
  own: accessView,
  ownView: accessOwnView,
}
