import { londonDate } from '../../calendar/london'
import type { Accommodation, AccommodationDecision, AccommodationBasis, CareOrder } from './facts'
import type { OpenedCase } from '../../case'
import { openClock } from '../../clocks/case-clocks'
import type { RefusalCode } from '../../refusals'
import type { Instant, LocalDate } from '../../time'

/** The accommodation that has begun and not ended. */
export const accommodationOf = ({ accommodation }: OpenedCase): Accommodation | undefined =>
  accommodation?.endedOn === undefined ? accommodation : undefined

/** The care order, interim or full, that is in force. */
export const careOrderOf = ({ careOrder }: OpenedCase): CareOrder | undefined =>
  careOrder?.endedOn === undefined ? careOrder : undefined

/** From which day the basis is on record, where it has not ended; consent comes with the decision itself. */
export function basisSince(basis: AccommodationBasis, state: OpenedCase): LocalDate | undefined {
  const { policeProtection: power, emergencyProtectionOrder: emergency } = state
  const care = careOrderOf(state)
  switch (basis) {
    case 'consent':
      return londonDate(state.receivedAt)
    case 'police-protection':
      return power === undefined || power.endedAt !== undefined ? undefined : londonDate(power.beganAt)
    case 'emergency-protection-order':
      return emergency?.endedAt === undefined ? emergency?.madeOn : undefined
    case 'interim-care-order':
    case 'care-order':
      return care?.order === basis ? care.madeOn : undefined
  }
}

/** Whether the accommodation still rests on its basis: on the very order or power it began under, and not on a later one of the kind. */
export function isFounded({ basis, startedOn }: Accommodation, state: OpenedCase): boolean {
  const since = basisSince(basis, state)
  return basis === 'consent' || (since !== undefined && since <= startedOn)
}

/** The day from which the latest accommodation rested on this basis, if it did: the basis cannot have ended before it. */
export const accommodatedUnder = (basis: AccommodationBasis, { accommodation }: OpenedCase): LocalDate | undefined =>
  accommodation?.basis === basis ? accommodation.startedOn : undefined

/** Why a child cannot have gone home on a day: it was accommodated by then, and that has not ended. */
export function whyNotHome(state: OpenedCase, endedAt: Instant): RefusalCode | undefined {
  const since = accommodationOf(state)?.startedOn
  return since !== undefined && since <= londonDate(endedAt) ? 'still-accommodated' : undefined
}

/** Whether its time is over: the clock of a police power or an order that nobody has recorded the end of. */
const hasLapsed = (basis: AccommodationBasis, state: OpenedCase, at: Instant): boolean =>
  (openClock(state, basis)?.due.dueAt ?? at) < at

/**
 * Why a child may not be accommodated as this says: nobody is removed without consent, an order or police protection that is really on
 * record (002-01); a young person of 16 or 17 who has refused is not accommodated on others' consent (004-65).
 */
export function whyNoBasis(decision: AccommodationDecision, state: OpenedCase, at: Instant): RefusalCode | undefined {
  const { basis, consentFrom = [], aged16Or17 = false } = decision
  if (basisSince(basis, state) === undefined || hasLapsed(basis, state, at)) return 'no-ground-for-removal'
  if (basis !== 'consent') return undefined
  const people = consentFrom.map((id) => state.people.find((person) => person.id === id))
  if (people.some((person) => person === undefined)) return 'unknown-person'
  const isYoungPerson = people.some((person) => person?.kind === 'child')
  if (state.accommodationRefusedOn !== undefined && !isYoungPerson) return 'young-person-refuses'
  const may = people.every(
    (person) => person?.parentalResponsibility === true || (person?.kind === 'child' && aged16Or17),
  )
  return people.length > 0 && may ? undefined : 'no-ground-for-removal'
}
