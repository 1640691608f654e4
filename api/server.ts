import { once } from 'node:events'
import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem, type ApiProblemCode } from './problems'

/** A sender that is slow, on purpose or not, is cut off; an idle connection is given back. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
}

/** Serves and resolves once it listens. */
export async function listen(
  listener: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const server = createServer(limits, listener)
  server.on('clientError', answerUnreadable)
  // What else a sender expects but to be told to go on is nothing to us; Node would answer it without a problem.
  server.on('checkExpectation', listener)
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

const codes: Readonly<Record<string, ApiProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
}

/** What never became a request is answered like any other error, as far as the connection still allows. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const { body } = new Problem(codes[error.code ?? ''] ?? 'malformed-request')
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

/** Takes no new request, and resolves when those under way have been answered. */
export async function closed(server: Server): Promise<void> {
  const ended = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await ended
}
