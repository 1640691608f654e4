import { z } from 'zod'

const withheld = {
  withheld: z.string().meta({ description: 'For who signs it off the ground; in what is sent always `not-shown`.' }),
  words: z.string(),
}
const beside = z
  .array(
    z.object({
      is: z.enum(['to-be-decided', 'correction', 'disagreement']),
      receivedAt: z.string(),
      wrong: z.string(),
      right: z.string(),
      correction: z.string().exactOptional(),
      reason: z.string().exactOptional(),
      decidedOn: z.string().exactOptional(),
    }),
  )
  .meta({ description: 'Corrections and disagreements, beside what they are about.' })
  .exactOptional()
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
        beside,
        entries: z.array(
          z.union([
            z.object({
              number: z.number(),
              at: z.string(),
              sentence: z.string(),
              whose: z.string().meta({ description: 'Whose words it gives, or with whom it was.' }).exactOptional(),
              by: z.string().exactOptional(),
              details: z.array(z.object({ name: z.string(), value: z.string() })),
              beside,
            }),
            z.object({ number: z.number(), at: z.string(), ...withheld }),
          ]),
        ),
      }),
    ),
    rights: z.array(z.string()),
  })
  .meta({ id: 'AccessExport', description: 'What is disclosed: from the record, without what is withheld.' })

const found = z.array(
  z.object({
    record: z.number().meta({ description: 'Which of the cases, from 1.' }),
    whose: z.string(),
    because: z.string(),
    what: z.enum(['who-referred', 'person', 'address', 'telephone', 'e-mail', 'school-or-doctor']),
    places: z.number().meta({ description: 'In how many places it stands.' }),
    entries: z
      .array(z.number())
      .meta({ description: 'In which entries; 0 for what was said at the beginning and of people.' }),
  }),
)

/** The same before it is signed off, with what was found and is taken out. */
export const draftView = exportView
  .extend({
    takenOut: found.meta({
      description:
        'What of whom was found in what is held and is taken out, a line for each person and kind; what is withheld as a whole is not counted.',
    }),
    standsIn: found.meta({
      description:
        'The same of what stands in what would be sent, since it is shown as it was said: the own words of the requester, how they are ' +
        'reached, and of who referred the places where others live too.',
    }),
  })
  .meta({ id: 'AccessExportDraft', description: 'What would be disclosed, for who signs it off; never sent.' })

/** The same as pages. */
export const exportPages = z.string()
