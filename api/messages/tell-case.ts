import type { Parts } from '../parts'
import type { Answer } from '../route'
import { acceptCommand, type Told } from './accept-command'
import { answerFromRecord } from './answer'

/** Answers a message from the record. */
export type AnswerFrom = (parts: Parts, told: Told) => Promise<Answer>

/**
 * Tells a case something: accepts it, delivers it, waits for the record and answers from it. What has been accepted is never
 * failed by its delivery: the sender is told that it is held, and where to ask.
 */
export async function tellCase(parts: Parts, told: Told, answer: AnswerFrom = answerFromRecord): Promise<Answer> {
  const { council } = told.caller
  // Before the message is accepted, because the relay may be faster than this process.
  const settled = parts.listener.waitFor(council, told.key, parts.answerWithinMs)
  const acceptance = await acceptCommand(parts, told)
  const isSettled = acceptance.status === 'same' && acceptance.receipt.outcome !== null
  if (!isSettled) await Promise.race([settled, whatComesOf(parts.deliveries.start(council, told.caseId), settled)])
  return answer(parts, told)
}

/** There is no use in waiting for the record where the message has not gone out. */
async function whatComesOf(
  delivery: ReturnType<Parts['deliveries']['start']>,
  settled: Promise<boolean>,
): Promise<boolean> {
  return (await delivery) === 'failed' ? false : settled
}
