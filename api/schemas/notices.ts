import { z } from 'zod'
import { channels, sendingStatuses } from '../../db/sendings'
import { formats } from '../../notices/people'
import { addFault, evenWithFaults, phone, text, uuid } from './common'

const instant = z.string().meta({ format: 'date-time' })
const id = z.string().meta({ format: 'uuid' })

/** How a notice stands, as lists show it. */
export const noticeEntry = z
  .object({
    noticeId: id,
    event: z.number().meta({ description: 'The event it follows from.' }),
    template: z.string(),
    recipient: z.object({ kind: z.enum(['person', 'role', 'agency']), id: z.string() }),
    status: z.enum(['recorded', 'withheld', ...sendingStatuses]).meta({
      description:
        '`withheld` or `stopped`: deliberately not told, with the ground. `held` or `undeliverable`: somebody has to do something, with the ' +
        'problem; there is a work item. `in-tray`: told to a role in its lists. `told`: by somebody of the council. `together`: with the letter ' +
        'about another child of the same referral, which says the same. `recorded`: from before notices were sent.',
    }),
    channel: z.enum(channels).exactOptional(),
    ground: z.string().exactOptional(),
    problem: z.string().exactOptional(),
    sentence: z
      .string()
      .meta({ description: 'Where it is not plain: how they were told, or that they were not yet.' })
      .exactOptional(),
    tries: z.number(),
    recordedAt: instant,
    acceptedAt: instant.exactOptional(),
    settledAt: instant.exactOptional(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Notice' })
export type NoticeEntry = z.output<typeof noticeEntry>

export const noticesView = z.object({ caseId: id, notices: z.array(noticeEntry) }).meta({ id: 'Notices' })

/** What was sent, word for word. */
export const noticePageView = z
  .object({
    notice: noticeEntry,
    pages: z.array(
      z.object({
        try: z.number(),
        channel: z.string(),
        subject: z.string(),
        paragraphs: z.array(z.string()),
        to: z.object({ name: z.string(), at: z.string() }),
      }),
    ),
  })
  .meta({ id: 'NoticePage' })

/** A notice to a role, for its tray. */
export const trayNoticesView = z
  .object({
    notices: z.array(
      z.object({ noticeId: id, caseId: id, template: z.string(), role: z.string(), recordedAt: instant }),
    ),
  })
  .meta({ id: 'TrayNotices' })

/** Nothing at all would be a new version of what is known already. */
const saysSomething = (what: object, context: Parameters<typeof addFault>[0]): void => {
  if (Object.keys(what).length === 0) addFault(context, 'missing', ['at least one field'])
}

const contact = z
  .strictObject({
    phone: phone.exactOptional(),
    email: z.email().max(254).exactOptional(),
    address: text(500).exactOptional(),
  })
  .meta({
    description: 'In place of all that was known; empty where they are reached in no way that is known any more.',
  })

/** Body of `POST .../people/{person}/details`. */
export const personDetails = z
  .strictObject({
    contact: contact.exactOptional(),
    addressProtected: z
      .boolean()
      .meta({
        description: 'Nobody else may learn where they live or how they are reached: it is on no page but their own.',
      })
      .exactOptional(),
    left: z
      .boolean()
      .meta({
        description: 'They are not at this address any more: nothing is sent there, and somebody has to look for them.',
      })
      .exactOptional(),
    language: text(100).exactOptional(),
    interpreter: z
      .boolean()
      .meta({
        description: 'Nothing is sent in writing without the exception that a manager approved (002-03, 004-26).',
      })
      .exactOptional(),
    format: z
      .enum(formats)
      .meta({ description: 'What a page has to be for them (002-04, 004-27). What is no print is made by people.' })
      .exactOptional(),
    prefers: z.enum(['letter', 'email', 'text']).exactOptional(),
  })
  .superRefine(saysSomething, evenWithFaults)
  .meta({
    id: 'PersonDetails',
    description:
      'How somebody is reached from now on. What is absent stays as it is; a contact takes the place of the whole contact before.',
  })

export const personDetailsView = z.object({ personId: id, version: z.number() }).meta({ id: 'PersonDetailsRecorded' })

/** Somebody of a case with all that is known of how they are reached. */
export const peopleView = z
  .object({
    caseId: id,
    people: z.array(
      z.object({ personId: id, kind: z.string(), name: z.string(), details: personDetails, version: z.number() }),
    ),
  })
  .meta({ id: 'People' })

export const workItemsView = z
  .object({
    workItems: z.array(
      z.object({
        workItemId: id,
        practice: z.boolean().meta({ description: "Of a practice case; its moments are by the case's own time." }),
        kind: z.string(),
        toDo: z.string().meta({ description: 'What has to be done, in words.' }),
        caseId: id.exactOptional(),
        noticeId: id.exactOptional(),
        notice: z
          .object({ template: z.string(), recipient: z.object({ kind: z.string(), id: z.string() }) })
          .meta({ description: 'Which notice, and to whom.' })
          .exactOptional(),
        role: z.string().meta({ description: 'In whose tray it is.' }),
        openedAt: instant,
        dueAt: instant,
        overdue: z.boolean(),
        escalatedTo: z.string().exactOptional(),
        escalatedAt: instant.exactOptional(),
      }),
    ),
  })
  .meta({ id: 'WorkItems' })

export const doneAs = ['send-again', 'told-by-telephone', 'told-otherwise', 'no-longer-needed'] as const

/** Body of `POST .../work-items/{item}/done`. */
export const workItemDone = z
  .strictObject({
    as: z.enum(doneAs).meta({
      description:
        '`send-again`: from the record as it is now. `told-by-telephone` and `told-otherwise`, in person or by hand, are on the timeline.',
    }),
    note: text(2000).meta({ description: 'What was done, or why it is not needed any more.' }),
  })
  .meta({ id: 'WorkItemDone' })

export const workItemDoneView = z
  .object({ workItemId: id, as: z.enum(doneAs), doneAt: instant })
  .meta({ id: 'WorkItemFinished' })

/** What a sending service says of a message; it sends more, which is neither needed nor kept. */
export const deliveryReceipt = z
  .object({ reference: uuid, status: z.string().max(100) })
  .meta({ id: 'DeliveryReceipt' })
