import { z } from 'zod'
import { decision } from './schema/assessment'
import { calendar, clocks, conventions, ladders, roadClock, updateClock } from './schema/clocks'
import { contacts } from './schema/contacts'
import { access } from './schema/access'
import { assessment } from './schema/cross-checks'
import { roads } from './schema/roads'
import { block, length, months, namespace, orNone, orNotSupplied, web, words, workingDays } from './schema/parts'
import { permissions } from './schema/permissions'
import { approvals } from './schema/approvals'
import { emergencyAccess } from './schema/emergency-access'
import { quotas } from './schema/quotas'
import { retention } from './schema/retention'
import { sending } from './schema/sending'

const document = block({
  title: words,
  publisher: words,
  reference: z.exactOptional(words),
  dated: orNotSupplied(words),
  /** What it explains, where that is said wherever such a thing is dealt with. */
  about: z.exactOptional(z.enum(['complaints'])),
})

const nationalShape = {
  words: block({ referral: words, assessment: words }),
  permissions,
  practiceModel: orNone(block({ name: words, text: words })),
  guidance: z.array(document),
  links: z.array(block({ name: words, web: orNotSupplied(web) })),
  recordSystem: orNone(block({ name: words, templates: z.array(words) })),
  contacts,
  conventions,
  ladders,
  decision,
  assessment,
  copies: block({
    assessment: z.enum(['always', 'on-request', 'always-with-exceptions']),
    plan: z.enum(['always', 'on-request', 'always-with-exceptions']),
  }),
  consent: block({ rule: z.enum(['always-first', 'most-cases']), askAndExplain: z.boolean() }),
  interpreter: block({ means: z.enum(['telephone', 'in-person', 'any']) }),
  clocks,
  ...roads,
  reviews: block({ assessment: orNone(updateClock) }),
  complaints: block({
    feedback: roadClock('feedback-received'),
    stage1: roadClock('complaint-received'),
    /** How long a stage may take in all. */
    stage1Extended: workingDays,
    stage2: roadClock('stage-2-requested'),
    stage2Extended: workingDays,
    nextStage: roadClock('complaint-replied'),
    panel: roadClock('panel-requested'),
    panelReport: roadClock('panel-held'),
    panelReply: roadClock('panel-reported'),
    ombudsman: words,
  }),
  recordsAccess: block({
    reply: roadClock('access-requested'),
    rectification: roadClock('rectification-requested'),
    extendedBy: months,
    /** Whether the time begins with the receipt of what proves who asks, or stands still until then (2-20). */
    identity: z.enum(['starts-clock', 'pauses-clock']),
    /** What the council's own guide still says, where that is out of date (001-28). */
    guideSays: orNone(length),
    feePounds: z.number().min(0),
    inWritingOnly: z.boolean(),
  }),
  access,
  /** Access to a record that is shut, for some minutes. */
  emergencyAccess,
  sending,
  quotas,
  approvals,
  retention,
  deputies: block({ longestDays: z.number().int().min(1).max(366) }),
  calendar,
  /** `shared`: the namespace and task queue that councils share by default. */
  placement: block({ namespace }),
}

/** The national default: everything but who the council is. */
export const nationalSchema = block(nationalShape)

/** A council's effective configuration: the national default with the council's own values over it. */
export const effectiveSchema = block({
  council: block({ name: words, web: z.exactOptional(web) }),
  ...nationalShape,
})

/** A council's effective configuration, as plain values. */
export type Effective = z.infer<typeof effectiveSchema>
