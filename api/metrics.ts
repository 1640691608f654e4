import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { routeName } from './route-name'

/** What the API counts. Labels are routes and statuses only: no council, no id, nothing personal. */
export interface Metrics {
  registry: Registry
  /** Times every request. */
  timed: RequestHandler
}

/** Makes a registry of its own, so that several can be made in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'caseway_api_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const timed: RequestHandler = (request, response, next) => {
    const end = seconds.startTimer()
    response.once('finish', () => {
      const route = routeName(request)
      const method = route === 'none' ? 'any' : request.method
      end({ method, route, status: String(response.statusCode) })
    })
    next()
  }
  return { registry, timed }
}
