import { appendFileSync, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { readBook } from './book'
import { ordersSchema, type Manner, type Taken } from './manner'

// A sending service with the API of GOV.UK Notify, in a process of its own, as bad as it is told to be. What it accepts is in its book on
// disk before it answers, so that it outlives being killed.

const { GATEWAY_PORT, GATEWAY_BOOK } = z
  .object({ GATEWAY_PORT: z.coerce.number(), GATEWAY_BOOK: z.string() })
  .parse(process.env)

let orders = ordersSchema.parse({})
let pages = 0
const taken: Taken[] = existsSync(GATEWAY_BOOK) ? readBook(GATEWAY_BOOK) : []

const handedSchema = z.object({
  reference: z.uuid(),
  template_id: z.uuid(),
  email_address: z.string().optional(),
  phone_number: z.string().optional(),
  personalisation: z.record(z.string(), z.string()),
})

const answer = (response: ServerResponse, status: number, body: object) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const refuse = (response: ServerResponse, status: number, message: string) =>
  answer(response, status, { status_code: status, errors: [{ error: 'Error', message }] })

async function hand(channel: Taken['channel'], service: string, text: string, response: ServerResponse) {
  const handed = handedSchema.safeParse(JSON.parse(text))
  if (!handed.success) return refuse(response, 400, 'ValidationError')
  const { reference, email_address: email, phone_number: phone, personalisation } = handed.data
  const { subject = '', body = '', ...lines } = personalisation
  const address = Object.values(lines)
  if (channel === 'letter' && !isAddress(address)) return refuse(response, 400, 'Must be a real UK postcode')
  const to = { email, sms: phone, letter: address.join('\n') }[channel] ?? ''
  const take = () => note({ at: Date.now(), service, reference, channel, to, subject, body })
  const { against } = orders
  if (against !== undefined && JSON.stringify(handed.data).includes(against.text))
    return refuse(response, against.status, 'Told to')
  await behave(orders.manners[pages++ % orders.manners.length] ?? 'take', take, response)
}

/** Three lines or more, the last of them a postcode. */
const isAddress = (lines: readonly string[]): boolean =>
  lines.length >= 3 && lines.length <= 7 && /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(lines.at(-1) ?? '')

function note(page: Taken): void {
  appendFileSync(GATEWAY_BOOK, `${JSON.stringify(page)}\n`)
  taken.push(page)
  void callBack(page.reference)
}

async function behave(manner: Manner, take: () => void, response: ServerResponse): Promise<void> {
  if (typeof manner === 'number') {
    refuse(response, manner, 'Told to')
    return
  }
  if (typeof manner === 'object') await pause(manner.late)
  if (manner !== 'drop-before') take()
  const said = JSON.stringify({ id: randomUUID(), content: {} })
  const begun = () => response.writeHead(201, { 'content-type': 'application/json', 'content-length': said.length })
  switch (manner) {
    case 'drop-before':
    case 'drop-after':
      response.destroy()
      return
    case 'takes-and-fails':
      refuse(response, 500, 'Internal server error')
      return
    case 'garbage':
      response.writeHead(201).end('<html>Thank you')
      return
    case 'half':
      begun().write(said.slice(0, 9), () => response.destroy())
      return
    case 'drip':
      begun()
      for (const letter of said.slice(0, -1)) {
        response.write(letter)
        await pause(1_000)
      }
      return
    default:
      response.writeHead(201, { 'content-type': 'application/json' }).end(said)
  }
}

async function callBack(reference: string): Promise<void> {
  const { callback } = orders
  if (callback === undefined) return
  for (const status of callback.says)
    await fetch(callback.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${callback.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), reference, status, to: 'somebody', notification_type: 'email' }),
    }).catch(() => undefined)
}

function lookUp(reference: string | null, service: string, response: ServerResponse) {
  const { lookups } = orders
  if (typeof lookups === 'number') return refuse(response, lookups, 'Told to')
  if (lookups === 'garbage') return response.writeHead(200).end('[1, 2')
  const since = Date.now() - (typeof lookups === 'object' ? lookups.slow : 0)
  const ours = taken.filter((one) => one.reference === reference && one.service === service && one.at <= since)
  return answer(response, 200, {
    notifications: ours.map((one) => ({ id: randomUUID(), reference: one.reference, status: 'sending' })),
    links: {},
  })
}

/** The service that a key belongs to, as its token names it. */
function serviceOf({ headers }: IncomingMessage): string | undefined {
  const [, payload = ''] = /^Bearer [^.]+\.([^.]+)\./.exec(headers.authorization ?? '') ?? []
  const claims = z
    .object({ iss: z.string() })
    .safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}'))
  return claims.success ? claims.data.iss : undefined
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://gateway')
  const text = Buffer.concat(await request.toArray()).toString()
  if (url.pathname === '/orders') {
    orders = ordersSchema.parse(JSON.parse(text))
    return response.writeHead(204).end()
  }
  if (url.pathname === '/repeat') {
    const had = taken.find(({ reference }) => text.includes(reference))
    if (had !== undefined) note(had)
    return response.writeHead(had === undefined ? 404 : 204).end()
  }
  const service = serviceOf(request)
  if (service === undefined) return refuse(response, 403, 'Invalid token')
  if (request.method === 'GET') return lookUp(url.searchParams.get('reference'), service, response)
  const [, channel] = /^\/v2\/notifications\/(email|sms|letter)$/.exec(url.pathname) ?? []
  if (channel !== 'email' && channel !== 'sms' && channel !== 'letter') return refuse(response, 404, 'Not found')
  return hand(channel, service, text, response)
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy())
})
server.listen(GATEWAY_PORT, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
})
process.on('disconnect', () => process.exit(0))
