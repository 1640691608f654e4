import { Router } from 'express'

/** Whether the process can do its job, and if not, what is missing, in words for an operator. */
export interface Readiness {
  ready: boolean
  missing: readonly string[]
}

/** `/healthz`: the process is alive. `/readyz`: it can do its job, for which it needs PostgreSQL and configurations; Temporal it does not. */
export function serveHealth(readiness: () => Promise<Readiness>): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/healthz', (_request, response) => void response.json({ alive: true }))
  router.get('/readyz', async (_request, response) => {
    const state = await readiness()
    response.status(state.ready ? 200 : 503).json(state)
  })
  return router
}
