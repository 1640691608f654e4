import type { Rules } from '../pathway/rules'
import { readLength } from './lengths'
import type { RuleMaker } from './rule-maker'
import type { Effective } from './schema'

type MatterRules = Pick<Rules, 'recordsAccess'>

/** What the matters beside the cases run on. */
export function matterRules({ recordsAccess }: Effective, make: RuleMaker): MatterRules {
  const { reply, rectification, extendedBy, identity, inWritingOnly, feePounds, guideSays, handleBy, decideBy } =
    recordsAccess
  const extension = readLength(extendedBy)
  return {
    recordsAccess: {
      reply: make.clock('access-reply', 'recordsAccess.reply', reply),
      rectification: make.clock('rectification', 'recordsAccess.rectification', rectification),
      extendedByMonths: extension?.kind === 'calendar-months' ? extension.months : 0,
      ...{ identity, inWritingOnly, feePounds, handleBy, decideBy },
      ...(guideSays !== 'none' && {
        guideSays: { words: guideSays, source: make.sourceOf('recordsAccess.guideSays') },
      }),
    },
  }
}
