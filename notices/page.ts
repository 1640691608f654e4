import { z } from 'zod'

/** What is sent to one recipient: as a letter, an e-mail or a text message. Never to several at once. */
export const pageSchema = z.object({
  /** What heads it; empty in a text message. */
  subject: z.string(),
  paragraphs: z.array(z.string()),
  to: z.object({
    name: z.string(),
    /** Where it went: an address, a mail address, a number. */
    at: z.string(),
  }),
  format: z.enum(['standard', 'large-print']),
  /** A made-up case, of which nothing leaves the council. */
  practice: z.boolean(),
  /** The day on it, in words. */
  day: z.string(),
  council: z.string(),
})
export type Page = z.output<typeof pageSchema>

/** Under which heading its recipient reads it: an e-mail's own subject says nothing, and its text begins with it. Undefined in a text message. */
export function headingIn({ subject, paragraphs }: Page, channel: string): string | undefined {
  if (channel === 'text') return undefined
  return channel === 'email' ? paragraphs[0] : subject
}
