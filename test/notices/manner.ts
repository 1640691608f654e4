import { z } from 'zod'

/**
 * What the gateway does with a page it is handed. `take`: accepts it and says so. `late`: after `ms`. `drop-after`: accepts it and breaks the
 * connection; `drop-before`: breaks it without accepting. A number: accepts nothing and answers with this status. `takes-and-fails`: accepts
 * it and answers 500. `garbage`, `half` and `drip`: accepts it, and answers nonsense, half an answer, or a letter a second for ever.
 */
const mannerSchema = z.union([
  z.enum(['take', 'drop-after', 'drop-before', 'takes-and-fails', 'garbage', 'half', 'drip']),
  z.number().int(),
  z.object({ late: z.number() }),
])
export type Manner = z.output<typeof mannerSchema>

/** How the gateway answers lookups: from its book, only what it has had for so many milliseconds, with a status, or with nonsense. */
const lookupSchema = z.union([z.enum(['know', 'garbage']), z.number().int(), z.object({ slow: z.number() })])
export type LookupManner = z.output<typeof lookupSchema>

/** What the gateway is told: manners are gone through in turn, a page each. */
export const ordersSchema = z.object({
  manners: z.array(mannerSchema).min(1).default(['take']),
  /** A page whose text has this in it is never accepted, and answered with this status; all others are as the manners say. */
  against: z.object({ text: z.string(), status: z.number().int() }).optional(),
  lookups: lookupSchema.default('know'),
  /** Where it calls back, with what, and what it says of each page it accepts, in this order. */
  callback: z.object({ url: z.string(), token: z.string(), says: z.array(z.string()) }).optional(),
})
export type Orders = z.input<typeof ordersSchema>

/** A page that the gateway accepted, as its book on disk has it. */
export const takenSchema = z.object({
  at: z.number(),
  /** Of the account whose key it came with. */
  service: z.string(),
  reference: z.string(),
  channel: z.enum(['email', 'sms', 'letter']),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
})
export type Taken = z.output<typeof takenSchema>
