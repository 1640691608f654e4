import type { AccessCommand, AccessRequest } from '../../pathway/matters/access/facts'
import type { Complaint, ComplaintCommand } from '../../pathway/matters/complaints/facts'
import type { Rehearsed } from '../../pathway/matters/rehearse'
import type { Fault } from '../faults'
import { readTime } from '../options'

const reason = 'As given on the command line.'

/** What a step of the command line comes to; `days` only where it takes some. */
type StepOf<S, C> = (state: S, days: number) => readonly C[]

/** What may happen to an access request, by its word. */
export const accessWords: Readonly<Record<string, StepOf<AccessRequest, AccessCommand>>> = {
  'identity-asked': () => [{ kind: 'ask-for-identity', reason }],
  'identity-received': () => [{ kind: 'record-identity-received', document: 'other' }],
  'clarification-asked': () => [{ kind: 'ask-for-clarification', question: reason }],
  'clarification-received': () => [{ kind: 'record-clarification', answer: reason }],
  extended: () => [{ kind: 'extend-reply', ground: 'complex', reason }],
}

/** What may happen to a complaint, by its word. `extended` takes working days. */
export const complaintWords: Readonly<Record<string, StepOf<Complaint, ComplaintCommand>>> = {
  extended: ({ stage }, by) => [
    stage === 'stage-1'
      ? { kind: 'extend-stage-1', by, ground: 'complex', agreed: true, reason }
      : { kind: 'extend-stage-2', by, reason },
  ],
  skipped: () => [{ kind: 'skip-stage-1', agreedBy: 'complainant', reason }],
  replied: ({ stage, investigators }) => [
    ...(stage === 'stage-2' && investigators === undefined ? [appoint] : []),
    { kind: 'reply-to-complaint', finding: 'not-upheld', reason },
  ],
  asked: () => [{ kind: 'request-next-stage', channel: 'letter', reason, lateReason: reason }],
  'panel-held': () => [{ kind: 'hold-review-panel' }],
  'panel-reported': () => [{ kind: 'record-panel-report', recommendations: reason }],
}

const appoint: ComplaintCommand = {
  kind: 'appoint-investigators',
  investigatorId: 'investigator',
  independentPersonId: 'independent-person',
}

/** Reads what happened then, in the order of time: `replied@2026-06-10`, `extended+5@2026-06-03`. What is wrong goes to `faults`. */
export function readSteps<S, C>(
  texts: readonly string[],
  words: Readonly<Record<string, StepOf<S, C>>>,
  faults: Fault[],
): Rehearsed<S, C>[] {
  const steps = texts.flatMap((text) => {
    const [, word = '', days, time] = /^([a-z-]+)(?:\+(\d{1,3}))?@(.+)$/.exec(text) ?? []
    const step = Object.hasOwn(words, word) ? words[word] : undefined
    if (step === undefined) {
      const allowed = Object.keys(words)
      const message = `"${text}" is not a step and its time, such as ${allowed[0] ?? ''}@2026-06-10. The steps are ${allowed.join(', ')}.`
      faults.push({ option: '--then', code: 'wrong-format', message, allowed })
      return []
    }
    const at = readTime('--then', time, faults)?.at
    return at === undefined ? [] : [{ at, commands: (state: S) => step(state, Number(days ?? 1)) }]
  })
  return steps.toSorted((one, other) => one.at.localeCompare(other.at))
}
