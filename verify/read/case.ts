import { z } from 'zod'
import { messageText } from '../../api/messages/message-text'
import type { CaseKeys } from '../../db/case-keys'
import { openEvent } from '../../db/case-events'
import { findCase } from '../../db/cases'
import { listEvents, type RecordedEvent } from '../../db/events'
import { messageKinds, outcomeSchema } from '../../db/inbox'
import { listNotices } from '../../db/notices'
import type { CouncilTx } from '../../db/pool'
import { bigInteger, bytes, instant, many } from '../../db/rows'
import { openJson, sealedAs } from '../../db/sealed'
import { listSendings, type Sending } from '../../db/sendings'
import { isSameBody } from '../../sealing/body-hash'
import type { CaseKey } from '../../sealing/case-key'
import type { Keyring } from '../../sealing/keyring'
import type { BookedMessage, CaseBook } from '../books'
import { orUndefined } from './or-undefined'

const deputisedSchema = z.object({ personId: z.string(), permissions: z.array(z.string()) })
/** What is not as we write it: it agrees with nothing. */
const unreadable = { personId: 'unreadable', permissions: [] }
const messageSchema = z.object({
  messageId: z.string(),
  caseId: z.string(),
  position: bigInteger,
  kind: z.enum(messageKinds),
  ...{ body: bytes, bodyHash: bytes },
  actorId: z.string(),
  actorRoles: z.array(z.string()),
  actorDeputyFor: z.array(deputisedSchema).nullable().catch([unreadable]),
  acceptedAt: instant,
  rulesVersion: z.string(),
  deliveredAt: instant.nullable(),
  settledAt: instant.nullable(),
  outcome: outcomeSchema.nullable().catch({ status: 'refused', code: 'unreadable' }),
})

/** One case with its record, its messages and its notices. Throws where there is no such case. */
export async function readCase(tx: CouncilTx, keyring: Keyring, keys: CaseKeys, caseId: string): Promise<CaseBook> {
  const row = await findCase(tx, caseId)
  if (row === null) throw new Error('There is no such case')
  const key = await orUndefined(() => keys.load(caseId))
  const recorded = await listEvents(tx, caseId)
  const sendings = await listSendings(tx, caseId)
  return {
    ...{ row, recorded, workflow: undefined },
    state: await opened(key, (known) => openJson(known, sealedAs.state(tx.council, caseId, row.seq), row.state)),
    events: await openEvents(tx.council, caseId, key, recorded),
    messages: await readMessages(tx, keyring, key, caseId),
    notices: await listNotices(tx, caseId),
    sendings,
    brokenPages: await brokenPages(tx.council, caseId, key, sendings),
  }
}

/** How a page went is sealed with it; earlier releases did not. */
const wentSchema = z.object({ went: z.object({ channel: z.string(), gateway: z.string() }).optional() })

function isElsewhere(went: z.output<typeof wentSchema>['went'], { status, channel, gateway }: Sending): boolean {
  const isRungUp = status === 'told' && channel === 'telephone'
  return went !== undefined && (went.gateway !== gateway || (went.channel !== channel && !isRungUp))
}

async function brokenPages(council: string, caseId: string, key: CaseKey | undefined, sendings: Sending[]) {
  const broken: string[] = []
  for (const one of sendings) {
    const { noticeId, reference, page } = one
    if (page === null) continue
    const context = sealedAs.page(council, caseId, reference)
    const sealed = await opened(key, (known) => wentSchema.parse(openJson(known, context, page)))
    if (sealed === undefined || isElsewhere(sealed.went, one)) broken.push(noticeId)
  }
  return broken
}

async function openEvents(council: string, caseId: string, key: CaseKey | undefined, recorded: RecordedEvent[]) {
  const all = await Promise.all(
    recorded.map((event) => opened(key, (known) => openEvent(known, council, caseId, event))),
  )
  return all.filter((event) => event !== undefined)
}

async function readMessages(
  tx: CouncilTx,
  keyring: Keyring,
  key: CaseKey | undefined,
  caseId: string,
): Promise<BookedMessage[]> {
  const result = await tx.query(
    `select message_id as "messageId", case_id as "caseId", position, kind, body, body_hash as "bodyHash", actor_id as "actorId",
            actor_roles as "actorRoles", actor_deputy_for as "actorDeputyFor", accepted_at as "acceptedAt", rules_version as "rulesVersion",
            delivered_at as "deliveredAt", settled_at as "settledAt", outcome
       from inbox where council = $1 and case_id = $2 order by position`,
    [tx.council, caseId],
  )
  return Promise.all(
    many(messageSchema, result).map(async ({ body, bodyHash, ...message }) => {
      const context = sealedAs.message(tx.council, caseId, message.messageId)
      const value = await opened(key, (known) => openJson(known, context, body))
      const command = isCommand(value) ? value : undefined
      const isSame = () => command && isSameBody(keyring, tx.council, bodyHash, messageText(message.actorId, command))
      return { ...message, command, isHashed: command && ((await orUndefined(isSame)) ?? false) }
    }),
  )
}

const isCommand = (value: unknown): value is { kind: string } =>
  typeof value === 'object' && value !== null && 'kind' in value

const opened = <T>(key: CaseKey | undefined, open: (key: CaseKey) => T): Promise<T | undefined> =>
  key === undefined ? Promise.resolve(undefined) : orUndefined(() => open(key))
