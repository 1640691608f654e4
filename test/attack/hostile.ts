import * as fc from 'fast-check'

/** Texts that something or other would execute, if it were let. All of them are whole texts that a person might write. */
export const injections = [
  `'; drop table case_view; --`,
  `" or ""="`,
  `') union select wrapped from case_key --`,
  `$.** ? (@ == "x")`,
  `WorkflowType='caseOfReferral' OR CasewayCouncil='blackpool'`,
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `</style><script>alert(1)</script>`,
  `{{constructor.constructor('return process')()}} \${process.exit(1)} #{7*7} <%= 7*7 %>`,
  `%s%n%d %x %1$s {0} {name}`,
  `one\r\nSet-Cookie: a=b\r\n\r\n{"level":60,"msg":"forged"}`,
  `\u001b[31mred\u001b[0m\u0007\u0008`,
  `\u202Eright to left\u2066\u200B\u200F\uFEFF`,
  `../../../../etc/passwd%00.yaml`,
  `=HYPERLINK("x","y")`,
  `((((((((((a+)+)+)+)+)+)+)+)+)+)+!`,
  `Ω≈ç√∫˜µ≤≥÷ 田中 👩‍👧`,
] as const

export const hostileTexts = fc.constantFrom(...injections)

/** Texts that cannot be stored as they are, and must be refused. */
export const brokenTexts = ['a\u0000b', '\ud800', 'x\udc69']

/** Days and moments at the ends of what can be written. */
export const edges = ['0000-01-01', '9999-12-31', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'] as const

/** Fields by which a sender would be somebody else, or decide what is not theirs. */
export const extraFields = [
  'role',
  'roles',
  'council',
  'tenantId',
  'status',
  'stage',
  'decidedBy',
  'actor',
  'seq',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
]

/** Every object in a JSON value, by its path. */
export function objectsIn(value: unknown, path: readonly string[] = []): { path: readonly string[]; at: object }[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, one]) => objectsIn(one, [...path, name]))
  return Array.isArray(value) ? inner : [{ path, at: value }, ...inner]
}

/** The JSON text of a value with one more field in the object at a path. `__proto__` too is written as a field. */
export function withField(value: unknown, path: readonly string[], name: string, extra: unknown): string {
  const marker = `extra-${Math.random()}`
  const copy: unknown = structuredClone(value)
  const target = path.reduce<unknown>(
    (one, step) => (typeof one === 'object' && one !== null ? Reflect.get(one, step) : one),
    copy,
  )
  if (typeof target !== 'object' || target === null) throw new Error('no object there')
  Reflect.set(target, marker, extra)
  return JSON.stringify(copy).replace(JSON.stringify(marker), JSON.stringify(name))
}

/** Values of every type, to stand where another was meant. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, 9_007_199_254_740_993, '', ' ', [], {}, [[]], 'a'.repeat(20_000)),
  fc.constantFrom(...brokenTexts, ...edges),
  hostileTexts,
  fc.jsonValue({ maxDepth: 3 }),
)

/** Values that are of another type than was meant, or that an object has without having been given them. */
const oddities = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'constructor',
  '__proto__',
  'a\u0000b',
  ...edges,
  [],
  {},
  [null],
  [[]],
  { a: null },
]

/** Every value that comes of it by replacing one thing in it by something odd, or taking it away: as JSON would bring it. */
export const oddOnes = (value: unknown): unknown[] =>
  placesIn(value).flatMap((path) => {
    const odd = [undefined, ...oddities].map((other) => put(value, path, other))
    return odd.filter((one) => one !== undefined).map((one): unknown => JSON.parse(JSON.stringify(one)))
  })

/** A value with something in it replaced by something else, or taken away. */
export function broken(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value)
  return fc
    .tuple(fc.constantFrom(...places), fc.option(anything, { nil: undefined }))
    .map(([path, other]) => put(value, path, other))
}

function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, one]) => placesIn(one, [...path, name]))]
}

function put(value: unknown, [step, ...rest]: readonly string[], other: unknown): unknown {
  if (step === undefined) return other
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === step ? put(one, rest, other) : one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === step ? put(one, rest, other) : one]),
  )
}
