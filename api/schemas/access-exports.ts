import { z } from 'zod'

const withheld = { withheld: z.string(), words: z.string().meta({ description: '`withheld: ` and the ground.' }) }
const shown = z.record(z.string(), z.unknown())

/** What is disclosed, as JSON. */
export const exportView = z
  .object({
    requestId: z.string(),
    council: z.string(),
    proposal: z.number(),
    cases: z.array(
      z.object({
        people: z.array(
          z.union([z.object({ kind: z.string(), said: shown }), z.object({ kind: z.string(), ...withheld })]),
        ),
        concern: z.string().exactOptional(),
        entries: z.array(
          z.union([
            z.object({
              number: z.number(),
              at: z.string(),
              sentence: z.string(),
              by: z.string().exactOptional(),
              details: z.array(z.object({ name: z.string(), value: z.string() })),
            }),
            z.object({ number: z.number(), at: z.string(), ...withheld }),
          ]),
        ),
      }),
    ),
    rights: z.array(z.string()),
  })
  .meta({ id: 'AccessExport', description: 'What is disclosed: from the record, without what is withheld.' })

/** The same as pages. */
export const exportPages = z.string()
