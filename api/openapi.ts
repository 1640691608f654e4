import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { refusalMessages, type RefusalCode } from '../pathway/refusals'
import { apiProblems, type ApiProblemCode } from './problems'
import { receiptCodeBody, receiptCodePath, receiptCodeView } from './receipt-code'
import type { Route } from './route'
import { routes } from './routes'
import { deliveryReceiptPath } from './delivery-receipts'
import { councilPath, idempotencyKey } from './schemas/common'
import { deliveryReceipt } from './schemas/notices'
import { problem } from './schemas/problem'
import { z } from 'zod'

let made: ReturnType<typeof createDocument> | undefined

/** The OpenAPI 3.1 description of the API, from the very schemas that validate. Made once. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  made ??= createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Caseway admin API',
      version: '1',
      description:
        "Durable clocks for referrals to children's social care. Every time in an answer is UTC; a day is a day in London. Every POST " +
        'that changes something carries an `Idempotency-Key`, a UUID of your own: sent again with the same body it counts once. Every error is ' +
        '`application/problem+json` with a stable `code`; the faults of a request are told all at once. A referral, a case or a council ' +
        'that is not yours is answered like one that does not exist.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: {
        callback: { type: 'http', scheme: 'bearer', description: 'Agreed between a council and its sending service.' },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT (at+jwt)',
          description: "Signed by the council's issuer; claims `council`, `roles` and `sub`, the person's opaque id.",
        },
      },
      schemas: { Problem: problem },
    },
    paths: { ...pathsOf(routes), ...callbackPaths, ...openPaths },
  })
  return made
}

function pathsOf(all: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of all) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) }
  return paths
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const isPost = route.method === 'post'
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: [route.description, `Needs the permission \`${route.permission}\`.`].filter(Boolean).join(' '),
    requestParams: {
      path: route.params,
      query: route.query,
      ...headerOf(route),
    },
    ...(isPost && {
      requestBody: { required: true, content: { 'application/json': { schema: route.body, ...examplesOf(route) } } },
    }),
    responses: { ...answersOf(route), ...problemsOf(route) },
  }
}

function headerOf(route: Route) {
  const key = route.method === 'post' ? { 'Idempotency-Key': keyHeader } : {}
  const fields = { ...key, ...(isReadOfCase(route) && { 'Caseway-Reason': why }) }
  return Object.keys(fields).length === 0 ? {} : { header: z.object(fields) }
}

const why = z.string().max(100).optional().meta({
  description: 'Why this is read, as one of the reasons of the council (`access.reasons`), where it has such said.',
})

const keyHeader = idempotencyKey.meta({
  description: 'A UUID of your own: the message is heard once, however often it is sent.',
  examples: ['3f0e8c1e-52c8-4c55-9a55-6d1d7a1f0b52'],
})

function examplesOf({ examples = {} }: Route) {
  return { examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])) }
}

function answersOf({ answers }: Route): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, isPage, headers = {} }]) => [
      status,
      {
        description,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, words]) => [
            name,
            { description: words, schema: { type: 'string' as const } },
          ]),
        ),
        content: { [isPage === true ? 'text/html' : 'application/json']: { schema } },
      },
    ]),
  )
}

/** What any route may answer; a body, or a query, has faults of its own. */
const everywhere: readonly ApiProblemCode[] = [
  'malformed-request',
  'invalid-request',
  'unauthenticated',
  'not-authorised',
  'not-found',
  'method-not-allowed',
  'too-many-requests',
  'record-destroyed',
  'request-timeout',
  'headers-too-large',
  'internal-error',
  'database-unavailable',
  'council-key-missing',
  'record-unreadable',
]
const withBody: readonly ApiProblemCode[] = [
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
]

/** Whether an address is bound to the record of a case, which may be restricted. */
const isBound = (path: string): boolean => /\{(case|referral|item)\}/.test(path)

const isReadOfCase = ({ path, method, reads }: Route): boolean => isBound(path) && (method === 'get' || reads === true)

function problemsOf(route: Route): ZodOpenApiResponsesObject {
  const own = [
    ...everywhere,
    ...(isBound(route.path) ? ['record-restricted' as const] : []),
    ...(isReadOfCase(route) ? ['reason-needed' as const] : []),
    ...(route.method === 'post' ? withBody : []),
    ...(route.problems ?? []),
  ]
  const titled = [
    ...[...new Set(own)].map((code) => ({ code, ...apiProblems[code] })),
    ...(route.refusals === true
      ? refusalCodes.map((code) => ({ code, status: 409, title: refusalMessages[code] }))
      : []),
  ]
  return byStatus(titled)
}

const problemResponses = (codes: readonly ApiProblemCode[]): ZodOpenApiResponsesObject =>
  byStatus(codes.map((code) => ({ code, ...apiProblems[code] })))

function byStatus(titled: readonly { code: string; status: number; title: string }[]): ZodOpenApiResponsesObject {
  const statuses = [...new Set(titled.map(({ status }) => status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [String(status), problemAnswer(titled.filter((one) => one.status === status))]),
  )
}

const refusalCodes = Object.keys(refusalMessages).filter((code): code is RefusalCode => code in refusalMessages)

function problemAnswer(titled: readonly { code: string; title: string }[]) {
  const description = titled.map(({ code, title }) => `\`${code}\`: ${title}`).join('\n\n')
  const codes = { type: 'object' as const, properties: { code: { enum: titled.map(({ code }) => code) } } }
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, codes] }
  return { description, content: { 'application/problem+json': { schema } } }
}

const alive = z.object({ alive: z.boolean() })
const ready = z.object({ ready: z.boolean(), missing: z.array(z.string()) })
const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

/** What the sending service of a council calls, with a token of its own. */
const callbackPaths: ZodOpenApiPathsObject = {
  [deliveryReceiptPath]: {
    post: {
      operationId: 'takeDeliveryReceipt',
      summary: 'Hear from the sending service what became of a notice',
      description:
        'For the sending service alone, with the bearer token agreed with it. What comes twice, late or out of order changes nothing ' +
        'that was at its end.',
      security: [{ callback: [] }],
      requestParams: { path: councilPath },
      requestBody: { required: true, content: { 'application/json': { schema: deliveryReceipt } } },
      responses: {
        200: { description: 'Heard.', content: json(z.object({ heard: z.boolean() })) },
        ...problemResponses(['malformed-json', 'invalid-request', 'unauthenticated', 'not-found', 'body-too-large']),
      },
    },
  },
}

/** What is served without a token. */
const openPaths: ZodOpenApiPathsObject = {
  [receiptCodePath]: {
    post: {
      operationId: 'readReferralProgress',
      summary: 'Ask, with the code that a referrer was given, what became of a referral',
      description:
        'Received, decision due by, decided: nothing of anybody. The code is in the body and never in an address.',
      security: [],
      requestParams: { path: councilPath },
      requestBody: { required: true, content: json(receiptCodeBody) },
      responses: {
        200: { description: 'How it stands.', content: json(receiptCodeView) },
        ...problemResponses(['malformed-json', 'invalid-request', 'not-found', 'body-too-large', 'too-many-requests']),
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'alive',
      summary: 'Whether the process is alive',
      security: [],
      responses: { 200: { description: 'It is.', content: json(alive) } },
    },
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Whether the process can do its job',
      description:
        'Needs the database and the configurations. The workflow engine may be down: what is accepted is then held.',
      security: [],
      responses: {
        200: { description: 'It can.', content: json(ready) },
        503: { description: 'It cannot now; `missing` says what is missing.', content: json(ready) },
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'describe',
      summary: 'This description',
      security: [],
      responses: { 200: { description: 'OpenAPI 3.1.', content: json(z.record(z.string(), z.unknown())) } },
    },
  },
}
