import { z } from 'zod'

/** timestamptz out of PostgreSQL, as an `Instant`. */
export const instant = z.date().transform((date) => date.toISOString())

/** bytea out of PostgreSQL. */
export const bytes = z.instanceof(Buffer)

/** bigint out of PostgreSQL, which the driver hands over as text. */
export const bigInteger = z.coerce.number().int()

/** The one row there is, or null; the shape is checked on the way out. */
export function oneOrNull<T>(schema: z.ZodType<T>, { rows }: { rows: unknown[] }): T | null {
  return rows.length === 0 ? null : schema.parse(rows[0])
}

/** All rows, each checked on the way out. */
export function many<T>(schema: z.ZodType<T>, { rows }: { rows: unknown[] }): T[] {
  return rows.map((row) => schema.parse(row))
}

const idSchema = z.object({ id: z.string() })

/** The column `id` of each row. */
export const idsOf = (result: { rows: unknown[] }): string[] => many(idSchema, result).map(({ id }) => id)
