import { capacityOf } from '../../pathway/roles'
import type { AuditLine, BookedMessage, CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { actorOf } from './actor-of'

/** What waits longer than this when all is quiet, waits for something that is broken. */
const quietMs = 60_000

const messageIdOf = ({ messageId }: BookedMessage) => messageId
const messagesOf = ({ cases }: CouncilBook) => cases.flatMap(({ messages }) => messages)
const settledOf = (book: CouncilBook) => messagesOf(book).filter(({ outcome }) => outcome !== null)

/** I2: what was settled is settled on the audit once, as its receipt has it, and has led to the events of its receipt; what waits, to none. */
export function effects(book: CouncilBook): Found {
  const audited = new Map<string, AuditLine[]>()
  for (const line of book.audit)
    if (line.messageId !== null && line.action.startsWith('case.'))
      audited.set(line.messageId, [...(audited.get(line.messageId) ?? []), line])
  return together(
    each(settledOf(book), messageIdOf, (message) => auditFault(message, audited.get(message.messageId) ?? [])),
    ...book.cases.map(({ messages, events }) =>
      each(messages, messageIdOf, (message) => effectFault(message, events, audited.has(message.messageId))),
    ),
    ...book.cases.map(({ messages, events }) =>
      each(
        events,
        ({ seq }) => String(seq),
        ({ messageId }) =>
          messageId === undefined || messages.some((message) => message.messageId === messageId)
            ? undefined
            : 'an event follows from no message of its case',
      ),
    ),
  )
}

function effectFault(
  { messageId, outcome }: BookedMessage,
  events: CaseBook['events'],
  isAudited: boolean,
): string | undefined {
  const seqs = events.filter((event) => event.messageId === messageId).map(({ seq }) => seq)
  if (outcome === null)
    return isAudited || seqs.length > 0 ? 'its receipt says that it waits, and it was settled' : undefined
  const { firstSeq, lastSeq } = outcome
  const named = firstSeq === undefined || lastSeq === undefined ? [] : range(firstSeq, lastSeq)
  return seqs.join() === named.join() ? undefined : `it led to events ${seqs.join()} and not ${named.join()}`
}

const settling = new Set(['people', 'timeline', 'family-timeline', 'read', 'notices', 'list'])

function auditFault({ outcome, command, caseId }: BookedMessage, lines: readonly AuditLine[]): string | undefined {
  const own = lines.filter(({ action }) => !settling.has(action.replace('case.', '')))
  if (own.length !== 1) return `it is settled ${own.length} times on the audit`
  const [line] = own
  const wanted = outcome?.status === 'refused' ? (outcome.code ?? '') : 'applied'
  if (line?.outcome !== wanted || line.caseId !== caseId) return 'the audit says otherwise than its receipt'
  return command === undefined || line.action === `case.${command.kind}` ? undefined : 'the audit names another step'
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** I3: what is answered to a message again is its receipt, which says the same as the record: applied exactly where no refusal stands. */
export const answers = (book: CouncilBook): Found =>
  together(
    ...book.cases.map(({ messages, events }) =>
      each(
        messages.filter(({ outcome }) => outcome?.firstSeq !== undefined),
        messageIdOf,
        ({ messageId, outcome }) => {
          const own = events.filter((event) => event.messageId === messageId)
          const refused = own.find(({ type }) => type === 'step-refused')
          const code = refused !== undefined && 'code' in refused ? refused.code : undefined
          if ((outcome?.status === 'refused') !== (refused !== undefined))
            return 'its stored answer is not what happened'
          return outcome?.code === code ? undefined : 'its stored answer gives another reason than the record'
        },
      ),
    ),
  )

/** I4: the roles with which somebody acted, and for whom, are those of the message; nobody decides on what they asked for themselves. */
export const deciders = (book: CouncilBook): Found =>
  together(
    ...book.cases.map(({ row, recorded, messages }) =>
      each(
        recorded.filter(({ messageId }) => messageId !== null),
        () => row.caseId,
        ({ seq, actorId, actorRole, messageId }) => {
          const message = messages.find((one) => one.messageId === messageId)
          const same = message?.actorId === actorId && capacityOf(actorOf(message)) === (actorRole ?? '')
          return same ? undefined : `event ${seq} is by somebody else, or in another role, than sent its message`
        },
      ),
    ),
    ...book.cases.map(({ row, events }) =>
      each(
        events,
        () => row.caseId,
        (event) =>
          'requestedBy' in event && event.requestedBy === event.by
            ? `event ${event.seq} was decided by who asked for it`
            : undefined,
      ),
    ),
  )

/** I16: nothing waits in the inbox while all is quiet, and what was accepted first is heard first. */
export const outbox = (book: CouncilBook): Found =>
  together(
    each(messagesOf(book), messageIdOf, ({ acceptedAt, settledAt, deliveredAt }) => {
      const waits = settledAt === null && Date.parse(book.now) - Date.parse(acceptedAt) > quietMs
      if (waits) return deliveredAt === null ? 'it waits to be delivered' : 'it was delivered and is not settled'
      return undefined
    }),
    each(
      book.cases,
      ({ row }) => row.caseId,
      ({ messages }) => {
        const firsts = messages
          .toSorted((a, b) => a.position - b.position)
          .flatMap(({ outcome }) => outcome?.firstSeq ?? [])
        return firsts.every((seq, index) => seq > (firsts[index - 1] ?? 0))
          ? undefined
          : 'its messages were heard in another order than accepted'
      },
    ),
  )
