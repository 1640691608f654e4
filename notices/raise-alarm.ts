import type { Logger } from 'pino'
import { Counter, type Registry } from 'prom-client'
import { insertAlarm, insertAlarmOnce, type Alarm } from '../db/alarms'
import { withCouncil, type CouncilTx, type Database } from '../db/pool'
import { openItem } from './work-item'
import type { Tenant } from '../tenants/load'

interface Raised extends Partial<Alarm> {
  /** A kind of work item. */
  kind: string
  /** Where there is one of the same kind, case and subject already, nothing is raised. */
  isOnce?: true
  /** There is a work item for each case or matter of which it is raised, which names it. */
  isOfCase?: true
}

/** Puts an alarm of a council on record, in its log and metrics, and into the tray of those who see to what a machine cannot. */
export type RaiseAlarm = (
  council: string,
  alarm: Raised,
  /** The transaction with which it is put on record, or not at all. Absent: one of its own. */
  within?: CouncilTx,
) => Promise<void>

interface Told {
  db: Database
  tenants: ReadonlyMap<string, Tenant>
  log: Logger
  raised: Counter<'kind'>
}

/** What counts the alarms that a process raised; one a registry. */
export const alarmsCounter = (registry: Registry): Counter<'kind'> =>
  new Counter({
    name: 'caseway_alarms_total',
    help: 'Alarms that this process raised',
    labelNames: ['kind'],
    registers: [registry],
  })

/** Makes the way to raise alarms. */
export function createAlarms({ db, tenants, log, raised }: Told): RaiseAlarm {
  return async (council, { isOnce, isOfCase, ...alarm }, within) => {
    const { kind, caseId } = alarm
    const put = async (tx: CouncilTx) => {
      if (isOnce !== true) await insertAlarm(tx, alarm)
      else if (!(await insertAlarmOnce(tx, alarm))) return false
      const tenant = tenants.get(council)
      if (tenant !== undefined) await openItem(tx, tenant, { kind, ...(isOfCase === true && caseId && { caseId }) })
      return true
    }
    const isNew = await (within === undefined ? withCouncil(db, council, put) : put(within))
    if (!isNew) return
    raised.inc({ kind })
    log.warn({ council, caseId, kind }, 'alarm')
  }
}
