import type { Actor } from '../../pathway/roles'
import type { TwoStageCommand } from '../../pathway/two-stage/facts'
import { twoStageKinds, type TwoStageKind } from '../../pathway/two-stage/kinds'
import { AssessedCase } from './assessed'
import { someone } from './paper-case'

/** A case on paper of a council that has these steps done in two stages: all of them, where nothing else is said. */
export class InTwoStages extends AssessedCase {
  constructor(twoStage: readonly TwoStageKind[] = twoStageKinds) {
    super('anyshire', '2026-06-01T10:00')
    this.rules = { ...this.rules, approvals: { ...this.rules.approvals, twoStage } }
  }

  /** Closed by an outcome and opened again, so that it may be closed. */
  mayBeClosed(): this {
    this.begin().conclude('not-in-need')
    this.tell({ kind: 'reopen-case', reason: 'The family has come back.' }, someone('service-manager'))
    return this
  }

  /** Asks for a step; returns the id by which it is approved. */
  ask(step: TwoStageCommand, asker: Actor): string {
    this.tell(step, asker)
    return this.open.askedFor?.at(-1)?.approvalId ?? 'nothing was asked for'
  }
}
