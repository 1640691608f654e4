import { randomUUID } from 'node:crypto'
import { problem } from '../../api/schemas/problem'
import { heldView, referralView, settledView, type ReferralView } from '../../api/schemas/views'
import type { Run } from '../../cli/serve/run-file'
import { sendUntilAnswered, type Reply, type Request } from './client'
import { councils, drawJourney, type Journey, type Step } from './journeys'
import type { AcceptedCase, Ledger } from './ledger'
import type { Random } from './random'

/** What a load works with. */
export interface Under {
  readonly run: Run
  readonly ledger: Ledger
}

const lanesACouncil = 2

/**
 * Sends referrals to both councils, and what follows them, until told to stop; what was begun is ended. Everything acknowledged is in the
 * ledger then.
 */
export async function keepBusy(under: Under, random: Random, isOver: () => boolean): Promise<void> {
  const lanes = councils.flatMap((council) =>
    Array.from({ length: lanesACouncil }, () => ({ council, random: random.fork() })),
  )
  await Promise.all(
    lanes.map(async (lane) => {
      do await travel(under, lane.council, drawJourney(lane.random, lane.council))
      while (!isOver())
    }),
  )
}

/** Sends one referral, then tells each of its cases what is to be told, one after the other. */
export async function travel(under: Under, council: string, journey: Journey): Promise<void> {
  const path = journey.practice ? '/practice-cases' : '/referrals'
  const reply = await ask(under, { council, role: 'duty-worker', path, body: journey.referral, key: randomUUID() })
  if (reply.status !== 201) return under.ledger.noteWrong(path, reply)
  under.ledger.noteAnswer('201')
  const accepted = referralView.parse(reply.body)
  const mother = accepted.people.find(({ kind }) => kind === 'mother')?.id ?? ''
  const cases = accepted.cases.map((opened) => acceptedCase(council, accepted, opened))
  under.ledger.cases.push(...cases)
  await Promise.all(cases.map((one, child) => follow(under, one, journey.steps[child] ?? [], mother)))
}

function acceptedCase(
  council: string,
  { reference, practice }: ReferralView,
  { caseId, decision }: ReferralView['cases'][number],
): AcceptedCase {
  const dueAt = new Map([[decision.clock, decision.dueAt]])
  return { council, caseId, referralId: reference, practice, dueAt, messages: [] }
}

async function follow(under: Under, one: AcceptedCase, steps: readonly Step[], mother: string): Promise<void> {
  for (const step of steps) await tell(under, one, step, mother)
}

async function tell(under: Under, one: AcceptedCase, step: Step, mother: string): Promise<void> {
  const { role, collection, mustBe, twice } = step
  const path = `/cases/${one.caseId}/${collection}`
  const request = { council: one.council, role, path, body: step.body(mother), key: randomUUID() }
  const replies = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => ask(under, request)))
  const answers = replies.map((reply) => answerOf(under, one, path, reply))
  const answer = answers.find((each) => each !== 'held') ?? 'held'
  if (answer === 'wrong') return
  one.messages.push({ key: request.key, answer, mustBe })
}

/** What a reply says of a message; due dates that come with it are noted. */
function answerOf({ ledger }: Under, one: AcceptedCase, path: string, reply: Reply) {
  ledger.noteAnswer(String(reply.status))
  switch (reply.status) {
    case 200:
      for (const clock of settledView.parse(reply.body).case.clocks) ledger.noteDue(one, clock)
      return 'applied'
    case 202:
      heldView.parse(reply.body)
      return 'held'
    case 409:
      return problem.parse(reply.body).receipt === undefined ? wrong(ledger, path, reply) : 'refused'
    default:
      return wrong(ledger, path, reply)
  }
}

function wrong(ledger: Ledger, path: string, reply: Reply): 'wrong' {
  ledger.noteWrong(path, reply)
  return 'wrong'
}

const ask = ({ run, ledger }: Under, request: Request): Promise<Reply> =>
  sendUntilAnswered(run, request, ledger.noteInVain)
