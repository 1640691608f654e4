import type { z } from 'zod'
import { decisionExamples, practiceExamples } from './examples/commands'
import { decision } from './schemas/decisions'
import { practice } from './schemas/practice'

// Every command of every stage and road, by its schema and its example, with each thing wrong that can be.

interface Form {
  kind: string
  schema: z.ZodObject
  example: Readonly<Record<string, unknown>>
}

const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...decisionExamples,
  ...practiceExamples,
}

const forms: Form[] = [...decision.options, ...practice.options].map((schema) => {
  const kind: string = schema.shape.kind.value
  return { kind, schema, example: examples[kind] ?? {} }
})

/** The paths of the faults of a body. */
function faultsAt(schema: z.ZodType, body: unknown): string[] {
  const read = schema.safeParse(body)
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('/'))
}

const without = (body: Form['example'], name: string) =>
  Object.fromEntries(Object.entries(body).filter(([field]) => field !== name))

describe.each(forms)('$kind', ({ schema, example }) => {
  it('is accepted as in its example', () => {
    expect(faultsAt(schema, example)).toEqual([])
  })

  it('is refused without any one of what it needs, and the fault names it', () => {
    const optional = (name: string) => schema.safeParse(without(example, name)).success
    const needed = Object.keys(example).filter((name) => name !== 'kind' && !optional(name))
    for (const name of needed) expect(faultsAt(schema, without(example, name))).toContain(name)
  })

  it('is refused with words that say nothing', () => {
    for (const name of ['reason', 'note', 'comment', 'recommendation'].filter((field) => field in schema.shape))
      for (const empty of ['', '   ', '\n\t', '\u200b\u200b'])
        expect(faultsAt(schema, { ...example, [name]: empty })).toContain(name)
  })

  it('is refused with a field that it does not have', () => {
    for (const name of ['council', 'decidedBy', 'status'].filter((field) => !(field in schema.shape)))
      expect(schema.safeParse({ ...example, [name]: 'x' }).success).toBe(false)
  })

  it('is refused with every field of another kind', () => {
    for (const name of Object.keys(schema.shape).filter((field) => field !== 'kind'))
      for (const wrong of [{ no: 'such thing' }, null])
        expect(faultsAt(schema, { ...example, [name]: wrong }).some((path) => path.startsWith(name))).toBe(true)
  })

  it('is refused with a day or a moment that is none', () => {
    const dates = Object.keys(schema.shape).filter((field) => /(On|At)$/.test(field))
    for (const name of dates)
      for (const wrong of ['2026-02-30', 'yesterday', '', 'x'.repeat(50)])
        expect(faultsAt(schema, { ...example, [name]: wrong })).toContain(name)
  })
})
