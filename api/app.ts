import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import { randomUUID } from 'node:crypto'
import { deliveryReceiptPath, takeDeliveryReceipt } from './delivery-receipts'
import { answerErrors } from './errors'
import { handle } from './handle'
import type { Metrics } from './metrics'
import { openApiDocument } from './openapi'
import { securityHeaders } from './page-policy'
import type { Parts } from './parts'
import { Problem } from './problems'
import { trustProxies } from './proxies'
import { receiptCodePath, referrerOf, takeReceiptCode } from './receipt-code'
import { serveHealth, type Readiness } from './health'
import type { Route } from './route'
import { routeName } from './route-name'
import { routes } from './routes'
import { sentOnce } from './sent-once'
import { throttle } from './throttle'

/** More than referrers at one address ask of a council; far fewer than guessing codes would need. */
const receiptCodesPerSecond = 20

/** The admin API as an Express application; it listens nowhere by itself. */
export function createApp(parts: Parts, metrics: Metrics, readiness: () => Promise<Readiness>): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.set('case sensitive routing', true)
  trustProxies(app, parts.trustedProxies)
  app.use(helmet(securityHeaders))
  app.use(neverStored)
  app.use(logged(parts))
  app.use(metrics.timed)
  app.use(sentOnce)
  app.use(serveHealth(readiness))
  app.get('/openapi.json', (_request, response) => void response.json(openApiDocument()))
  app.post(deliveryReceiptPath.replaceAll(/\{(\w+)\}/g, ':$1'), takeDeliveryReceipt(parts))
  app.post(
    receiptCodePath.replaceAll(/\{(\w+)\}/g, ':$1'),
    throttle(receiptCodesPerSecond, referrerOf(parts)),
    takeReceiptCode(parts),
  )
  for (const [path, here] of byPath(routes)) mount(app, path, here, parts)
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(answerErrors(parts))
  return app
}

function mount(app: Express, path: string, here: readonly Route[], parts: Parts): void {
  const mounted = app.route(path.replaceAll(/\{(\w+)\}/g, ':$1'))
  for (const route of here) mounted[route.method](handle(route, parts))
  const allowed = here.map(({ method }) => method.toUpperCase()).join(', ')
  mounted.all(() => {
    throw new Problem('method-not-allowed', { allowed, headers: { Allow: allowed } })
  })
}

function byPath(all: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>()
  for (const route of all) paths.set(route.path, [...(paths.get(route.path) ?? []), route])
  return paths
}

const neverStored: RequestHandler = ({ headers }, response, next) => {
  // Nobody has anything of ours kept, so nothing is answered as unchanged.
  for (const name of ['if-none-match', 'if-modified-since']) Reflect.deleteProperty(headers, name)
  response.set('Cache-Control', 'no-store')
  next()
}

/** One line a request: method, route, status, time. No address, header, query or body. */
function logged({ log }: Parts): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (_request, response) => {
      const id = randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    // Asked twice by pino-http: as the request comes, when neither route nor status is known, and as it ends.
    customProps: (request, response) =>
      response.headersSent ? { method: request.method, route: routeName(request), status: response.statusCode } : {},
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
  })
}
