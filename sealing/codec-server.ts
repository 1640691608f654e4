import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { z } from 'zod'
import { SealingError } from './errors'
import { forOperators } from './for-operators'
import { openingKey, openPayload, sealedFor, type PayloadKeys } from './sealed-payload'

// A page of a history in the Temporal UI comes as one request.
const BODY_LIMIT_BYTES = 8 * 1024 * 1024
const TIMEOUT_MS = 10_000

export interface CodecServerParts {
  keys: PayloadKeys
  /** The only origins whose pages may read an answer. */
  uiOrigins: readonly string[]
  logger: Logger
}

/**
 * Decodes for the Temporal UI: `POST /decode` in the codec server protocol, with `X-Namespace`; `GET /healthz`. It
 * never encodes. A payload it cannot open, or that belongs to another namespace, comes back as it was. What people wrote
 * in a command is left out (`forOperators`). It has no login: bind it to loopback.
 */
export function createCodecServer(parts: CodecServerParts): Server {
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      const status = error instanceof HttpError ? error.status : 500
      if (status === 500)
        parts.logger.error({ errorName: error instanceof Error ? error.name : typeof error }, 'codec failed')
      send(response, status)
    })
  })
  server.requestTimeout = TIMEOUT_MS
  server.headersTimeout = TIMEOUT_MS
  return server
}

class HttpError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

async function answer(parts: CodecServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowOrigin(parts.uiOrigins, request, response)
  const path = request.url?.split('?')[0]
  if (path === '/healthz' && request.method === 'GET') return send(response, 200, { status: 'ok' })
  if (path !== '/decode') throw new HttpError(404)
  if (request.method === 'OPTIONS') return send(response, 204)
  if (request.method !== 'POST') throw new HttpError(405)
  const namespace = request.headers['x-namespace']
  if (typeof namespace !== 'string') throw new HttpError(400)
  send(response, 200, await decodeAll(parts, namespace, await readBody(request)))
}

/** A page of any other origin is refused outright, which also stops a name that was rebound to this address. */
function allowOrigin(uiOrigins: readonly string[], { headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return
  if (!uiOrigins.includes(headers.origin)) throw new HttpError(403)
  response.setHeader('Access-Control-Allow-Origin', headers.origin)
  response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS')
  response.setHeader('Access-Control-Allow-Headers', 'content-type, x-namespace')
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Vary', 'Origin')
}

const payloadSchema = z.looseObject({
  metadata: z.record(z.string(), z.base64()).optional(),
  data: z.base64().optional(),
})
const bodySchema = z.object({ payloads: z.array(payloadSchema) })

type WirePayload = z.output<typeof payloadSchema>
type DecodeRequest = z.output<typeof bodySchema>

async function readBody(request: IncomingMessage): Promise<DecodeRequest> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw new HttpError(413)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new HttpError(400)
    length += chunk.length
    if (length > BODY_LIMIT_BYTES) throw new HttpError(413)
    chunks.push(chunk)
  }
  try {
    return bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch {
    throw new HttpError(400)
  }
}

async function decodeAll(
  { keys, logger }: CodecServerParts,
  namespace: string,
  { payloads }: DecodeRequest,
): Promise<DecodeRequest> {
  const decoded = await Promise.all(payloads.map((payload) => decodeOne(keys, namespace, payload)))
  logger.info({ namespace, payloads: payloads.length, unopened: decoded.filter((one) => one.code).length }, 'decoded')
  return { payloads: decoded.map(({ payload }) => payload) }
}

/** `code` says why a sealed payload stayed as it was. */
async function decodeOne(
  keys: PayloadKeys,
  namespace: string,
  wire: WirePayload,
): Promise<{ payload: WirePayload; code?: string }> {
  const payload = fromWire(wire)
  const address = sealedFor(payload)
  if (address === null) return { payload: wire }
  if (address.namespace !== namespace) return { payload: wire, code: 'other-namespace' }
  try {
    const key = await openingKey(keys, address, payload)
    return { payload: toWire(forOperators(openPayload(key, address, payload))) }
  } catch (error) {
    return { payload: wire, code: error instanceof SealingError ? error.code : 'not-opened' }
  }
}

function fromWire({ metadata, data }: WirePayload) {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value, 'base64')] as const)
  return { metadata: Object.fromEntries(entries), data: Buffer.from(data ?? '', 'base64') }
}

function toWire({ metadata, data }: ReturnType<typeof openPayload>): WirePayload {
  const entries = Object.entries(metadata ?? {}).map(
    ([name, value]) => [name, Buffer.from(value).toString('base64')] as const,
  )
  return { metadata: Object.fromEntries(entries), data: Buffer.from(data ?? []).toString('base64') }
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
