import type { Schema } from './description'
import { resolve, type Schemas } from './from-schema'

/** Stands in every marker, and nowhere else. */
export const stem = 'Zqxcanaryxq'

/** Stands in those of what a council announces to everybody, of no person: bank holidays. */
export const publicStem = 'Zqxannouncexq'

const stemOf = (operation: string): string => (operation.includes('BankHoliday') ? publicStem : stem)

/** Bodies in which every text that a schema has anywhere carries a marker of its own, and where each marker is. */
export interface Planted {
  bodies: readonly unknown[]
  /** The path of every text, as `decide /reason`. */
  fields: readonly string[]
}

/** Plants markers into every text of a schema: as many bodies as it has forms, optional fields among it. */
export function plant(operation: string, schema: Schema, schemas: Schemas): Planted {
  const fields: string[] = []
  const bodies = forms(schema, schemas, '', (path) => {
    fields.push(`${operation} ${path}`)
    return `${stemOf(operation)}${fields.length}x${operation}`.slice(0, 35)
  })
  return { bodies, fields }
}

/** The same body with a marker in place of each of its texts. */
export function marked(operation: string, example: unknown): unknown {
  let count = 0
  const isText = (name: string, value: unknown): value is string =>
    typeof value === 'string' && texts.has(name) && !/^\d{4}-\d{2}-\d{2}/.test(value)
  const texts = new Set([
    'title',
    'reason',
    'concern',
    'name',
    'forenames',
    'surname',
    'note',
    'summary',
    'address',
    'school',
    'organisation',
    'text',
    'words',
    'detail',
    'details',
    'actionPoints',
    'timeframes',
    'names',
    'jobTitles',
    'wrong',
    'right',
    'views',
    'plan',
    'findings',
    'about',
    'says',
    'content',
  ])
  return JSON.parse(JSON.stringify(example), (name, value: unknown) => {
    count += 1
    return isText(name, value) ? `${stemOf(operation)}e${count}x${operation}`.slice(0, 35) : value
  })
}

type Marker = (path: string) => string

function forms(schema: Schema, schemas: Schemas, path: string, marker: Marker): unknown[] {
  const { $ref, oneOf, anyOf, allOf, items = {}, properties = {} } = schema
  if ($ref !== undefined) return forms(resolve($ref, schemas), schemas, path, marker)
  const several = oneOf ?? anyOf
  if (several !== undefined) return several.flatMap((one) => forms(one, schemas, path, marker))
  if (allOf !== undefined)
    return combined(
      allOf.map((one) => forms(one, schemas, path, marker)),
      (parts) => Object.assign({}, ...parts),
    )
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum !== undefined) return [schema.enum[0]]
  switch (schema.type) {
    case 'object': {
      const names = Object.keys(properties)
      const values = names.map((name) => forms(properties[name] ?? {}, schemas, `${path}/${name}`, marker))
      return combined(values, (parts) => Object.fromEntries(names.map((name, index) => [name, parts[index]])))
    }
    case 'array':
      return forms(items, schemas, `${path}/0`, marker).map((one) => [one])
    case 'boolean':
      return [true]
    case 'integer':
    case 'number':
      return [schema.minimum ?? 1]
    case 'string':
      return [isFreeText(schema) ? marker(path) : exampleOf(schema)]
    default:
      return [marker(path)]
  }
}

/** As many as the one with the most forms: the first with the first, the second with the second, and so on. */
function combined(parts: readonly (readonly unknown[])[], make: (chosen: readonly unknown[]) => unknown): unknown[] {
  const most = Math.max(1, ...parts.map((part) => part.length))
  return Array.from({ length: most }, (_, index) => make(parts.map((part) => part[index % part.length])))
}

/** What is no opaque id, no code, no day and no time. */
export function isFreeText({ format, pattern, description = '' }: Schema): boolean {
  const isTime = description.startsWith('An instant')
  return format === undefined && !isTime && (pattern === undefined || pattern === String.raw`\S`)
}

function exampleOf({ format, pattern = '' }: Schema): string {
  if (format === 'date') return '2026-11-20'
  if (format === 'uuid') return '018f6f0e-5a0b-7c3d-9e1f-2a3b4c5d6e7f'
  return pattern === '' ? '2026-11-20T10:00:00Z' : 'a1'
}

/** The ways in which a stem may stand in a file, if it stands there at all. */
export function needles(of: string): Map<string, Buffer> {
  const plain = Buffer.from(of)
  const wide = Buffer.from(of, 'utf16le')
  const base64 = [0, 1, 2].map((shift): [string, Buffer] => {
    const whole = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replaceAll('=', '')
    return [`base64 ${shift}`, Buffer.from(whole.slice(shift === 0 ? 0 : shift + 1, -2))]
  })
  const hex = plain.toString('hex')
  return new Map([
    ['text', plain],
    ['lower case', Buffer.from(of.toLowerCase())],
    ['utf-16 le', wide],
    ['utf-16 be', Buffer.from(wide).swap16()],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ...base64,
  ])
}

/** The ways in which a stem stands in some bytes. */
export function formsFound(bytes: Buffer, of: string): string[] {
  return [...needles(of)].filter(([, needle]) => bytes.includes(needle)).map(([name]) => name)
}
