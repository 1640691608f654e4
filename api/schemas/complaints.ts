import { z } from 'zod'
import {
  agreers,
  complaintStages,
  extensionGrounds,
  feedbackChannels,
  feedbackKinds,
  findings,
  writtenRequests,
} from '../../pathway/matters/complaints/facts'
import { emailAddress, localDate, phone, postcode, staffId, text, uuid } from './common'
import { openingFields } from './matters'

const name = text(200)

/** Body of `POST .../complaints`: a comment, a compliment or a complaint (001-18, 002-06). */
export const complaintBody = z
  .strictObject({
    ...openingFields,
    feedback: z.enum(feedbackKinds).meta({ description: 'A complaint goes through the stages; the others do not.' }),
    channel: z.enum(feedbackChannels).meta({ description: 'How it came.' }),
    requester: z
      .strictObject({
        surname: name,
        forenames: name,
        address: text(500).exactOptional(),
        postcode: postcode.exactOptional(),
        telephone: phone.exactOptional(),
        email: emailAddress.exactOptional(),
      })
      .meta({ id: 'Complainant', description: 'Who says it, and where they are written to.' }),
    said: text().meta({ description: 'What they say, as far as it can be in their own words. Sealed.' }),
    about: z
      .array(uuid)
      .max(50)
      .meta({ description: 'The cases of this council that it is about. Nothing of them is changed by it.' })
      .exactOptional(),
    workerId: staffId
      .meta({
        description: 'The worker it is about. A comment or complaint is not there for them.',
      })
      .exactOptional(),
    advocate: z.boolean().meta({ description: 'Whether an advocate helps them.' }),
  })
  .meta({ id: 'ComplaintForm' })
export type ComplaintBody = z.output<typeof complaintBody>

const on = localDate.meta({ description: 'The day it was done. Absent: today.' }).exactOptional()
const days = z.int().min(1).max(100).meta({ description: 'Working days more.' })

const reply = z
  .strictObject({ kind: z.literal('reply-to-complaint'), finding: z.enum(findings), reason: text(), on })
  .meta({ description: 'The reply of the stage it is at. The finding and the reasons are in the letter.' })
const extendStage1 = z
  .strictObject({
    kind: z.literal('extend-stage-1'),
    by: days,
    ground: z.enum(extensionGrounds),
    agreed: z.boolean().meta({ description: 'Whether whoever complains agrees; it is refused where not (2-18).' }),
    reason: text(),
  })
  .meta({ description: 'To 20 working days in all.' })
const skipStage1 = z
  .strictObject({
    kind: z.literal('skip-stage-1'),
    agreedBy: z.enum(agreers).meta({ description: 'With whom it was agreed; for the council, who sends it.' }),
    reason: text(),
    on,
  })
  .meta({ description: 'Stage 1 is left out, as agreed, and stage 2 begins that day (regulations 14 to 17).' })
const extendStage2 = z
  .strictObject({ kind: z.literal('extend-stage-2'), by: days, reason: text() })
  .meta({ description: 'To 65 working days in all; they are written to with the new date (2-19).' })
const assign = z
  .strictObject({ kind: z.literal('assign-complaint'), workerId: staffId, reason: text().exactOptional() })
  .meta({
    description: 'To somebody whom it is not about; to the worker complained of it is refused, whatever the reason.',
  })
const appoint = z.strictObject({
  kind: z.literal('appoint-investigators'),
  investigatorId: staffId,
  independentPersonId: staffId,
})

/** What managers decide in a complaint. */
export const complaintDecision = z.discriminatedUnion('kind', [
  reply,
  extendStage1,
  skipStage1,
  extendStage2,
  assign,
  appoint,
])

const acknowledge = z
  .strictObject({ kind: z.literal('acknowledge-feedback'), note: text().exactOptional() })
  .meta({ description: 'Of a comment or a compliment, which it closes.' })
const nameWorker = z.strictObject({ kind: z.literal('name-worker'), workerId: staffId, reason: text() })
const requestNextStage = z
  .strictObject({
    kind: z.literal('request-next-stage'),
    channel: z.enum(writtenRequests).meta({ description: 'It is asked for in writing (2-19).' }),
    reason: text().meta({ description: 'What they are not content with.' }),
    on,
    lateReason: text()
      .meta({ description: 'Why it is accepted although it comes late; kept only where it does.' })
      .exactOptional(),
  })
  .meta({ description: 'Stage 2 after the reply of stage 1, or where that is overdue; stage 3 after that of stage 2.' })
const holdPanel = z.strictObject({ kind: z.literal('hold-review-panel'), on, note: text().exactOptional() })
const panelReport = z.strictObject({ kind: z.literal('record-panel-report'), recommendations: text(), on })
const withdraw = z.strictObject({ kind: z.literal('withdraw-complaint'), reason: text() })
const close = z.strictObject({
  kind: z.literal('close-complaint'),
  satisfied: z
    .boolean()
    .meta({ description: 'Whether they are content; else it closes when the time to go on is over.' }),
  reason: text(),
})

/** What is done in one. */
export const complaintPractice = z.discriminatedUnion('kind', [
  acknowledge,
  nameWorker,
  requestNextStage,
  holdPanel,
  panelReport,
  withdraw,
  close,
])

const stage = z.number().meta({ description: '1, 2 or 3.' })
const ways = z.array(
  z.object({
    name: z.string(),
    telephone: z.array(z.string()).exactOptional(),
    email: z.string().exactOptional(),
    web: z.string().exactOptional(),
    post: z.array(z.string()).exactOptional(),
  }),
)

/** What it shows beside what every matter does. */
export const complaintOwnView = z.object({
  stage: z.enum(complaintStages),
  requesterId: z.string(),
  feedback: z.enum(feedbackKinds),
  channel: z.enum(feedbackChannels),
  about: z.array(z.string()),
  workerId: z.string().exactOptional(),
  advocate: z.boolean(),
  assignedTo: z.string().exactOptional(),
  replies: z.array(z.object({ stage, finding: z.enum(findings), on: z.string(), by: z.string() })),
  requests: z.array(z.object({ stage, on: z.string(), late: z.boolean() })),
  stage1Skipped: z.object({ on: z.string(), agreedBy: z.enum(agreers), by: z.string() }).exactOptional(),
  investigators: z.object({ investigatorId: z.string(), independentPersonId: z.string() }).exactOptional(),
  ended: z.object({ as: z.string(), on: z.string() }).exactOptional(),
  ways: ways.meta({ description: "The council's own names and addresses for it." }),
  advocacy: ways.meta({ description: 'Who helps to say it.' }),
  documents: z
    .array(z.object({ title: z.string(), publisher: z.string() }))
    .meta({ description: 'What the council has written about it, to be given to them.' }),
  ombudsman: z.string().meta({ description: 'To whom they go at the end.' }),
})
