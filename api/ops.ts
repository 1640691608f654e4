import express, { type Express } from 'express'
import helmet from 'helmet'
import { answerErrors } from './errors'
import { serveHealth, type Readiness } from './health'
import type { Metrics } from './metrics'
import { securityHeaders } from './page-policy'
import type { Parts } from './parts'
import { Problem } from './problems'

/** What operators ask on a port of its own, which only this machine can reach: health and metrics, and nothing else. */
export function createOps(
  { registry }: Metrics,
  readiness: () => Promise<Readiness>,
  parts: Pick<Parts, 'log'>,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('case sensitive routing', true)
  app.set('strict routing', true)
  app.use(helmet(securityHeaders))
  app.use(serveHealth(readiness))
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(answerErrors(parts))
  return app
}
