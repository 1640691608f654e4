import { z } from 'zod'
import { flagCodes } from '../../pathway/flags/facts'
import { formats } from '../../notices/people'
import { relations } from '../../pathway/links'
import { sexes } from '../../pathway/pre-birth/facts'
import { referralSources } from '../../pathway/people'
import { addFault, emailAddress, evenWithFaults, localDate, moment, phone, text, uuid } from './common'
import { sourceAgrees, whoRefers } from './source-agrees'

const name = text(200)
const contact = z
  .strictObject({
    phone: phone.exactOptional(),
    email: emailAddress.exactOptional(),
    address: text(500).exactOptional(),
  })
  .meta({ id: 'ContactDetails' })

const referrer = z
  .strictObject({
    anonymous: z
      .boolean()
      .meta({ description: 'The referrer stays anonymous: no name, no contact details, and no answer to them.' }),
    name: name.exactOptional(),
    who: z.enum(whoRefers).meta({ description: 'Who makes contact; the source must agree.' }).exactOptional(),
    role: text(200).meta({ description: 'In which capacity, e.g. `health visitor`.' }).exactOptional(),
    organisation: name.exactOptional(),
    onBehalfOfFamily: z.boolean().meta({ description: 'Asked by the family to refer (001-02).' }).exactOptional(),
    contact: contact.exactOptional(),
  })
  .superRefine((value, context) => {
    // Even with faults: it may be no boolean here.
    const anonymous: unknown = value.anonymous
    if (anonymous === false && value.name === undefined)
      addFault(context, 'missing', ['name, where the referrer is not anonymous'], ['name'])
    if (!value.anonymous) return
    for (const field of ['name', 'contact', 'who'] as const) {
      if (value[field] !== undefined)
        addFault(context, 'contradiction', ['absent where the referrer is anonymous'], [field])
    }
  }, evenWithFaults)
  .meta({ id: 'Referrer' })

const needs = {
  interpreter: z.boolean().meta({ description: 'Needs an interpreter for every contact (002-03).' }).exactOptional(),
  language: text(100).exactOptional(),
  adjustments: text(2000).meta({ description: 'Adjustments for a disability (002-04, 004-27).' }).exactOptional(),
  contact: contact.exactOptional(),
  addressProtected: z
    .boolean()
    .meta({ description: 'Nobody else may learn where they live or how they are reached.' })
    .exactOptional(),
  format: z
    .enum(formats)
    .meta({ description: 'What is sent to them has to be in this format (002-04).' })
    .exactOptional(),
  prefers: z.enum(['letter', 'email', 'text']).exactOptional(),
}

const child = z
  .strictObject({
    localChildId: z
      .string()
      .regex(/^[A-Za-z0-9]{1,20}$/, 'up to 20 letters and digits')
      .meta({ description: "The council's own id of the child, LAchildID of the census. Finds earlier referrals." })
      .exactOptional(),
    forenames: name,
    surname: name,
    dateOfBirth: localDate.exactOptional(),
    expectedOn: localDate.meta({ description: 'Day a child not yet born is expected.' }).exactOptional(),
    sex: z.enum(sexes).meta({ description: 'Census code; U also before birth.' }).exactOptional(),
    ethnicity: text(10).meta({ description: 'Census code.' }).exactOptional(),
    school: name.exactOptional(),
    doctor: name.exactOptional(),
    flags: z
      .array(z.enum(flagCodes))
      .max(flagCodes.length)
      .meta({ description: 'What the referral already says of the child; each prompts what is to be done.' })
      .exactOptional(),
    ...needs,
  })
  .superRefine((value, context) => {
    const given = [value.dateOfBirth, value.expectedOn].filter((date) => date !== undefined).length
    if (given === 0) addFault(context, 'missing', ['dateOfBirth or expectedOn'], ['dateOfBirth'])
    if (given === 2) addFault(context, 'contradiction', ['either dateOfBirth or expectedOn'], ['expectedOn'])
    if (value.expectedOn !== undefined && value.sex !== undefined && value.sex !== 'U')
      addFault(context, 'contradiction', ['U, or absent, before birth'], ['sex'])
  }, evenWithFaults)
  .meta({
    id: 'Child',
    description: 'One child, with a date of birth or, before birth, the expected day. Each child is a case of its own.',
  })

const person = z
  .strictObject({
    kind: z.enum(['mother', 'father', 'carer', 'other-family', 'solicitor']),
    name,
    parentalResponsibility: z.boolean(),
    dateOfBirth: localDate.exactOptional(),
    ...needs,
  })
  .meta({ id: 'FamilyMember' })

const intakeFields = {
  receivedAt: moment.meta({ description: 'When it reached the council. Absent: now.' }).exactOptional(),
  lateReason: text()
    .meta({ description: 'Why it is entered late; needed where it was received before today.' })
    .exactOptional(),
  source: z.enum(referralSources).meta({ description: 'ReferralSource of the children in need census.' }),
  referrer,
  familyAgreed: z
    .enum(['yes', 'no', 'not-known'])
    .meta({ description: 'Whether the family agreed to the referral (000-10).' }),
  urgent: z
    .boolean()
    .meta({ description: 'A child protection concern is raised: a shorter clock, where the council has one.' }),
  concern: text().meta({ description: 'What the referrer says, and what is asked for.' }),
  earlyHelp: z
    .strictObject({ on: localDate, reference: text(200).exactOptional() })
    .meta({ description: 'An early help assessment that comes with the referral (004-14).' })
    .exactOptional(),
  related: z
    .strictObject({
      caseId: uuid,
      relation: z
        .enum(relations)
        .meta({ description: 'What each child of this referral is to the child of that case.' }),
    })
    .meta({ description: 'A case of this council that this referral belongs to; both are linked.' })
    .exactOptional(),
  children: z.array(child).min(1).max(20),
  people: z
    .array(person)
    .max(30)
    .meta({ description: "The family, the parents' solicitor, and others who matter." })
    .exactOptional(),
}

/** Body of `POST .../referrals`. Everything personal in it is sealed; the workflow hears opaque ids only. */
export const intake = z.strictObject(intakeFields).superRefine(sourceAgrees, evenWithFaults).meta({ id: 'Referral' })
export type Intake = z.output<typeof intake>

/** Body of `POST .../practice-cases`: made-up people, and when the practice begins. */
export const practiceIntake = z
  .strictObject({
    ...intakeFields,
    startAt: moment
      .meta({
        description: "Where the practice case's own time begins. Absent: now. `receivedAt`, where absent, is the same.",
      })
      .exactOptional(),
  })
  .superRefine(sourceAgrees, evenWithFaults)
  .meta({ id: 'PracticeReferral' })
