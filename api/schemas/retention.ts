import { z } from 'zod'
import { holdScopes } from '../../db/legal-holds'
import { caseKinds } from '../../pathway/matters/kinds'
import { recordClasses, retentionAnchors } from '../../pathway/retention/classes'
import { code, localDate, staffId, text, uuid } from './common'

const instant = z.iso.datetime()
const retentionClass = z.enum(recordClasses)
const reason = text(2_000).meta({ description: 'Why, in words. Kept sealed.' })

/** What is to be kept from being destroyed. */
export const newHold = z
  .union([
    z.strictObject({ scope: z.literal('case'), caseId: uuid, reason }),
    z.strictObject({ scope: z.literal('class'), class: retentionClass, reason }),
    z.strictObject({ scope: z.literal('council'), reason }),
  ])
  .meta({
    id: 'NewLegalHold',
    description:
      'One case or matter, every one of a class, or everything of the council. What holds a case holds the matters about it.',
  })
export type NewHold = z.output<typeof newHold>

export const liftedHold = z.strictObject({ reason }).meta({ id: 'LiftedLegalHold' })

/** A hold as on record. */
export const holdView = z
  .object({
    ...{ holdId: uuid, scope: z.enum(holdScopes), caseId: uuid.exactOptional(), class: retentionClass.exactOptional() },
    reason: z.string().exactOptional().meta({ description: 'Absent: the record of its case was destroyed.' }),
    ...{ placedBy: staffId, placedAt: instant },
    lifted: z.object({ by: staffId, at: instant }).exactOptional(),
  })
  .meta({ id: 'LegalHold' })

export const holdsView = z.object({ holds: z.array(holdView) }).meta({ id: 'LegalHolds' })

/** What somebody proposes to destroy. */
export const proposalView = z
  .object({
    ...{ proposalId: uuid, caseId: uuid, class: code, dueOn: localDate, because: z.array(code) },
    ...{ proposedBy: staffId, proposedAt: instant },
  })
  .meta({ id: 'DestructionProposal' })

/** What was destroyed, by whom and why. */
export const certificateView = z
  .object({
    ...{ destructionId: uuid, caseId: uuid, class: code, dueOn: localDate, because: z.array(code) },
    ...{ proposedBy: staffId, proposedAt: instant, approvedBy: staffId, approvedAt: instant },
    events: z.number().meta({ description: 'How many events the record had.' }),
    recordHash: z.string().meta({ description: 'SHA-256 over the SHA-256 of each sealed event, in order; hex.' }),
    referralToo: z.boolean().meta({ description: 'It was the last case of its referral, which went with it.' }),
  })
  .meta({ id: 'DestructionCertificate' })

/** How long a case or matter is kept, and why. */
export const retentionView = z
  .object({
    caseId: uuid,
    class: retentionClass.meta({ description: 'The class that keeps it longest.' }),
    anchor: z.enum(retentionAnchors).meta({ description: 'From what its period is counted.' }),
    deleteOn: localDate
      .exactOptional()
      .meta({ description: 'From this day on it may be destroyed. Absent while it, or a case kept with it, is open.' }),
    over: z.boolean().meta({ description: 'Its day has come, by the time of the case.' }),
    because: z.array(
      z.object({ code, says: z.string(), until: localDate.exactOptional(), source: z.string().exactOptional() }),
    ),
    holds: z.array(holdView).meta({ description: 'What keeps it from being destroyed, whatever its day.' }),
    proposals: z.array(proposalView),
  })
  .meta({ id: 'Retention' })

/** By which day, and which page. */
export const dueQuery = z.strictObject({
  by: localDate.exactOptional().meta({ description: 'What may be destroyed on this day. Absent: today.' }),
  practice: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'Practice cases in place of live ones.' }),
  after: uuid.exactOptional().meta({ description: 'From `next` of the page before.' }),
})

/** A page of what is due. */
export const dueView = z
  .object({
    cases: z.array(
      z.object({
        caseId: uuid,
        kind: z.enum(caseKinds),
        class: retentionClass,
        deleteOn: localDate,
        held: z.boolean(),
      }),
    ),
    examined: z.number().meta({ description: 'How many closed cases and matters were looked at for this page.' }),
    next: uuid.exactOptional().meta({ description: 'There is more to look at: ask again with it as `after`.' }),
  })
  .meta({ id: 'RetentionDue' })
