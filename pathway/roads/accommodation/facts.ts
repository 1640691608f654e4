import type { LocalDate } from '../../time'

/** On what basis a child may be accommodated away from home; there is no other (002-01). */
export const accommodationBases = [
  'consent',
  'police-protection',
  'emergency-protection-order',
  'interim-care-order',
  'care-order',
] as const
export type AccommodationBasis = (typeof accommodationBases)[number]

export const careOrders = ['interim-care-order', 'care-order'] as const
export type CareOrderKind = (typeof careOrders)[number]

/** Where a child goes when the accommodation ends. */
export const afterAccommodation = ['home', 'relative', 'adoption', 'independence', 'elsewhere'] as const
export type AfterAccommodation = (typeof afterAccommodation)[number]

/** The accommodation of a child by the council (Children Act 1989 s20, 004-09). */
export interface Accommodation {
  basis: AccommodationBasis
  startedOn: LocalDate
  endedOn?: LocalDate
}

/** An order that places the child in the council's care (Children Act 1989 s31, s38). */
export interface CareOrder {
  order: CareOrderKind
  madeOn: LocalDate
  endedOn?: LocalDate
}

/** What managers decide. */
export interface AccommodationDecision {
  kind: 'accommodate-child'
  basis: AccommodationBasis
  /** Who consents, by person id: with parental responsibility, or the young person of 16 or 17. Needed where consent is the basis. */
  consentFrom?: readonly string[]
  /** The child of the case is 16 or 17, and may consent or refuse. */
  aged16Or17?: boolean
  startedOn?: LocalDate
  reason: string
}

/** What people record. */
export type AccommodationPractice =
  | { kind: 'refuse-accommodation'; refusedOn?: LocalDate; reason: string }
  | { kind: 'end-accommodation'; endedOn?: LocalDate; childGoesTo: AfterAccommodation; reason: string }
  | {
      kind: 'record-care-order'
      order: CareOrderKind
      madeOn?: LocalDate
      /** Where the care plan of section 31A is kept (004-09). */
      carePlan?: string
      reason: string
    }
  | { kind: 'end-care-order'; endedOn?: LocalDate; reason: string }

export const accommodationKinds = [
  'accommodate-child',
  'refuse-accommodation',
  'end-accommodation',
  'record-care-order',
  'end-care-order',
] as const

export type AccommodationEvent =
  | {
      type: 'child-accommodated'
      basis: AccommodationBasis
      consentFrom: readonly string[]
      startedOn: LocalDate
      reason: string
    }
  | { type: 'accommodation-refused'; refusedOn: LocalDate; reason: string }
  | { type: 'accommodation-ended'; endedOn: LocalDate; childGoesTo: AfterAccommodation; reason: string }
  | { type: 'care-order-made'; order: CareOrderKind; madeOn: LocalDate; carePlan?: string; reason: string }
  | { type: 'care-order-ended'; endedOn: LocalDate; reason: string }
