import { z } from 'zod'
import { isProfessional, referralSources } from '../pathway/people'

const contact = z.object({
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
})

/** What a page can look like. `braille` and the others that are no print are made and given by people. */
export const formats = ['standard', 'large-print', 'easy-read', 'braille', 'audio', 'by-telephone'] as const
export type Format = (typeof formats)[number]

/** How a person is reached, as far as it is known; what is absent is as the referral has it. */
export const detailsSchema = z.object({
  contact: contact.optional(),
  /** Nobody else may learn where they live or how they are reached. */
  addressProtected: z.boolean().optional(),
  /** They are not at this address any more, and no other is known. */
  left: z.boolean().optional(),
  language: z.string().optional(),
  interpreter: z.boolean().optional(),
  format: z.enum(formats).optional(),
  prefers: z.enum(['letter', 'email', 'text']).optional(),
})
export type PersonDetails = z.output<typeof detailsSchema>

const someone = detailsSchema.extend({ name: z.string().optional() })
const numbered = z.object({ id: z.string() })

/** What the sealed referral holds of people; the rest of it is no matter here. */
const referralSchema = z.object({
  intake: z.object({
    source: z.enum(referralSources),
    referrer: someone.extend({ organisation: z.string().optional() }),
    children: z.array(
      someone.extend({
        forenames: z.string(),
        surname: z.string(),
        school: z.string().optional(),
        doctor: z.string().optional(),
      }),
    ),
    people: z.array(someone.extend({ name: z.string() })).default([]),
  }),
  people: z.object({ children: z.array(numbered), people: z.array(numbered), referrer: numbered }),
})

/** Somebody of a referral, with name and all that is known of how they are reached. */
export interface KnownPerson extends PersonDetails {
  id: string
  name: string
  /** Of a child: as they are called at home. */
  forenames?: string
  /** What else tells where they are, or who they are: school and doctor of a child, organisation of a referrer. */
  tells: readonly string[]
  /** Whoever referred. */
  referred?: true
}

/**
 * Everybody of a referral by opaque id, what became known later over what the referral said.
 * @param referral the opened referral, as it was stored
 * @param later the opened latest details, by person id
 * @throws ZodError where it is no referral of ours
 */
export function peopleOf(referral: unknown, later: ReadonlyMap<string, unknown>): Map<string, KnownPerson> {
  const { intake, people } = referralSchema.parse(referral)
  const children = intake.children.map((one) => ({
    ...one,
    name: `${one.forenames} ${one.surname}`,
    tells: given([one.school, one.doctor]),
  }))
  const family = intake.people.map((one) => ({ ...one, tells: [] }))
  const { referrer } = intake
  const told = {
    ...referrer,
    name: referrer.name ?? '',
    tells: isProfessional(intake.source) ? [] : given([referrer.organisation]),
  }
  const all = [
    ...pair(people.children, children),
    ...pair(people.people, family),
    { ...told, id: people.referrer.id, referred: true as const },
  ]
  return new Map(all.map((one) => [one.id, { ...one, ...detailsSchema.parse(later.get(one.id) ?? {}) }]))
}

/** The opaque id of whoever referred. */
export const referrerIn = (people: readonly KnownPerson[]): string => people.find(({ referred }) => referred)?.id ?? ''

const answerSchema = z.object({ answer: z.object({ receiptCode: z.string().optional() }) })

/** The code that the referrer was given, as a wording speaks of it; nothing where the referral is from before there were codes. */
export function receiptCodeIn(referral: unknown): { 'receipt-code'?: string } {
  const { receiptCode } = answerSchema.parse(referral).answer
  return receiptCode === undefined ? {} : { 'receipt-code': receiptCode }
}

const pair = <T>(ids: readonly { id: string }[], list: readonly T[]): (T & { id: string })[] =>
  list.flatMap((one, index) => {
    const id = ids[index]?.id
    return id === undefined ? [] : [{ ...one, id }]
  })

const given = (list: readonly (string | undefined)[]): string[] => list.flatMap((one) => one ?? [])
