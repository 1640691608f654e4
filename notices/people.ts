import { z } from 'zod'
import type { Json } from '../pathway/matters/access/export/facts'

const contact = z.object({
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
})
type Contact = z.output<typeof contact>

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

const childSchema = detailsSchema.extend({
  forenames: z.string(),
  surname: z.string(),
  school: z.string().optional(),
  doctor: z.string().optional(),
})
const familySchema = detailsSchema.extend({ name: z.string() })
const referrerSchema = detailsSchema.extend({
  name: z.string().optional(),
  role: z.string().optional(),
  organisation: z.string().optional(),
})

const said = z.record(
  z.string(),
  z.custom<Json>((value) => value !== undefined),
)
const numbered = z.object({ id: z.string() })

/** What the sealed referral holds of people, and what is said in it; the rest of it is no matter here. */
const referralSchema = z.object({
  intake: z.object({
    concern: z.string().optional(),
    referrer: said,
    children: z.array(said),
    people: z.array(said).default([]),
  }),
  people: z.object({ children: z.array(numbered), people: z.array(numbered), referrer: numbered }),
})

/** Somebody of a referral, with all that it says of them. */
interface Said {
  id: string
  said: { readonly [name: string]: Json }
}

/**
 * What a referral says of everybody, each with their opaque id.
 * @param referral the opened referral, as it was stored
 * @throws ZodError where it is no referral of ours
 */
export function saidIn(referral: unknown) {
  const { intake, people } = referralSchema.parse(referral)
  return {
    ...(intake.concern !== undefined && { concern: intake.concern }),
    children: pair(people.children, intake.children),
    family: pair(people.people, intake.people),
    referrer: { id: people.referrer.id, said: intake.referrer },
  }
}

/** Somebody of a referral, with name and all that is known of how they are reached. */
export interface KnownPerson extends PersonDetails {
  id: string
  name: string
  /** Of a child: as they are called at home. */
  forenames?: string
  /** How they were reached before what is known now: what was protected once tells where they are for ever. */
  reachedBefore?: readonly Contact[]
  /** Nobody else was to learn how they are reached, now or at some time before. */
  onceProtected?: true
  /** What else tells where they are: school and doctor of a child. */
  tells: readonly string[]
  /** Whoever referred. */
  referred?: true
  /** Somebody of a linked case alone: nobody of this one, and without a name. */
  linked?: true
  /** The same person, as linked cases know them whose address is or was protected there. */
  elsewhere?: readonly KnownPerson[]
  /** Of whoever referred: what they are, as `health visitor` or `Gran`, and where they work. */
  role?: string
  organisation?: string
}

/**
 * Everybody of a referral by opaque id, what became known later over what the referral said.
 * @param referral the opened referral, as it was stored
 * @param later all details that were opened, of each person the earliest first
 * @throws ZodError where it is no referral of ours
 */
export function peopleOf(
  referral: unknown,
  later: readonly { personId: string; details: unknown }[],
): Map<string, KnownPerson> {
  const { children, family, referrer } = saidIn(referral)
  const all = [
    ...children.map(childOf),
    ...family.map((one): KnownPerson => ({ id: one.id, ...familySchema.parse(one.said), tells: [] })),
    referrerOf(referrer),
  ]
  const laterOf = (id: string) =>
    later.filter(({ personId }) => personId === id).map(({ details }) => detailsSchema.parse(details))
  return new Map(all.map((one) => [one.id, asKnownNow(one, laterOf(one.id))]))
}

/** The last of what became known holds, and nothing is forgotten of how they were reached before. */
function asKnownNow(said: KnownPerson, later: readonly PersonDetails[]): KnownPerson {
  const before = [said, ...later]
  const reachedBefore = before.flatMap(({ contact: one }) => (one === undefined ? [] : [one]))
  const wasProtected = before.some(({ addressProtected }) => addressProtected === true)
  return { ...said, ...later.at(-1), reachedBefore, ...(wasProtected && { onceProtected: true as const }) }
}

function childOf({ id, said }: Said): KnownPerson {
  const { surname, school, doctor, ...child } = childSchema.parse(said)
  return { id, ...child, name: `${child.forenames} ${surname}`, tells: given([school, doctor]) }
}

function referrerOf({ id, said }: Said): KnownPerson {
  const { name = '', role, organisation, ...referrer } = referrerSchema.parse(said)
  const who = { ...(role !== undefined && { role }), ...(organisation !== undefined && { organisation }) }
  return { id, ...referrer, ...who, name, tells: [], referred: true }
}

const answerSchema = z.object({ answer: z.object({ receiptCode: z.string().optional() }) })

/** The code that the referrer was given, as a wording speaks of it; nothing where the referral is from before there were codes. */
export function receiptCodeIn(referral: unknown): { 'receipt-code'?: string } {
  const { receiptCode } = answerSchema.parse(referral).answer
  return receiptCode === undefined ? {} : { 'receipt-code': receiptCode }
}

const pair = (ids: readonly { id: string }[], list: readonly Said['said'][]): Said[] =>
  ids.map(({ id }, index) => ({ id, said: list[index] ?? {} }))

const given = (list: readonly (string | undefined)[]): string[] => list.flatMap((one) => one ?? [])
