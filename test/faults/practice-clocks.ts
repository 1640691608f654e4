import { problem } from '../../api/schemas/problem'
import { sendUntilAnswered } from './client'
import type { AcceptedCase } from './ledger'
import type { Under } from './load'

const mostRungs = 40

/**
 * Moves an open practice case to each of its clocks' rungs, one after the other, until no clock rings any more. What happened on the way is
 * on the record.
 */
export async function ringAll({ run, ledger }: Under, { council, caseId }: AcceptedCase): Promise<void> {
  const path = `/practice-cases/${caseId}/advance`
  for (let rung = 0; rung < mostRungs; rung++) {
    const asked = { council, role: 'team-manager', path, body: { to: 'next-clock' } }
    const reply = await sendUntilAnswered(run, asked, ledger.noteInVain)
    if (reply.status === 409 && problem.parse(reply.body).code === 'no-clock-to-advance-to') return
    if (reply.status !== 200) return ledger.noteWrong(path, reply)
  }
  ledger.wrong.push(`practice case ${caseId} never ceases to ring`)
}
