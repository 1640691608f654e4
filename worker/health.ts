import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'

/** Whether the process can do its job, and if not, what is missing: words for an operator, nothing else. */
export interface Readiness {
  ready: boolean
  missing: readonly string[]
}

/** Serves `/healthz` (alive), `/readyz` (can do its job) and `/metrics` on a port of their own. */
export function serveHealth(
  at: { host: string; port: number },
  readiness: () => Promise<Readiness>,
  metrics: Registry,
): Server {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, readiness, metrics)
  })
  return server.listen(at.port, at.host)
}

async function answer(url: string, response: ServerResponse, readiness: () => Promise<Readiness>, metrics: Registry) {
  switch (url) {
    case '/healthz':
      return send(response, 200, { alive: true })
    case '/readyz': {
      const state = await readiness()
      return send(response, state.ready ? 200 : 503, state)
    }
    case '/metrics':
      response.setHeader('content-type', metrics.contentType)
      return response.end(await metrics.metrics())
    default:
      return send(response, 404, { code: 'not-found' })
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
