import type { ClockRule } from '../../clocks/clock'

/** What a council's configuration says of access requests. */
export interface AccessRules {
  /** The reply to the request (2-20). */
  reply: ClockRule
  /** The decision on a request for rectification (UK GDPR article 12(3), article 16). */
  rectification: ClockRule
  /** By how many months a complex request, or one of many, may be extended (2-20). */
  extendedByMonths: number
  /** What happens to the clock while what proves who asks is awaited: the time begins with its receipt, or only stands still until then. */
  identity: 'starts-clock' | 'pauses-clock'
  /** Whether a request is taken in writing only (001-27). */
  inWritingOnly: boolean
  /** What the request costs (001-28). */
  feePounds: number
  /** What the council's own guide still says, where the law has superseded it, e.g. `40 days` (001-28). */
  guideSays?: { words: string; source: string }
}
