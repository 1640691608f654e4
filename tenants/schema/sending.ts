import { z } from 'zod'
import { agencies } from '../../pathway/people'
import { roles } from '../../pathway/roles'
import { block, email, gatewayUrl, length, offset, orNone, role } from './parts'

const template = z.uuid({ error: "the id of the service's own template, a UUID" })

/** How a council's notices leave it, and who is told where they cannot. */
export const sending = block({
  /** `file`: as pages in a folder. */
  by: z.enum(['file', 'govuk-notify']),
  /** Tried in this order, where the recipient is reached by it and has not asked for another. */
  channels: z
    .array(z.enum(['letter', 'email', 'text']))
    .min(1, { error: 'at least one channel' })
    .refine((list) => new Set(list).size === list.length, { error: 'each channel once' }),
  govukNotify: orNone(
    block({
      baseUrl: gatewayUrl,
      /** Templates of one field each, `body`, and a `subject` where it has one: the wording is Caseway's. */
      templates: block({ email: template, text: template, letter: template }),
    }),
  ),
  /** How long a gateway may be silent before somebody is told. */
  silentFor: length,
  /** What a machine cannot do goes to this tray, has this long, and is then passed on. */
  workItems: block({ tray: role, within: offset, thenTo: role }),
  /** Where agencies are asked for their contribution and told of outcomes. */
  agencies: z.partialRecord(z.enum(agencies), email),
  /** Where a role is told of clocks in place of its tray; nothing personal is sent there. */
  mailboxes: z.partialRecord(z.enum(roles), email),
})
