import fc from 'fast-check'
import { waivedFor } from '../../../pathway/case'
import type { PersonCommand } from '../../../pathway/commands'
import { withheldParts } from '../../../pathway/withholding/facts'
import { decidedGrounds } from '../../../pathway/withholding/grounds'
import { agency, is, person, words, yes } from './words'

const withheldFrom = fc.constantFrom('family', 'referrer', 'mother', 'stranger')

/** What is done about those of the family and those who are asked, sensible or not. */
export const peopleCommands: fc.MaybeWeightedArbitrary<PersonCommand>[] = [
  fc.record({
    kind: is('record-consent'),
    personId: person,
    agency,
    answer: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
  }),
  fc.record(
    {
      ...{ kind: is('override-consent'), personId: person, agency, reason: words, asked: yes, explained: yes },
      ...{ whyNotAsked: words, whyNotExplained: words },
    },
    { requiredKeys: ['kind', 'personId', 'agency', 'reason', 'asked', 'explained'] },
  ),
  fc.record({ kind: is('contact-agency'), agency, aboutPersonId: person }),
  fc.record({ kind: is('contact-family'), personId: person, interpreter: yes }),
  fc.record({ kind: is('request-contribution'), agency, aboutPersonId: person }),
  fc.record({ kind: is('record-contribution'), agency }),
  fc.record({ kind: is('give-up-contribution'), agency, reason: words }),
  fc.record({ kind: is('waive-adjustments'), personId: person, for: fc.constantFrom(...waivedFor), reason: words }),
  fc.record({ kind: is('waive-interpreter'), personId: person, for: fc.constantFrom(...waivedFor), reason: words }),
  fc.record({ kind: is('end-writing-waiver'), personId: person, reason: words }),
  fc.record({ kind: is('ask-consent'), personId: person, agencies: fc.uniqueArray(agency, { minLength: 1 }) }),
  fc.record({ kind: is('add-comment'), personId: person, comment: words }),
  fc.record({ kind: is('request-copy'), personId: person }),
  fc.record({
    kind: is('withhold-notices'),
    from: withheldFrom,
    what: fc.constantFrom(...withheldParts),
    ground: fc.constantFrom(...decidedGrounds),
    reviewOn: fc.constantFrom('2026-05-01', '2026-07-01', '2026-12-01', '2028-01-03'),
    reason: words,
  }),
  fc.record({ kind: is('end-withholding'), from: withheldFrom, reason: words }),
]
