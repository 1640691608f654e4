import axios, { isAxiosError } from 'axios'
import { NotifyClient } from 'notifications-node-client'
import { z } from 'zod'
import type { Page } from '../page'
import type { Found, Gateway, Handed, SendingChannel } from './gateway'

/** Where the service is, and whose account. */
export interface NotifyAccount {
  baseUrl: string
  apiKey: string
  templates: Readonly<Record<SendingChannel, string>>
  /** The service answers within this, or it is not known what it did. */
  answersWithinMs: number
}

/**
 * GOV.UK Notify, by its official client. Its templates have a field for the whole text, so that the wording is the council's and Caseway's.
 * The service does not refuse a reference that it has, so a page is sent again only after it was looked up.
 */
export function notifyGateway({ baseUrl, apiKey, templates, answersWithinMs }: NotifyAccount): Gateway {
  const client = new NotifyClient(baseUrl, apiKey)
  client.setClient(transport(answersWithinMs))
  const hand = (reference: string, channel: SendingChannel, page: Page) => {
    const body = page.paragraphs.join('\n\n')
    const personalisation = { subject: page.subject, body }
    switch (channel) {
      case 'email':
        return client.sendEmail(templates.email, page.to.at, { personalisation, reference })
      case 'text':
        return client.sendSms(templates.text, page.to.at, { personalisation: { body }, reference })
      case 'letter':
        return client.sendLetter(templates.letter, {
          personalisation: { ...personalisation, ...addressLines(page) },
          reference,
        })
    }
  }
  return {
    name: 'govuk-notify',
    send: async (reference, channel, page) => {
      if (page.format !== 'standard') return { status: 'refused', problem: 'other-format-needed' }
      return hand(reference, channel, page).then(
        ({ data }): Handed => (acceptedSchema.safeParse(data).success ? { status: 'accepted' } : { status: 'unknown' }),
        handedOf,
      )
    },
    find: async (reference) =>
      client.getNotifications(undefined, undefined, reference).then(
        ({ data }) => foundOf(reference, data),
        (): Found => ({ status: 'unknown' }),
      ),
  }
}

/** An answer that drips in for ever is no answer: the whole of it has to be there in time. */
function transport(answersWithinMs: number) {
  const http = axios.create({ maxRedirects: 0, maxContentLength: 1_000_000 })
  http.interceptors.request.use((config) => ({ ...config, signal: AbortSignal.timeout(answersWithinMs) }))
  return http
}

const acceptedSchema = z.object({ id: z.string().min(1) })

const postcodeAtEnd = /\s([a-z]{1,2}\d[a-z\d]?\s{0,3}\d[a-z]{2})$/i

/** No more than seven lines, the last of them the postcode, which the service wants by itself; the first is the name. */
function addressLines({ to }: Page): Record<string, string> {
  const lines = to.at
    .trim()
    .replace(postcodeAtEnd, '\n$1')
    .split(/[\n,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const kept = lines.length <= 6 ? lines : [...lines.slice(0, 4), lines.slice(4, -1).join(', '), lines.at(-1) ?? '']
  return Object.fromEntries([to.name, ...kept].map((line, index) => [`address_line_${index + 1}`, line]))
}

/** That a way is cut can also be learnt after the page has gone out on it; that nobody listens, or has the name, cannot. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

/** What a failure says of whether the page was taken. Only what is certain counts; all else is looked up. */
function handedOf(error: unknown): Handed {
  if (!isAxiosError(error)) return { status: 'unknown' }
  if (error.response === undefined)
    return neverConnected.includes(error.code ?? '') ? { status: 'not-reached' } : { status: 'unknown' }
  return error.response.status === 400 ? { status: 'refused', problem: 'refused-by-gateway' } : { status: 'unknown' }
}

const listSchema = z.object({
  notifications: z.array(z.object({ reference: z.string().nullish(), status: z.string() })),
})

function foundOf(reference: string, data: unknown): Found {
  const list = listSchema.safeParse(data)
  if (!list.success) return { status: 'unknown' }
  const ours = list.data.notifications.filter((one) => one.reference?.toLowerCase() === reference)
  const last = ours[0]
  return last === undefined ? { status: 'none' } : { status: statusOf(last.status), times: ours.length }
}

const failed = [
  'permanent-failure',
  'temporary-failure',
  'technical-failure',
  'virus-scan-failed',
  'validation-failed',
  'cancelled',
]

/** The service's own words for how a message stands, for lookups and receipts alike. */
export function statusOf(status: string): 'accepted' | 'delivered' | 'undeliverable' {
  if (failed.includes(status)) return 'undeliverable'
  return status === 'delivered' || status === 'received' ? 'delivered' : 'accepted'
}
