import { z } from 'zod'
import { contactView } from './contacts'
import { clockStatuses, stages } from '../../pathway/case'
import { relations } from '../../pathway/links'
import { agencies, personKinds, referralSources } from '../../pathway/people'
import { commandKinds } from '../../pathway/commands'
import { roles } from '../../pathway/roles'
import { askedStepView } from './two-stage'
import { withheldView } from './withholding'
import { flagView, promptView } from './flag-views'

const instant = z.string().meta({ format: 'date-time', description: 'UTC, with milliseconds and Z.' })
const day = z.string().meta({ format: 'date', description: 'A day in London.' })
const id = z.string().meta({ format: 'uuid' })
const sentences = z.array(z.string())

const rung = z.object({ name: z.string(), at: instant, tell: z.string(), reachedAt: instant.exactOptional() })

export const clockView = z
  .object({
    name: z.string(),
    label: z.string(),
    status: z.enum(clockStatuses),
    statusWords: z.string().meta({ description: 'How it stands, in one sentence.' }),
    lateReason: z
      .enum(['recorded', 'asked-for'])
      .meta({ description: 'Whether the reasons for being late are on the record, where they are asked for.' })
      .exactOptional(),
    ledger: z
      .array(
        z.object({
          entry: z.number(),
          kind: z.enum(['pause', 'extension']),
          by: z.number().exactOptional(),
          from: instant.exactOptional(),
          until: instant.exactOptional(),
          at: instant.exactOptional(),
          withdrawnAt: instant.exactOptional(),
        }),
      )
      .meta({ description: 'Every pause and extension, those withdrawn too.' }),
    open: z.boolean(),
    dueAt: instant,
    dueOn: day,
    force: z.enum(['limit', 'usual', 'range']),
    startedFrom: instant,
    settledAt: instant.exactOptional(),
    explanation: sentences.meta({
      description: 'Why it is due then: rule, origin, each day stepped over, in whole sentences.',
    }),
    rungs: z.array(rung).meta({ description: 'Who is told when, each once.' }),
    source: z.string(),
    rulesVersion: z.string(),
  })
  .meta({ id: 'Clock' })
export type ClockView = z.output<typeof clockView>

const personView = z
  .object({ id, kind: z.enum(personKinds), parentalResponsibility: z.boolean(), interpreter: z.boolean() })
  .meta({ id: 'Person', description: 'Somebody in the case by opaque id; the name is in the referral.' })

const legalStep = z
  .object({
    command: z.enum(commandKinds),
    label: z.string(),
    takes: z.string().meta({ description: 'What the body takes beside `kind`.' }),
    send: z.string().meta({ description: 'Where it is sent, e.g. `POST /v1/councils/anyshire/cases/.../decisions`.' }),
  })
  .meta({ id: 'LegalStep' })
export type LegalStepView = z.output<typeof legalStep>

const dueSummary = z.object({ clock: z.string(), dueAt: instant, dueOn: day, explanation: sentences }).meta({
  id: 'AssessmentDue',
  description: 'The earliest due day of the open clocks of the assessment; every one of them is explained.',
})

const consentView = z.object({
  personId: id,
  agency: z.enum(agencies),
  answer: z.enum(['given', 'refused', 'withdrawn']).exactOptional(),
  overridden: z.boolean(),
})

const assessmentView = z.object({
  path: z.enum(['brief', 'full']),
  decidedAt: instant,
  urgency: z.enum(['high', 'medium', 'low']).exactOptional(),
  startedAt: instant.exactOptional(),
  lengthDays: z.number().exactOptional(),
  furtherDecidedAt: instant.exactOptional(),
  checkpointsReviewed: z.array(z.string()),
  preBirth: z.literal(true).meta({ description: 'Begun before birth.' }).exactOptional(),
  trigger: z.string().meta({ description: 'The occasion of a new assessment.' }).exactOptional(),
  overrunReasons: z.array(z.enum(['social-worker', 'professionals'])),
  submittedBy: z.string().exactOptional(),
  submittedAt: instant.exactOptional(),
  authorisedBy: z.string().exactOptional(),
  authorisedAt: instant.exactOptional(),
  outcome: z.string().exactOptional(),
  outcomeAt: instant.exactOptional(),
})

const roadView = z
  .object({ road: z.string(), label: z.string(), place: z.string(), placeLabel: z.string() })
  .meta({ id: 'Road', description: 'A road that the case is on, and where on it, by code and in words.' })

const earlierReferral = z
  .object({ caseId: id, receivedOn: day, within12Months: z.boolean() })
  .meta({ id: 'EarlierReferral', description: 'An earlier referral of the same child, newest first (2-22).' })

const pendingMessage = z
  .object({ messageId: id, kind: z.string(), acceptedAt: instant, receipt: z.string() })
  .meta({ id: 'PendingMessage', description: 'Accepted and held; not heard by the case yet.' })

export const caseView = z
  .object({
    caseId: id,
    referralId: id,
    council: z.string(),
    practice: z.boolean(),
    now: instant.meta({ description: 'The time of this case: that of its practice, for a practice case.' }),
    held: z.boolean().meta({ description: 'Accepted, and not opened by its workflow yet; shown as it will be.' }),
    stage: z.enum(stages),
    label: z.string().meta({ description: "The stage in the council's words." }),
    seq: z.number().meta({ description: 'How many events the record holds.' }),
    receivedAt: instant,
    acceptedAt: instant,
    urgent: z.boolean(),
    source: z.enum(referralSources),
    anonymous: z.boolean(),
    familyAgreed: z.enum(['yes', 'no', 'not-known']).exactOptional(),
    earlyHelpOn: day
      .meta({ description: 'The day of an early help assessment that came with the referral.' })
      .exactOptional(),
    expectedOn: day
      .meta({ description: 'The day on which the child is expected, until the birth is recorded.' })
      .exactOptional(),
    bornOn: day.meta({ description: 'The day of birth, where the case began before it.' }).exactOptional(),
    allocatedTo: z.string().exactOptional(),
    team: z.string().meta({ description: 'The team that has the case, once it has been transferred.' }).exactOptional(),
    childSeen: z.enum(['no', 'seen', 'alone']),
    waiting: z.object({
      who: z.enum([...roles, 'nobody']),
      until: instant.exactOptional(),
      sentence: z.string(),
    }),
    assessmentDue: dueSummary.exactOptional(),
    clocks: z.array(clockView),
    assessment: assessmentView.exactOptional(),
    earlierAssessments: z
      .array(assessmentView)
      .meta({ description: 'Those before it, oldest first, as they were.' })
      .exactOptional(),
    linkedCases: z
      .array(z.object({ caseId: id, relation: z.enum(relations) }))
      .meta({ description: 'Cases of other children, beside `siblings`, and what each child is to this one.' }),
    earlierReferrals: z.array(earlierReferral),
    flags: z.array(flagView),
    prompts: z.array(promptView).meta({ description: 'What the flags, and the referral itself, ask people to do.' }),
    roads: z.array(roadView).meta({ description: 'The roads the case is on beside its stage.' }),
    closedAt: instant.exactOptional(),
    closureReason: z.string().exactOptional(),
    people: z.array(personView),
    consents: z.array(consentView),
    withheld: z.array(withheldView).meta({
      description: 'What managers withhold from whom until they end it, beside what the last decision names.',
    }),
    askedFor: z.array(askedStepView).meta({ description: 'Steps that wait for a second person.' }),
    records: z
      .array(z.object({ code: z.string(), count: z.number(), lastOn: day }))
      .meta({ description: 'How many records of each kind were made; what they say is in the timeline.' }),
    siblings: z.array(id),
    legal: z.array(legalStep).meta({ description: 'The steps that the caller may take now.' }),
    pending: z.array(pendingMessage),
    contact: contactView,
    rulesVersion: z.string(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Case' })
export type CaseView = z.output<typeof caseView>

export const receiptView = z
  .object({
    messageId: id,
    caseId: id,
    status: z.enum(['held', 'applied', 'refused']),
    acceptedAt: instant,
    settledAt: instant.exactOptional(),
    code: z.string().meta({ description: 'Why it was refused.' }).exactOptional(),
    detail: z.string().exactOptional(),
    events: z
      .object({ first: z.number(), last: z.number() })
      .meta({ description: 'The events it led to.' })
      .exactOptional(),
    href: z.string(),
  })
  .meta({ id: 'Receipt', description: 'What became of a message. `held`: accepted, counts from then, not heard yet.' })
export type ReceiptView = z.output<typeof receiptView>

export const settledView = z.object({ receipt: receiptView, case: caseView }).meta({ id: 'Settled' })
export const heldView = z.object({ receipt: receiptView }).meta({ id: 'Held' })

const openedCase = z.object({
  caseId: id,
  child: z.number().meta({ description: 'Which of `children`, from 0.' }),
  childId: id.meta({ description: 'The child as a person of the case.' }),
  messageId: id,
  earlierReferrals: z.array(earlierReferral).exactOptional(),
  decision: z.object({ clock: z.string(), dueAt: instant, dueOn: day, explanation: sentences }),
  links: z.record(z.string(), z.string()),
})

export const referralView = z
  .object({
    reference: id.meta({ description: 'The referral, for all its children.' }),
    receiptCode: z
      .string()
      .meta({
        description:
          'For the referrer: with it they can ask when it was received, until when it is decided on, and whether it is.',
        examples: ['7K3M-0QXD-V2RT'],
      })
      .exactOptional(),
    practice: z.boolean(),
    receivedAt: instant,
    acceptedAt: instant,
    cases: z.array(openedCase),
    people: z.array(z.object({ id, kind: z.enum(personKinds), index: z.number().exactOptional() })).meta({
      description:
        'Everybody but the children, by the opaque ids that later commands name; `index` is the place in `people`.',
    }),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ReferralAccepted' })
export type ReferralView = z.output<typeof referralView>

export const referralDetails = z
  .object({
    ...referralView.shape,
    referral: z.record(z.string(), z.unknown()).meta({ description: 'What was sent.' }),
  })
  .meta({ id: 'ReferralDetails' })
