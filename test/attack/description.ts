import { z } from 'zod'

/** A JSON schema, so far as the description of the API uses them. */
export interface Schema {
  $ref?: string
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  description?: string
  format?: string
}

const schema: z.ZodType<Schema> = z.record(z.string(), z.any())
const content = z.record(
  z.string(),
  z.object({ schema, examples: z.record(z.string(), z.object({ value: z.unknown() })).optional() }),
)
const operation = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
})
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
})

/** One operation of the API, as its description has it. */
export interface Operation {
  id: string
  method: string
  path: string
  /** Whether it takes the token of a person of a council. */
  isGuarded: boolean
  query: readonly { name: string; required: boolean; schema: Schema }[]
  body?: Schema
  examples: readonly unknown[]
  /** The statuses described, and for those of errors their codes. */
  statuses: ReadonlyMap<number, readonly string[]>
}

export interface Description {
  operations: readonly Operation[]
  schemas: Readonly<Record<string, Schema>>
}

/** What `/openapi.json` says. */
export async function describe(api: string): Promise<Description> {
  const { paths, components } = description.parse(await (await fetch(`${api}/openapi.json`)).json())
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => operationOf(path, method, one)),
  )
  return { operations, schemas: components.schemas }
}

function operationOf(path: string, method: string, one: z.output<typeof operation>): Operation {
  const body = one.requestBody?.content['application/json']
  return {
    ...{ id: one.operationId, method: method.toUpperCase(), path, isGuarded: one.security === undefined },
    query: one.parameters.filter((parameter) => parameter.in === 'query'),
    ...(body !== undefined && { body: body.schema }),
    examples: Object.values(body?.examples ?? {}).map(({ value }) => value),
    statuses: new Map(
      Object.entries(one.responses).map(([status, answer]) => [Number(status), codesOf(answer.content)]),
    ),
  }
}

function codesOf(answers: z.output<typeof content> = {}): readonly string[] {
  const parts = answers['application/problem+json']?.schema.allOf ?? []
  return parts.flatMap(({ properties }) => properties?.['code']?.enum ?? []).map(String)
}
