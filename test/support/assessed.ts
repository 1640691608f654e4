import { criteriaAnswers } from '../../api/examples/referral'
import type { PersonCommand } from '../../pathway/commands'
import { formOf } from '../../pathway/records/catalogue'
import type { Answers } from '../../pathway/records/form'
import { sampleAnswers } from '../../pathway/records/sample'
import type { Rules } from '../../pathway/rules'
import { PaperCase, someone } from './paper-case'

type Of<K> = Extract<PersonCommand, { kind: K }>

const reason = 'In plain words'
const recommendation = 'A recommendation in plain words'

/** What a worker submits at this council: with all that it asks for. */
export const submission = ({ assessment }: Rules): Of<'submit-assessment'> => ({
  kind: 'submit-assessment',
  recommendation,
  sections: assessment.sections.map(({ code }) => ({ code, text: 'What was found' })),
  questions: answered(assessment.questions),
})

const answered = (items: readonly { code: string }[]) => items.map(({ code }) => ({ code, answer: 'no' as const }))

/** What a manager authorises an assessment with at this council. */
export const authorisation = ({ assessment }: Rules): Of<'authorise-assessment'> => ({
  kind: 'authorise-assessment',
  recommendation,
  signOff: assessment.signOff.map(({ code }) => ({ code, answer: 'yes' })),
  questions: answered(assessment.questions),
})

/** A record of the catalogue with its questions answered. */
export function recordMade(record: string, answers: Answers = {}): Of<'make-record'> {
  const form = formOf(record)
  return { kind: 'make-record', record, fields: { ...(form && sampleAnswers(form, 'mother')), ...answers } }
}

/** A case on paper whose assessment can be brought to its end at once. */
export class AssessedCase extends PaperCase {
  private readonly worker = someone('social-worker')
  private readonly manager = someone('team-manager')

  /** Decided on, allocated and begun, at the time of the case. */
  begin(decision: Partial<Of<'decide-referral'>> = {}): this {
    this.tell(
      { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers, ...decision },
      someone('duty-manager'),
    )
    this.tell({ kind: 'allocate', workerId: this.worker.id }, this.manager)
    this.tell({ kind: 'start-assessment' }, this.worker)
    return this
  }

  /** Submitted by the worker, with the child seen alone. */
  submit(): this {
    for (const record of this.rules.assessment.recordsBefore.submission) this.tell(recordMade(record), this.worker)
    this.tell({ kind: 'record-child-seen', alone: true }, this.worker)
    this.tell(submission(this.rules), this.worker)
    return this
  }

  /** Submitted, authorised and decided, at the time of the case. */
  conclude(outcome: string): this {
    this.submit()
    this.tell(authorisation(this.rules), this.manager)
    this.tell({ kind: 'decide-outcome', outcome, reason }, this.manager)
    return this
  }
}

/** Received on 2 March 2026, and concluded with an outcome on the 12th. */
export const concluded = (council: string, outcome: string): AssessedCase =>
  new AssessedCase(council, '2026-03-02T10:00').begin().until('2026-03-12T10:00').conclude(outcome)
