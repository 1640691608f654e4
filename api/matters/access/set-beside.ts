import { londonDate } from '../../../pathway/calendar/london'
import type { DisclosedBeside, DisclosedCase } from '../../../pathway/matters/access/export/facts'
import type { Instant } from '../../../pathway/time'
import type { Beside } from '../../present/beside'

/**
 * Sets corrections and disagreements beside the entries of a disclosed case; what is withheld has none (000-23, 001-24, 001-26). Pure.
 * @param until as it stood then, so that what was sent is the same whenever it is read
 */
export function setBeside(disclosed: DisclosedCase, beside: Beside, until: Instant): DisclosedCase {
  const of = (seq: number): { beside?: DisclosedBeside[] } => {
    const found = (beside.get(seq) ?? []).filter(({ receivedAt }) => receivedAt <= until).map((one) => asOf(one, until))
    return found.length === 0 ? {} : { beside: found }
  }
  const entries = disclosed.entries.map((entry) => ('withheld' in entry ? entry : { ...entry, ...of(entry.number) }))
  return { ...disclosed, ...of(0), entries }
}

function asOf(one: DisclosedBeside, until: Instant): DisclosedBeside {
  const { is, receivedAt, wrong, right, correction, reason, decidedOn } = one
  if (decidedOn === undefined || decidedOn > londonDate(until)) return { is: 'to-be-decided', receivedAt, wrong, right }
  return {
    ...{ is, receivedAt, wrong, right, decidedOn },
    ...(correction !== undefined && { correction }),
    ...(reason !== undefined && { reason }),
  }
}
