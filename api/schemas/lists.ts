import { z } from 'zod'
import { stages } from '../../pathway/case'
import { noticeEntry } from './notices'

const instant = z.string().meta({ format: 'date-time' })
const id = z.string().meta({ format: 'uuid' })

const trayRow = z
  .object({
    caseId: id,
    referralId: id,
    practice: z.boolean(),
    stage: z.enum(stages),
    label: z.string(),
    receivedAt: instant,
    nextDue: z.object({ clock: z.string(), dueAt: instant, dueOn: z.string(), overdue: z.boolean() }).exactOptional(),
    waitingFor: z.string().exactOptional(),
    assignee: z.string().exactOptional(),
    href: z.string(),
  })
  .meta({ id: 'TrayRow' })
export type TrayRow = z.output<typeof trayRow>

const restrictedRow = z
  .object({
    caseId: id,
    restricted: z.literal(true),
    nextDue: z.object({ dueAt: instant, dueOn: z.string(), overdue: z.boolean() }).exactOptional(),
  })
  .meta({ id: 'RestrictedTrayRow', description: 'There is a restricted case; you may know that, and when it is due.' })
export type RestrictedRow = z.output<typeof restrictedRow>

export const trayView = z
  .object({
    cases: z.array(z.union([trayRow, restrictedRow])),
    next: z.string().meta({ description: 'Address of the next page.' }).exactOptional(),
  })
  .meta({ id: 'Tray', description: 'Cases by time left; those without a running clock last.' })

const beside = z
  .object({
    is: z.enum(['to-be-decided', 'correction', 'disagreement']),
    receivedAt: instant,
    wrong: z.string(),
    right: z.string(),
    correction: z.string().exactOptional(),
    reason: z.string().exactOptional(),
    decidedOn: z.string().exactOptional(),
    href: z.string(),
  })
  .meta({ id: 'BesideTheRecord', description: 'Somebody says that an entry is wrong; the entry stays as it was.' })
export type BesideView = z.output<typeof beside>

const timelineEntry = z.object({
  seq: z.number(),
  at: instant.meta({ description: 'The moment that counts.' }),
  recordedAt: instant,
  by: z.string().meta({ description: "The council's opaque id of who did it, or `clock`." }),
  type: z.string(),
  sentence: z.string(),
  data: z.record(z.string(), z.unknown()).meta({ description: 'The event itself, reasons included.' }),
  beside: z.array(beside).meta({ description: 'Corrections and disagreements, beside the entry.' }).exactOptional(),
  notices: z.array(noticeEntry).meta({ description: 'Whom it told what, how that stands, or why they were not told.' }),
})
export const timelineView = z
  .object({
    caseId: id,
    events: z.array(timelineEntry),
    beside: z.array(beside).meta({ description: 'The same about the case as a whole.' }).exactOptional(),
  })
  .meta({ id: 'Timeline' })

const day = z.string().meta({ format: 'date', description: 'A day in London.' })

export const familyTimelineView = z
  .object({
    caseId: id,
    entries: z.array(z.object({ on: day, sentence: z.string(), why: z.string().exactOptional() })),
    meetings: z.array(
      z.object({ what: z.string(), by: day.exactOptional(), mayAttend: z.boolean(), note: z.string() }),
    ),
  })
  .meta({ id: 'FamilyTimeline', description: 'A case as its family may see it, the earliest first.' })

export type TimelineEntry = z.output<typeof timelineEntry>

/** The log of communications, with the fields of 003-20. */
export const communicationsView = z
  .object({
    caseId: id,
    entries: z.array(
      z.object({
        kind: z.string(),
        names: z.string(),
        jobTitles: z.string(),
        date: z.string(),
        time: z.string(),
        actionPoints: z.string(),
        timeframes: z.string(),
        personId: z.string().meta({ description: 'Whom it was with, where the record says it by id.' }).exactOptional(),
        about: z.string().meta({ description: 'Of what was sent: its heading.' }).exactOptional(),
        ownWordsOf: z.string().meta({ description: 'Whose own words the action points are, by id.' }).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'CommunicationsLog' })
