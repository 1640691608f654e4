import { z } from 'zod'
import { waivedFor } from '../../pathway/case'
import { agencies } from '../../pathway/people'
import type { DecisionCommand } from '../../pathway/commands'
import { closureReasons } from '../../pathway/rules'
import { code, staffId, text, uuid, withhold } from './common'
import { clockDecisions } from './clocks'
import { accommodationDecisions } from './roads/accommodation'
import { emergencyActionDecisions } from './roads/after-outcome'
import { childInNeedDecisions } from './roads/child-in-need'
import { setPromptAside } from './flags'
import { restrictionDecisions } from './restriction'
import { section47Decisions } from './roads/section-47'
import { secondDecisions } from './two-stage'
import { withholdingDecisions } from './withholding'

/** A reason is plain words for the record, which the family may read (000-01, 004-63). */
const reason = text().meta({ description: 'Plain words for the record; the family may read them.' })

const criteria = z
  .array(z.strictObject({ code, answer: z.enum(['yes', 'no', 'not-known']), note: text().exactOptional() }))
  .max(50)
  .meta({
    description:
      'What the decision goes by: an answer to each criterion, where the council has them answered (003-06).',
  })
  .exactOptional()

const decideReferral = z
  .strictObject({
    kind: z.literal('decide-referral'),
    outcome: code.meta({ description: "Code of one of the council's outcomes of a first decision." }),
    reason,
    fullAssessment: z
      .boolean()
      .meta({ description: 'Order a full assessment from the outset, where the council begins with a brief one.' })
      .exactOptional(),
    criteria,
    signpostedTo: z
      .array(text(200))
      .max(20)
      .meta({ description: 'To whom the family or the referrer is pointed (001-04).' })
      .exactOptional(),
    withhold,
  })
  .meta({ description: 'The first decision on a referral, due within 24 hours of its receipt.' })

const setAssessmentLength = z
  .strictObject({ kind: z.literal('set-assessment-length'), days: z.int().min(1).max(1000), reason })
  .meta({ description: "Set the assessment's length within the council's range; may be set again." })

const decideCheckpoint = z
  .strictObject({ kind: z.literal('decide-checkpoint'), furtherAssessment: z.boolean(), reason })
  .meta({ description: 'After the brief assessment: go on to a further one, or not.' })

const reviewCheckpoint = z
  .strictObject({ kind: z.literal('review-checkpoint'), checkpoint: code, reason })
  .meta({ description: 'Record that a manager has reviewed the assessment at a checkpoint, named as its clock.' })

/** What worker and manager decide each for themselves. */
export const questions = z
  .array(z.strictObject({ code, answer: z.enum(['yes', 'no']) }))
  .max(50)
  .meta({ description: 'An answer to each question that the council asks of worker and manager.' })

const authoriseAssessment = z
  .strictObject({
    kind: z.literal('authorise-assessment'),
    recommendation: text(),
    signOff: z
      .array(z.strictObject({ code, answer: z.enum(['yes', 'no']), reason: text().exactOptional() }))
      .max(50)
      .meta({ description: 'An answer to each sign-off item of the council; a `no` needs its reason.' })
      .exactOptional(),
    questions: questions.exactOptional(),
    withhold,
  })
  .meta({ description: 'Authorise a submitted assessment. Somebody other than who submitted it.' })

const returnAssessment = z
  .strictObject({ kind: z.literal('return-assessment'), reason })
  .meta({ description: 'Send a submitted assessment back to the worker.' })

const decideOutcome = z
  .strictObject({ kind: z.literal('decide-outcome'), outcome: code, reason, withhold })
  .meta({ description: "Decide what follows the assessment: the code of one of the council's outcomes." })

const recordNewInformation = z
  .strictObject({
    kind: z.literal('record-new-information'),
    reopens: z.boolean().meta({ description: 'The assessment is made anew. Where not, the reason says why not.' }),
    reason,
  })
  .meta({ description: 'New information on a concluded assessment: it is made anew, or its conclusions stand.' })

const overrideConsent = z
  .strictObject({
    kind: z.literal('override-consent'),
    personId: uuid,
    agency: z.enum(agencies),
    reason,
    asked: z.boolean().meta({ description: 'Consent was asked for.' }),
    explained: z.boolean().meta({ description: 'The step was explained to the family.' }),
    whyNotAsked: text().meta({ description: 'Why consent was not asked for.' }).exactOptional(),
    whyNotExplained: text()
      .meta({ description: 'Why it was not explained to the family, who are then not written to about it either.' })
      .exactOptional(),
  })
  .meta({
    description:
      'Let an agency be spoken with although consent is missing, because seeking or heeding it would risk significant harm.',
  })

const waived = z
  .enum(waivedFor)
  .meta({
    description:
      '`contact`, where it is not given: the next contact alone. `writing`: letters, e-mails and texts, until it is ended; for anybody of the case.',
  })
  .exactOptional()

const waiveInterpreter = z
  .strictObject({ kind: z.literal('waive-interpreter'), personId: uuid, for: waived, reason })
  .meta({ description: 'Approve one contact, or writing, without the interpreter that the person needs.' })

const waiveAdjustments = z
  .strictObject({ kind: z.literal('waive-adjustments'), personId: uuid, for: waived, reason })
  .meta({ description: 'Approve one contact, or writing, without the adjustments that the person needs.' })

const endWritingWaiver = z
  .strictObject({ kind: z.literal('end-writing-waiver'), personId: uuid, reason })
  .meta({ description: 'End every approval to write to the person in spite of what they need.' })

const recordChildNotSeen = z
  .strictObject({ kind: z.literal('record-child-not-seen'), missing: z.enum(['seen', 'seen-alone']), reason })
  .meta({ description: 'Record why the child is not seen, or not seen alone.' })

const transferCase = z
  .strictObject({
    kind: z.literal('transfer-case'),
    team: code.meta({ description: 'The name of the team as a code, such as `safeguarding`.' }),
    workerId: staffId.exactOptional(),
    reason,
  })
  .meta({ description: 'Transfer the case to another team, and to another worker where one is named.' })

const handOver = z
  .strictObject({ kind: z.literal('hand-over'), toCouncil: text(200), reason })
  .meta({ description: 'Hand the case over to another council, which closes it (RC5 of the census).' })

const closeCase = z
  .strictObject({ kind: z.literal('close-case'), closureReason: z.enum(closureReasons), reason })
  .meta({ description: 'Close the case, with the reason for closure of the children in need census.' })

const reopenCase = z
  .strictObject({ kind: z.literal('reopen-case'), reason })
  .meta({ description: 'Reopen a closed case: it goes on as the case it was.' })

/** Body of `POST .../decisions`. A bank holiday is proclaimed and withdrawn for the whole council, at its own addresses. */
export const decision = z
  .discriminatedUnion('kind', [
    decideReferral,
    setAssessmentLength,
    decideCheckpoint,
    reviewCheckpoint,
    authoriseAssessment,
    returnAssessment,
    decideOutcome,
    recordNewInformation,
    overrideConsent,
    waiveInterpreter,
    waiveAdjustments,
    endWritingWaiver,
    recordChildNotSeen,
    transferCase,
    handOver,
    closeCase,
    ...section47Decisions,
    ...childInNeedDecisions,
    ...accommodationDecisions,
    ...emergencyActionDecisions,
    reopenCase,
    setPromptAside,
    ...restrictionDecisions,
    ...withholdingDecisions,
    ...secondDecisions,
    ...clockDecisions,
  ])
  .meta({ id: 'Decision' }) satisfies z.ZodType<DecisionCommand>
