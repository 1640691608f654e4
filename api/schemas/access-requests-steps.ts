import { z } from 'zod'
import { identityDocuments, redactionGrounds, refusalGrounds, sendingWays } from '../../pathway/matters/access/facts'
import { localDate, text, uuid } from './common'

const document = z
  .enum(identityDocuments)
  .meta({ description: 'Of what a copy was seen; never the original (001-31).' })
const on = localDate.meta({ description: 'The day it came or went. Absent: today.' }).exactOptional()
const ground = z.enum(redactionGrounds)
const number = z.int().min(1).max(1_000_000)

const askForIdentity = z
  .strictObject({ kind: z.literal('ask-for-identity'), reason: text() })
  .meta({ description: 'The clock stands still; by default the time begins when the proof is received.' })
const identityReceived = z.strictObject({ kind: z.literal('record-identity-received'), document, on })
const identityChecked = z.strictObject({
  kind: z.literal('record-identity-checked'),
  document,
  note: text().exactOptional(),
})
const signature = z
  .strictObject({ kind: z.literal('record-signature') })
  .meta({ description: 'Of a form that came without; nothing is disclosed before (001-29).' })
const askForClarification = z
  .strictObject({ kind: z.literal('ask-for-clarification'), question: text() })
  .meta({ description: 'The clock stands still until the answer is recorded.' })
const clarification = z.strictObject({ kind: z.literal('record-clarification'), answer: text(), on })
const permission = z.strictObject({ kind: z.literal('record-permission'), given: z.boolean(), note: text() })

const proposeDisclosure = z
  .strictObject({
    kind: z.literal('propose-disclosure'),
    cases: z
      .array(z.strictObject({ caseId: uuid, upTo: number }))
      .max(100)
      .meta({
        description: 'Cases of this council, each as its record stood after that event. Empty: nothing is held.',
      }),
    people: z
      .array(z.strictObject({ caseId: uuid, personId: uuid, ground }))
      .max(500)
      .meta({ description: 'Who is withheld: name, how to reach them, and every entry about them.' }),
    entries: z
      .array(z.strictObject({ caseId: uuid, seq: number, ground }))
      .max(2_000)
      .meta({ description: 'Single entries of the record that are withheld.' }),
    referrerShownIn: z
      .array(uuid)
      .max(100)
      .meta({ description: 'Cases in which who referred is shown; elsewhere it is withheld. Never where anonymous.' })
      .exactOptional(),
    asker: z
      .array(z.strictObject({ caseId: uuid, personId: uuid }))
      .max(100)
      .meta({
        description:
          'Who of each case it is who asks. Absent of a case: the one person of that name, unless born on another day; else nobody, ' +
          'and nothing in it is given back as their own words.',
      })
      .exactOptional(),
    entriesShown: z
      .array(z.strictObject({ caseId: uuid, seq: number }))
      .max(2_000)
      .meta({
        description:
          'Entries that would be kept back and are shown: those of which letters do not tell who asks either, and what others of the family ' +
          'said, were asked, or were recorded with, the child among them.',
      })
      .exactOptional(),
    contactsShown: z
      .array(z.strictObject({ caseId: uuid, personId: uuid }))
      .max(500)
      .meta({
        description:
          'Whose address, number and mail address are shown, though they do not ask. Absent of somebody: only what who asks has too. ' +
          'What is protected never is.',
      })
      .exactOptional(),
    note: text().exactOptional(),
  })
  .meta({ description: 'What is disclosed and what is withheld, on which ground. Another proposal takes its place.' })
const produceExport = z.strictObject({ kind: z.literal('produce-export') })
const recordSent = z.strictObject({ kind: z.literal('record-sent'), how: z.enum(sendingWays), on })
const withdrawRequest = z.strictObject({ kind: z.literal('withdraw-request'), reason: text() })

const decideInterests = z.strictObject({
  kind: z.literal('decide-interests'),
  inInterests: z.boolean().meta({ description: 'Whether disclosure is in the interests of the child (001-30).' }),
  reason: text(),
})
const extendReply = z
  .strictObject({ kind: z.literal('extend-reply'), ground: z.enum(['complex', 'many-requests']), reason: text() })
  .meta({ description: 'Once, by two months, before the reply is due; the requester is told why (2-20).' })
const signOff = z.strictObject({ kind: z.literal('sign-off-disclosure') })
const returnDisclosure = z.strictObject({ kind: z.literal('return-disclosure'), reason: text() })
const refuseRequest = z
  .strictObject({ kind: z.literal('refuse-request'), ground: z.enum(refusalGrounds), reason: text() })
  .meta({ description: 'The requester is told why, and that they may complain and go to court.' })

/** What is done in an access request. */
export const accessPractice = z.discriminatedUnion('kind', [
  askForIdentity,
  identityReceived,
  identityChecked,
  signature,
  askForClarification,
  clarification,
  permission,
  proposeDisclosure,
  produceExport,
  recordSent,
  withdrawRequest,
])

/** What is decided of one. */
export const accessDecision = z.discriminatedUnion('kind', [
  decideInterests,
  extendReply,
  signOff,
  returnDisclosure,
  refuseRequest,
])
