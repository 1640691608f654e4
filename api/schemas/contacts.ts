import { z } from 'zod'
import { purposes } from '../../tenants/contacts'
import { code, moment } from './common'
import { contactsExample } from './contacts-example'

const instant = z.iso.datetime()
const day = z.iso.date()
const numbers = z.array(z.string())

const verification = {
  lastVerified: day.meta({ description: "The day on which this was last compared with the council's own source." }),
  stale: z.boolean().meta({ description: 'Whether that is longer ago than the configuration allows.' }),
}

const answering = {
  answers: z.enum(['open', 'not-known', 'closed']).meta({
    description: '`not-known`: its hours are not supplied, so that it may answer.',
  }),
  until: instant
    .meta({
      description:
        'The first instant at which that is no longer so: hours include their last minute, so what closes at 17:00 is open until 17:01. ' +
        'Not there where it does not change within a year.',
    })
    .exactOptional(),
  opensAt: instant.meta({ description: 'When what is closed opens next.' }).exactOptional(),
  mayOpenAt: instant
    .meta({ description: 'The first instant at which what is closed may open, as its hours are not supplied.' })
    .exactOptional(),
}

const service = z
  .object({
    kind: z.enum(['team', 'day', 'out-of-hours', 'police']),
    service: z.string(),
    numbers: numbers.meta({ description: 'In the order in which to try them.' }),
    ...answering,
    ...verification,
  })
  .meta({ id: 'ServiceToRing' })

/** Whom to ring at a time. */
const contactShape = {
  at: instant,
  service: z.string().meta({ description: 'The services of the council to ring, in order; `not supplied` for none.' }),
  numbers: numbers.meta({ description: 'Their numbers, in order.' }),
  why: z.string(),
  until: instant.meta({ description: 'The first instant at which this may be another answer.' }).exactOptional(),
  inDanger: z
    .object({ service: z.string(), numbers, ...verification })
    .meta({ description: 'Whom to ring first of all where a child is in danger now, at any hour.' }),
  ring: z.array(service).meta({
    description:
      'All services to ring, in order, never none: the police come last where no service of the council is known to answer.',
  }),
  closed: z.array(service).meta({ description: 'The services of the council that do not answer now.' }),
}

export const contactView = z
  .object(contactShape)
  .meta({ id: 'Contact', description: 'Whom to ring at a time, in order, until when, and why.' })
export type ContactView = z.output<typeof contactView>

const channel = z
  .object({
    purpose: z.enum(purposes),
    name: z.string(),
    telephone: numbers.exactOptional(),
    text: numbers.meta({ description: 'Numbers that take text messages.' }).exactOptional(),
    email: z.string().exactOptional(),
    web: z.string().exactOptional(),
    post: z.array(z.string()).meta({ description: 'The lines of the address.' }).exactOptional(),
    unreliable: z
      .object({ email: z.string() })
      .meta({ description: 'Why the e-mail address is not to be relied on.' })
      .exactOptional(),
    note: z.string().exactOptional(),
    ...answering,
    answers: answering.answers.exactOptional().meta({ description: 'Of its telephone and text numbers.' }),
    ...verification,
  })
  .meta({ id: 'Channel' })
export type ChannelView = z.output<typeof channel>

export const contactsView = z
  .object({
    ...contactShape,
    teams: z
      .array(z.object({ team: z.string(), service: z.string(), numbers, ...answering, ...verification }))
      .meta({ description: 'The duty lines that teams have of their own.' }),
    channels: z.array(channel).meta({ description: 'All other ways to reach the council, and those who help.' }),
    notSupplied: z.array(z.string()).meta({ description: 'What the council has not supplied.' }),
  })
  .meta({
    id: 'Contacts',
    description: 'Whom to ring at a time, and all other ways to reach the council.',
    examples: [contactsExample],
  })
export type ContactsView = z.output<typeof contactsView>

export const contactsQuery = z.strictObject({
  at: moment.meta({ examples: ['2026-05-23T16:40'] }).exactOptional(),
  team: code
    .meta({
      description:
        'The team whose own duty line is wanted, by its code (`team` of a case). Where the council has supplied such lines it must be one of those.',
      examples: ['safeguarding'],
    })
    .exactOptional(),
})
