import type { CaseRecord } from '../support/bed'
import type { InboxRow } from './books'
import type { AcceptedCase, AcceptedMessage } from './ledger'

/** A message of the ledger; the referral itself is the first of its case, under the case's own id. */
const messagesOf = ({ caseId, messages }: AcceptedCase): AcceptedMessage[] => [
  { key: caseId, answer: 'applied', mustBe: 'applied' },
  ...messages,
]

/**
 * What is wrong with the messages of a case: each acknowledged one is there once, in the order of acknowledgement, settled as its sender was
 * told and as the rules have it, and stands in one unbroken group of events.
 */
export function messageFindings(one: AcceptedCase, inbox: readonly InboxRow[], { events }: CaseRecord): string[] {
  const accepted = messagesOf(one)
  const keys = accepted.map(({ key }) => key)
  const found = inbox.map(({ messageId }) => messageId)
  const known = new Set(found)
  const strangers = events.filter(({ messageId }) => messageId !== undefined && !known.has(messageId))
  return [
    ...(found.join() === keys.join() ? [] : [`the inbox holds ${found.join(' ')} and not ${keys.join(' ')}`]),
    ...accepted.flatMap((message) => settledFindings(message, inbox)),
    ...inbox.flatMap((row) => groupFindings(row, events)),
    ...strangers.map(({ seq }) => `event ${seq} follows from no message of this case`),
    ...orderFindings(inbox),
  ]
}

function settledFindings({ key, answer, mustBe }: AcceptedMessage, inbox: readonly InboxRow[]): string[] {
  const status = inbox.find(({ messageId }) => messageId === key)?.status ?? 'nothing'
  if (answer !== 'held' && answer !== status) return [`message ${key} was answered as ${answer} and is ${status}`]
  return status === mustBe ? [] : [`message ${key} is ${status} and must be ${mustBe}`]
}

/** The events of a message are those that its receipt names: no more, no fewer, none twice. */
function groupFindings({ messageId, firstSeq, lastSeq, code }: InboxRow, events: CaseRecord['events']): string[] {
  const seqs = events.filter((event) => event.messageId === messageId).map(({ seq }) => seq)
  const named = firstSeq === undefined || lastSeq === undefined ? [] : range(firstSeq, lastSeq)
  const heardAfterTheEnd = named.length === 0 && code === 'case-closed'
  if (named.length === 0 && !heardAfterTheEnd) return [`message ${messageId} has led to no event`]
  return seqs.join() === named.join() ? [] : [`message ${messageId} led to events ${seqs.join()}, not ${named.join()}`]
}

/** What was accepted first is heard first. */
function orderFindings(inbox: readonly InboxRow[]): string[] {
  const firsts = inbox.flatMap(({ firstSeq }) => firstSeq ?? [])
  const sorted = firsts.toSorted((a, b) => a - b)
  return firsts.join() === sorted.join() ? [] : [`messages were heard in another order than accepted: ${firsts.join()}`]
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)
