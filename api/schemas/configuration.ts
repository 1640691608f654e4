import { z } from 'zod'

/** The effective configuration; its own shape is that of the tenant files. */
export const configurationView = z
  .object({
    council: z.string(),
    name: z.string(),
    version: z.string().meta({ description: 'Hash of the effective configuration, its sources and the calendar.' }),
    configuration: z.record(z.string(), z.unknown()),
    origins: z
      .record(z.string(), z.object({ file: z.string(), source: z.string() }))
      .meta({ description: 'For the path of every value, which file gives it and which document says so.' }),
    notSupplied: z.array(z.string()).meta({ description: 'What only the council can give and has not given.' }),
    documents: z.record(z.string(), z.string()),
    calendar: z.object({ version: z.string(), knownFrom: z.string(), knownUntil: z.string() }),
  })
  .meta({ id: 'Configuration' })
