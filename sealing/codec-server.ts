import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { z } from 'zod'
import { CodecRefusal, type CodecGate, type Operator } from './codec-gate'
import { isOwnPage, login } from './codec-login'
import { CodecSessions } from './codec-sessions'
import { SealingError } from './errors'
import { forOperators } from './for-operators'
import { openingKey, openPayload, sealedFor, type PayloadKeys } from './sealed-payload'
import { parseWorkflowId } from './workflow-id'

// A page of a history in the Temporal UI comes as one request.
const BODY_LIMIT_BYTES = 8 * 1024 * 1024
const TIMEOUT_MS = 10_000

export interface CodecServerParts<O extends Operator = Operator> {
  keys: PayloadKeys
  /** Who is let in. */
  gate: CodecGate<O>
  /** The only origins whose pages may read an answer. */
  uiOrigins: readonly string[]
  logger: Logger
}

/**
 * Decodes for the Temporal UI: `POST /decode` in the codec server protocol, with `X-Namespace`, by an operator of a council who was let in
 * (`Authorization: Bearer`, or the session that `/login` begins); `GET /healthz`. It never encodes. A payload it cannot open, or that is
 * of another namespace or council, comes back as it was; where all are of another council the request is refused. What people wrote in a
 * command is left out (`forOperators`). Of a case that is kept from them by the rules of the API nothing is opened. Each decoding is one entry
 * of the council's audit, and so is each case that was kept.
 */
export function createCodecServer<O extends Operator>(parts: CodecServerParts<O>): Server {
  const sessions = new CodecSessions()
  const server = createServer((request, response) => {
    answer(parts, sessions, request, response).catch((error: unknown) => {
      const status = error instanceof CodecRefusal ? error.status : 500
      if (status === 500)
        parts.logger.error({ errorName: error instanceof Error ? error.name : typeof error }, 'codec failed')
      if (status === 429) response.setHeader('Retry-After', '10')
      send(response, status)
    })
  })
  server.requestTimeout = TIMEOUT_MS
  server.headersTimeout = TIMEOUT_MS
  return server
}

async function answer<O extends Operator>(
  parts: CodecServerParts<O>,
  sessions: CodecSessions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?')[0]
  if (path === '/login' && isOwnPage(request)) return login({ gate: parts.gate, sessions }, request, response)
  allowOrigin(parts.uiOrigins, request, response)
  if (path === '/healthz' && request.method === 'GET') return send(response, 200, { status: 'ok' })
  if (path !== '/decode') throw new CodecRefusal(404)
  if (request.method === 'OPTIONS') return send(response, 204)
  if (request.method !== 'POST') throw new CodecRefusal(405)
  const operator = await parts.gate.enter(sessions.authorizationOf(request))
  const namespace = request.headers['x-namespace']
  if (typeof namespace !== 'string') throw new CodecRefusal(400)
  send(response, 200, await decodeAll(parts, operator, namespace, await readBody(request)))
}

/** A page of any other origin is refused outright, which also stops a name that was rebound to this address. */
function allowOrigin(uiOrigins: readonly string[], { headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return
  if (!uiOrigins.includes(headers.origin)) throw new CodecRefusal(403)
  response.setHeader('Access-Control-Allow-Origin', headers.origin)
  response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS')
  response.setHeader('Access-Control-Allow-Headers', 'content-type, x-namespace, authorization')
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
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw new CodecRefusal(413)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new CodecRefusal(400)
    length += chunk.length
    if (length > BODY_LIMIT_BYTES) throw new CodecRefusal(413)
    chunks.push(chunk)
  }
  try {
    return bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch {
    throw new CodecRefusal(400)
  }
}

async function decodeAll<O extends Operator>(
  { keys, gate, logger }: CodecServerParts<O>,
  operator: O,
  namespace: string,
  { payloads }: DecodeRequest,
): Promise<DecodeRequest> {
  const of = payloads.flatMap((payload) => parseWorkflowId(sealedFor(fromWire(payload))?.workflowId ?? '') ?? [])
  const own = of.filter(({ council }) => council === operator.council)
  if (own.length === 0 && of.length > 0) {
    await gate.audit(operator, { caseId: null, outcome: 'other-council' })
    throw new CodecRefusal(403)
  }
  const { open, kept } = await readable(gate, operator, new Set(own.map((one) => one.caseId)))
  for (const caseId of kept) await gate.audit(operator, { caseId, outcome: 'not-found' })
  if (open.size === 0 && kept.length > 0) throw new CodecRefusal(403)
  const decoded = await Promise.all(payloads.map((payload) => decodeOne(keys, operator, namespace, open, payload)))
  const opened = decoded.filter((one) => one.code === undefined).length
  const [caseId, ...others] = open
  await gate.audit(operator, { caseId: others.length === 0 ? (caseId ?? null) : null, outcome: `opened-${opened}` })
  logger.info({ council: operator.council, namespace, payloads: payloads.length, opened }, 'decoded')
  return { payloads: decoded.map(({ payload }) => payload) }
}

/** Which of these cases may be read by an operator, and which are kept from them. */
async function readable<O extends Operator>(gate: CodecGate<O>, operator: O, caseIds: ReadonlySet<string>) {
  const [open, kept] = [new Set<string>(), new Array<string>()]
  for (const caseId of caseIds)
    if (await gate.mayRead(operator, caseId)) open.add(caseId)
    else kept.push(caseId)
  return { open, kept }
}

/** `code` says why a payload stayed as it was. */
async function decodeOne(
  keys: PayloadKeys,
  { council }: Operator,
  namespace: string,
  open: ReadonlySet<string>,
  wire: WirePayload,
): Promise<{ payload: WirePayload; code?: string }> {
  const payload = fromWire(wire)
  const address = sealedFor(payload)
  if (address === null) return { payload: wire, code: 'not-sealed' }
  if (address.namespace !== namespace) return { payload: wire, code: 'other-namespace' }
  const of = parseWorkflowId(address.workflowId)
  if (of?.council !== council) return { payload: wire, code: 'other-council' }
  if (!open.has(of.caseId)) return { payload: wire, code: 'kept' }
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
