import {
  retentionClasses,
  type ClassRule,
  type RetentionClass,
  type RetentionRules,
} from '../pathway/retention/classes'
import type { MatterKind } from '../pathway/matters/kinds'
import type { Configuration } from './rule-maker'

/** How long a council keeps its records, each period with its source. */
export function retentionRulesOf({ effective: { retention }, origins }: Configuration): RetentionRules {
  const sourceOf = (path: string) => origins.get(`retention.${path}`)?.source ?? ''
  const ruleOf = (code: RetentionClass): ClassRule => {
    const { from, years, yearsAfterDeath } = retention[code]
    const afterDeath = yearsAfterDeath === 'none' ? {} : { yearsAfterDeath }
    return { code, from, years, ...afterDeath, source: sourceOf(`${code}.years`) }
  }
  const matter = (kind: MatterKind) => ({ years: retention.matters[kind], source: sourceOf(`matters.${kind}`) })
  return {
    classes: retentionClasses.map(ruleOf),
    matters: {
      'access-request': matter('access-request'),
      rectification: matter('rectification'),
      complaint: matter('complaint'),
      'emergency-access': matter('emergency-access'),
    },
    siblings: { kept: retention.siblings, source: sourceOf('siblings') },
  }
}

/** Below this a period is allowed and warned about: the shortest that schedules of councils were seen to have. */
const shortest: Partial<Record<RetentionClass, Record<ClassRule['from'], number>>> = {
  'child-protection': { closure: 35, birth: 75 },
  'child-in-need-or-assessment': { closure: 18, birth: 21 },
  'referral-only': { closure: 18, birth: 21 },
}

/** A period that is allowed and shorter than others keep such records. */
export interface ShortRetention {
  council: string
  /** `retention.child-protection.years`. */
  path: string
  says: string
}

/** The periods of a council that are short: since 29 June 2026 no limit of three years stands against claims for sexual abuse. */
export const shortRetentionsOf = (config: Configuration): ShortRetention[] =>
  retentionRulesOf(config).classes.flatMap(({ code, from, years }) => {
    const least = shortest[code]?.[from] ?? 0
    if (years >= least) return []
    const says =
      `${years} years from ${from} is short for ${code}: schedules seen keep it ${least} or more, and since the Crime and Policing Act 2026, ` +
      'section 96, claims for sexual abuse of a child have no limit of three years'
    return [{ council: config.council, path: `retention.${code}.years`, says }]
  })
