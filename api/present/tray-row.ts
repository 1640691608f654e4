import type { CaseRow, ReferredRow } from '../../db/cases'
import { londonDate } from '../../pathway/calendar/london'
import { stages } from '../../pathway/case'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import { casePathOf } from '../links'
import type { RestrictedRow, TrayRow } from '../schemas/lists'
import { stageLabel } from '../../pathway/stage-label'

/** A case as a tray shows it: nothing that needs to be unsealed. */
export function trayRow(council: string, row: ReferredRow, rules: Rules, now: Instant): TrayRow {
  const { caseId, referralId, practice, receivedAt } = row
  const stage = stages.find((one) => one === row.stage) ?? 'unopened'
  return {
    ...{ caseId, referralId, practice, receivedAt, stage },
    label: stageLabel(stage, rules),
    ...dueOf(row, now),
    ...(row.waitingRole !== null && { waitingFor: row.waitingRole }),
    ...(row.assignee !== null && { assignee: row.assignee }),
    href: casePathOf(council, caseId),
  }
}

/** A case as a tray shows it to somebody who may know that it is there and no more. */
export function restrictedRow(row: ReferredRow, now: Instant): RestrictedRow {
  const { nextDue } = dueOf(row, now)
  if (nextDue === undefined) return { caseId: row.caseId, restricted: true }
  const { clock: _kept, ...due } = nextDue
  return { caseId: row.caseId, restricted: true, nextDue: due }
}

/** A practice case is overdue by its own time, which its record knows. */
function dueOf({ nextDueAt, nextDueClock, overdue, practice }: CaseRow, now: Instant): Pick<TrayRow, 'nextDue'> {
  if (nextDueAt === null || nextDueClock === null) return {}
  const isOverdue = overdue || (!practice && nextDueAt < now)
  return { nextDue: { clock: nextDueClock, dueAt: nextDueAt, dueOn: londonDate(nextDueAt), overdue: isOverdue } }
}
