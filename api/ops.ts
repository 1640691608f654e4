import express, { type Express } from 'express'
import { serveHealth, type Readiness } from './health'
import type { Metrics } from './metrics'

/** What operators ask on a port of its own, which only this machine can reach: health and metrics. */
export function createOps({ registry }: Metrics, readiness: () => Promise<Readiness>): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(serveHealth(readiness))
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  return app
}
