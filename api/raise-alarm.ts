import type { Logger } from 'pino'
import { Counter, type Registry } from 'prom-client'
import { insertAlarm, type Alarm } from '../db/alarms'
import { withCouncil, type Database } from '../db/pool'
import { openItem } from '../notices/work-item'
import type { Tenant } from '../tenants/load'

/** Puts an alarm of a council on record, in its log and metrics, and into the tray of those who see to what a machine cannot. */
export type RaiseAlarm = (council: string, alarm: Pick<Alarm, 'kind'> & Partial<Alarm>) => Promise<void>

interface Told {
  db: Database
  tenants: ReadonlyMap<string, Tenant>
  log: Logger
  registry: Registry
}

/** Makes the way to raise alarms; `kind` must be a kind of work item. */
export function createAlarms({ db, tenants, log, registry }: Told): RaiseAlarm {
  const raised = new Counter({
    name: 'caseway_alarms_total',
    help: 'Alarms raised, by kind',
    labelNames: ['kind'],
    registers: [registry],
  })
  return async (council, alarm) => {
    raised.inc({ kind: alarm.kind })
    log.warn({ council, kind: alarm.kind }, 'alarm')
    await withCouncil(db, council, async (tx) => {
      await insertAlarm(tx, alarm)
      const tenant = tenants.get(council)
      if (tenant !== undefined) await openItem(tx, tenant, { kind: alarm.kind })
    })
  }
}
