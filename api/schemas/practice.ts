import { z } from 'zod'
import { agencies } from '../../pathway/people'
import type { ConsentCommand, PracticeCommand } from '../../pathway/commands'
import { flagPractice } from './flags'
import { preBirthPractice } from './pre-birth'
import { privateFosteringPractice } from './roads/private-fostering'
import { childInNeedPractice } from './roads/child-in-need'
import { section47Practice } from './roads/section-47'
import { accommodationPractice } from './roads/accommodation'
import { specialistAssessmentPractice } from './roads/after-outcome'
import { ordersPractice } from './roads/orders'
import { contributionPractice } from './roads/contributions'
import { policeProtectionPractice } from './roads/police-protection'
import { makeRecord } from './make-record'
import { questions } from './decisions'
import { code, localDate, staffId, text, uuid } from './common'

const note = text().exactOptional()

const allocate = z
  .strictObject({ kind: z.literal('allocate'), workerId: staffId, note })
  .meta({ description: 'Allocate the case to a worker, or to another one.' })

const recordWait = z
  .strictObject({ kind: z.literal('record-wait'), urgency: z.enum(['high', 'medium', 'low']), reason: text() })
  .meta({ description: 'Record that the assessment waits for a worker, and how urgent it is.' })

const startAssessment = z
  .strictObject({ kind: z.literal('start-assessment'), startedOn: localDate.exactOptional() })
  .meta({ description: 'Record that the assessment has started: today, or on the day given.' })

const startReassessment = z
  .strictObject({
    kind: z.literal('start-reassessment'),
    trigger: code.meta({ description: "Code of one of the council's occasions for a new assessment." }),
    reason: text(),
  })
  .meta({ description: 'Begin a new assessment of a child whose assessment has been concluded.' })

const contactAgency = z
  .strictObject({ kind: z.literal('contact-agency'), agency: z.enum(agencies), aboutPersonId: uuid, note })
  .meta({ description: "Speak with an agency about a person; needs that person's consent, or an override." })

const contactFamily = z
  .strictObject({
    kind: z.literal('contact-family'),
    personId: uuid,
    interpreter: z.boolean().meta({ description: 'An interpreter took part.' }),
    adjustments: z
      .boolean()
      .meta({ description: 'The adjustments that the person needs for a disability were made.' })
      .exactOptional(),
    note,
  })
  .meta({ description: 'Speak with somebody of the family.' })

const recordChildSeen = z
  .strictObject({ kind: z.literal('record-child-seen'), alone: z.boolean(), seenOn: localDate.exactOptional(), note })
  .meta({ description: 'Record that the child was seen, and whether alone.' })

const requestService = z
  .strictObject({ kind: z.literal('request-service'), service: text(200), reason: text() })
  .meta({ description: 'Ask for a support service; possible at any open moment, the assessment goes on.' })

const addComment = z
  .strictObject({ kind: z.literal('add-comment'), personId: uuid, comment: text() })
  .meta({ description: "Add a person's comment beside the assessment, which it does not change." })

const explainOverrun = z
  .strictObject({
    kind: z.literal('explain-overrun'),
    from: z.enum(['social-worker', 'professionals']),
    reason: text(),
  })
  .meta({ description: 'Record why the assessment has run past its due date.' })

const submitAssessment = z
  .strictObject({
    kind: z.literal('submit-assessment'),
    recommendation: text(),
    sections: z
      .array(z.strictObject({ code, text: text() }))
      .max(50)
      .meta({ description: "What the assessment says: every section of the council's configuration." })
      .exactOptional(),
    questions: questions.exactOptional(),
  })
  .meta({ description: 'Submit the assessment for a manager to authorise.' })

const requestCopy = z
  .strictObject({ kind: z.literal('request-copy'), personId: uuid })
  .meta({ description: 'Record that a person asked for a copy of the assessment.' })

const askConsent = z
  .strictObject({
    kind: z.literal('ask-consent'),
    personId: uuid,
    agencies: z.array(z.enum(agencies)).min(1).max(agencies.length),
    note,
  })
  .meta({ description: 'Ask the child or one of the family, in writing, whether we may speak with these agencies.' })

/** Body of `POST .../practice`: what people do in the case. */
export const practice = z
  .discriminatedUnion('kind', [
    allocate,
    recordWait,
    startAssessment,
    startReassessment,
    contactAgency,
    contactFamily,
    recordChildSeen,
    requestService,
    makeRecord,
    addComment,
    explainOverrun,
    submitAssessment,
    requestCopy,
    askConsent,
    ...flagPractice,
    ...preBirthPractice,
    ...childInNeedPractice,
    ...contributionPractice,
    ...policeProtectionPractice,
    ...section47Practice,
    ...ordersPractice,
    ...accommodationPractice,
    ...specialistAssessmentPractice,
    ...privateFosteringPractice,
  ])
  .meta({ id: 'Practice' }) satisfies z.ZodType<PracticeCommand>

/** Body of `POST .../consents`: one person's answer on speaking with one agency about them. */
export const consent = z
  .strictObject({
    kind: z.literal('record-consent'),
    personId: uuid,
    agency: z.enum(agencies),
    answer: z.enum(['given', 'refused', 'withdrawn']),
    note,
  })
  .meta({
    id: 'Consent',
    description: "Record a person's answer on speaking with an agency about them.",
  }) satisfies z.ZodType<ConsentCommand>
