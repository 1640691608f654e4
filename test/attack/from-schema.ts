import * as fc from 'fast-check'
import type { Schema } from './description'

export type Schemas = Readonly<Record<string, Schema>>

/** Values that a schema takes, as far as it says what it takes; texts come from `texts`. */
export function valuesOf(schema: Schema, schemas: Schemas, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const of = (inner: Schema): fc.Arbitrary<unknown> => valuesOf(inner, schemas, texts)
  const { $ref, oneOf, anyOf, allOf, items = {} } = schema
  if ($ref !== undefined) return of(resolve($ref, schemas))
  const forms = oneOf ?? anyOf
  if (forms !== undefined) return fc.oneof(...forms.map(of))
  if (allOf !== undefined) return fc.tuple(...allOf.map(of)).map((parts) => Object.assign({}, ...parts))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, of)
    case 'array':
      return fc.array(of(items), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 3) })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 50, 1_000) })
    case 'string':
      return stringsOf(schema, texts)
    default:
      return fc.jsonValue()
  }
}

/** The schema that a reference names. */
export function resolve(ref: string, schemas: Schemas): Schema {
  const found = schemas[ref.split('/').at(-1) ?? '']
  if (found === undefined) throw new Error(`${ref} is not described`)
  return found
}

function objectsOf(
  { properties = {}, required = [], additionalProperties, propertyNames }: Schema,
  of: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const own = fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, of(schema)])), {
    requiredKeys: required.filter((name) => name in properties),
  })
  if (typeof additionalProperties !== 'object') return own
  const names = propertyNames === undefined ? fc.constantFrom('a', 'b') : of({ type: 'string', ...propertyNames })
  const others = fc.dictionary(names.map(String), of(additionalProperties), { maxKeys: 3 })
  return fc.tuple(others, own).map(([left, right]) => ({ ...left, ...right }))
}

const today = Date.now()
const days = fc
  .integer({ min: -400, max: 400 })
  .map((day) => new Date(today + day * 86_400_000).toISOString().slice(0, 10))

function stringsOf({ format, pattern, maxLength }: Schema, texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (format === 'date') return days
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') return days.map((day) => `${day}T10:00:00Z`)
  if (pattern !== undefined && pattern !== String.raw`\S`)
    return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  return texts.map((text) =>
    Array.from(text)
      .slice(0, maxLength ?? 200)
      .join(''),
  )
}
