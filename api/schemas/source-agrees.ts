import type { z } from 'zod'
import { referralSources, type ReferralSource } from '../../pathway/people'
import { addFault } from './common'

/** Who makes contact (000-02, 003-05). */
export const whoRefers = ['self', 'family', 'on-behalf-of-family', 'professional', 'public'] as const
export type WhoRefers = (typeof whoRefers)[number]

const sources: Record<WhoRefers, readonly ReferralSource[]> = {
  self: ['1C'],
  family: ['1A'],
  'on-behalf-of-family': referralSources.filter((source) => source !== '1C' && source !== '9'),
  professional: referralSources.filter((source) => /^[2-8]/.test(source)),
  public: ['1B', '1D', '10'],
}

/** Under which an anonymous referral may come: a neighbour may be one without a name; an agency is none. */
const unnamed: readonly ReferralSource[] = ['1B', '1D', '9', '10']

interface Sent {
  source: ReferralSource
  /** As it was sent: other faults of it may not have been told yet. */
  referrer: { anonymous?: unknown; who?: WhoRefers } | null
}

/** Faults a referral whose source, as the census has it, contradicts what it says of the referrer. */
export function sourceAgrees(
  { source, referrer }: Sent,
  context: Parameters<typeof addFault>[0] & z.RefinementCtx,
): void {
  if (!referralSources.includes(source) || typeof referrer !== 'object' || referrer === null) return
  if (referrer.anonymous === true && !unnamed.includes(source)) addFault(context, 'contradiction', unnamed, ['source'])
  if (referrer.anonymous === false && source === '9')
    addFault(context, 'contradiction', ['another source than 9, or an anonymous referrer'], ['source'])
  const allowed = referrer.who !== undefined && Object.hasOwn(sources, referrer.who) ? sources[referrer.who] : undefined
  if (referrer.anonymous === false && allowed?.includes(source) === false && source !== '9')
    addFault(context, 'contradiction', allowed, ['source'])
}
