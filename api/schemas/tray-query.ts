import { z } from 'zod'
import { stages } from '../../pathway/case'
import { addFault, localDate, staffId } from './common'
import type { CaseCursor } from '../../db/cases'

const cursorContent = z.tuple([z.iso.datetime().nullable(), z.uuid()])

/** Where a page ended, as a caller hands it back. */
export function writeCursor({ nextDueAt, caseId }: CaseCursor): string {
  return Buffer.from(JSON.stringify([nextDueAt, caseId])).toString('base64url')
}

const cursor = z
  .string()
  .max(200)
  .transform((text, context): CaseCursor => {
    const content = cursorContent.safeParse(readJson(Buffer.from(text, 'base64url').toString('utf8')))
    if (content.success) return { nextDueAt: content.data[0], caseId: content.data[1] }
    context.addIssue({ code: 'custom', params: { code: 'wrong-format', allowed: ['the cursor of an earlier page'] } })
    return z.NEVER
  })
  .meta({ description: 'From `next` of the page before.' })

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const practice = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
  .meta({ description: 'Practice cases in place of live ones.' })

/** What is about live cases, or what is about practice cases; never both. */
export const practiceQuery = z.strictObject({ practice })

/** The clocks of London are known from then on. */
const firstDay = '1996-01-01'
const day = localDate.superRefine((value, context) => {
  if (value < firstDay) addFault(context, 'not-allowed', [`${firstDay} or after`])
})

/** Which cases, and how many at once. */
export const trayQuery = z.strictObject({
  stage: z.enum(stages).exactOptional(),
  due: z
    .union([z.enum(['overdue', 'today']), day])
    .meta({
      description:
        'Only cases whose next clock runs out by then: `overdue`, `today`, or a day in London. By real time.',
    })
    .exactOptional(),
  assignee: staffId.meta({ description: '`me`, or the id of a member of staff.' }).exactOptional(),
  practice,
  cursor: cursor.exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type TrayQuery = z.output<typeof trayQuery>
