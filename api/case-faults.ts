import { z } from 'zod'
import { findCase } from '../db/cases'
import { findReceipt } from '../db/inbox'
import { readCouncil } from '../db/pool'
import { londonDate } from '../pathway/calendar/london'
import type { OpenedCase } from '../pathway/case'
import { isFamily } from '../pathway/people'
import type { Rules } from '../pathway/rules'
import { reasonsMissing } from '../pathway/stages/consent'
import type { LocalDate } from '../pathway/time'
import { reviewRange } from '../pathway/withholding/steps'
import { isInSight } from './guard'
import { fault, type Fault } from './faults'
import type { Parts } from './parts'
import type { RawRequest } from './route'
import { casePath, idempotencyKey, localDate } from './schemas/common'
import { readCase } from './sealed-case'
import { tenantOf } from './tenant'

const kinds = ['withhold-notices', 'end-withholding', 'ask-consent', 'record-consent', 'override-consent'] as const

const whatMatters = z.object({
  kind: z.enum(kinds),
  from: z.string().optional().catch(undefined),
  personId: z.string().optional().catch(undefined),
  reviewOn: localDate.optional().catch(undefined),
  asked: z.boolean().catch(true),
  explained: z.boolean().catch(true),
  whyNotAsked: z.unknown(),
  whyNotExplained: z.unknown(),
})
type WhatMatters = z.output<typeof whatMatters>

/**
 * Faults of a command on withholding or consent that show only beside the case: somebody who is not in it, a day out of range, a reason that
 * the council needs. They are told with all other faults of the request. A message that was accepted before has none, whatever the day is now.
 */
export async function caseFaults({ caller, params, body, key, now }: RawRequest, parts: Parts): Promise<Fault[]> {
  const [said, path] = [whatMatters.safeParse(body), casePath.safeParse(params)]
  if (!said.success || !path.success) return []
  return readCouncil(parts.db, caller.council, async (tx) => {
    const caseId = path.data.case
    const row = await findCase(tx, caseId)
    if (row?.kind !== 'referral' || !(await isInSight(tx, caseId, caller))) return []
    const message = idempotencyKey.safeParse(key)
    if (message.success && (await findReceipt(tx, caseId, message.data)) !== null) return []
    const read = await readCase(tx, parts.keyring, caseId, now)
    return faultsBeside(said.data, read.state, londonDate(read.now), tenantOf(parts, caller.council).rules)
  })
}

/** The same of what was said, beside a case as it stands. Pure. */
export function faultsBeside(said: WhatMatters, state: OpenedCase, today: LocalDate, rules: Rules): Fault[] {
  return [...personFaults(said, state), ...reviewFaults(said, today, rules), ...whyNotFaults(said, rules)]
}

function personFaults({ kind, from, personId }: WhatMatters, { people }: OpenedCase): Fault[] {
  const isWithholding = kind === 'withhold-notices' || kind === 'end-withholding'
  const [name, id] = isWithholding ? (['from', from] as const) : (['personId', personId] as const)
  if (id === undefined || (isWithholding && (id === 'family' || id === 'referrer'))) return []
  const person = people.find((one) => one.id === id)
  if (person === undefined) return [fault('body', [name], 'unknown-person')]
  const isAskable = kind !== 'ask-consent' || isFamily(person) || person.kind === 'child'
  return isAskable ? [] : [fault('body', [name], 'not-allowed', ['the child, or somebody of the family'])]
}

function reviewFaults({ kind, reviewOn }: WhatMatters, today: LocalDate, rules: Rules): Fault[] {
  if (kind !== 'withhold-notices' || reviewOn === undefined) return []
  const { first, last } = reviewRange(today, rules)
  const range = [`${first} to ${last}`]
  if (reviewOn < first) return [fault('body', ['reviewOn'], 'too-long-ago', range)]
  return reviewOn > last ? [fault('body', ['reviewOn'], 'too-far-ahead', range)] : []
}

function whyNotFaults({ kind, asked, explained, ...why }: WhatMatters, rules: Rules): Fault[] {
  if (kind !== 'override-consent') return []
  const given = (name: 'whyNotAsked' | 'whyNotExplained') => (why[name] === undefined ? {} : { [name]: 'given' })
  const said = { asked, explained, ...given('whyNotAsked'), ...given('whyNotExplained') }
  return reasonsMissing(said, rules).map((name) => fault('body', [name], 'missing', ['the reason, in plain words']))
}
