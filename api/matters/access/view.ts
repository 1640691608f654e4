import { z } from 'zod'
import { isAboutSelf, redactionGrounds, type AccessRequest } from '../../../pathway/matters/access/facts'
import type { Rules } from '../../../pathway/rules'

const disclosure = z
  .object({
    number: z.number(),
    proposedBy: z.string(),
    signedOffBy: z.string().exactOptional(),
    producedAt: z.string().exactOptional(),
    cases: z.array(z.object({ caseId: z.string(), upTo: z.number() })),
    people: z.array(z.object({ caseId: z.string(), personId: z.string(), ground: z.enum(redactionGrounds) })),
    entries: z.array(z.object({ caseId: z.string(), seq: z.number(), ground: z.enum(redactionGrounds) })),
    referrerShownIn: z.array(z.string()).exactOptional(),
    asker: z.array(z.object({ caseId: z.string(), personId: z.string() })).exactOptional(),
    contactsShown: z.array(z.object({ caseId: z.string(), personId: z.string() })).exactOptional(),
    entriesShown: z.array(z.object({ caseId: z.string(), seq: z.number() })).exactOptional(),
  })
  .meta({ id: 'Disclosure', description: 'What is proposed to be disclosed, and what of it is withheld.' })

/** What an access request shows beside what every matter does. */
export const accessOwnView = z.object({
  requesterId: z.string(),
  subjectId: z.string(),
  channel: z.string(),
  aboutSelf: z.boolean(),
  relationship: z.string().exactOptional(),
  parentForChild: z.boolean(),
  identity: z.enum(['not-checked', 'asked', 'received', 'checked']),
  clarificationAskedOn: z.string().exactOptional(),
  authority: z.enum(['not-needed', 'not-known', 'given', 'refused']),
  extended: z.boolean(),
  disclosure: disclosure.exactOptional(),
  ended: z.object({ as: z.string(), on: z.string() }).exactOptional(),
  feePounds: z.number().meta({ description: 'What the request costs.' }),
  guideSays: z
    .object({ words: z.string(), source: z.string(), superseded: z.string() })
    .meta({ description: "What the council's own guide still says, and what has taken its place." })
    .exactOptional(),
})

/** The same of one request. */
export function accessView(state: AccessRequest, { recordsAccess }: Rules): z.output<typeof accessOwnView> {
  const { requesterId, subjectId, channel, relationship, parentForChild, identity, authority, ended } = state
  const { feePounds, guideSays, reply } = recordsAccess
  return {
    ...{ requesterId, subjectId, channel, aboutSelf: isAboutSelf(state), feePounds },
    ...(relationship !== undefined && { relationship }),
    parentForChild: parentForChild ?? false,
    identity: identity?.is ?? 'not-checked',
    ...(state.clarificationAskedOn !== undefined && { clarificationAskedOn: state.clarificationAskedOn }),
    authority: isAboutSelf(state) ? 'not-needed' : (authority ?? 'not-known'),
    extended: state.extended ?? false,
    ...(state.disclosure !== undefined && { disclosure: disclosure.parse(state.disclosure) }),
    ...(ended !== undefined && { ended }),
    ...(guideSays !== undefined && {
      guideSays: { ...guideSays, superseded: `Superseded by law: one calendar month (${reply.source}).` },
    }),
  }
}
