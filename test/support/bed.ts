import type { Client, WorkflowHandle } from '@temporalio/client'
import type { Run } from '../../cli/serve/run-file'
import { openCaseEvent } from '../../db/case-events'
import { createCaseKeySource, type HeldCaseKeys } from '../../db/case-key-source'
import { caseKeysIn } from '../../db/case-keys'
import { findCase, type CaseRow } from '../../db/cases'
import { listEvents } from '../../db/events'
import { createDatabase, withCouncil, type Database } from '../../db/pool'
import { openJson, sealedAs } from '../../db/sealed'
import { clientsOfAll, createTemporalClients, type TemporalClients } from '../../inbox/temporal'
import type { CaseEvent } from '../../pathway/events'
import type { KeyFiles } from '../../sealing/key-files'
import { createKeyring, type Keyring } from '../../sealing/keyring'
import { workflowIdFor } from '../../sealing/workflow-id'
import { loadTenants, tenantsDirectory } from '../../tenants/load'

const { tenants } = loadTenants(process.env.CASEWAY_TENANTS_DIR ?? tenantsDirectory)
const ownNamespaces = [...tenants.values()].flatMap(({ placement }) => placement.namespace ?? [])

/** A running Caseway from behind its API: the record, the councils' keys and Temporal. */
export interface Bed {
  readonly run: Run
  readonly db: Database
  readonly keyring: Keyring
  readonly cases: HeldCaseKeys
  readonly temporal: TemporalClients
  /** Of every namespace. */
  readonly clients: readonly Client[]
  /** The workflow of a case, in whichever namespace it is. Rejects where there is no such case. */
  workflowOf(council: string, caseId: string): Promise<WorkflowHandle>
  close(): Promise<void>
}

/** Goes behind a running Caseway. To be closed at the end. */
export function openBed(run: Run, keys: KeyFiles): Bed {
  const keyring = createKeyring(keys)
  const db = createDatabase(run.databaseUrl)
  const keysDb = createDatabase(run.databaseUrl)
  const cases = createCaseKeySource(keysDb, keyring)
  const { namespace, practiceNamespace, temporalAddress: address } = run
  const temporal = createTemporalClients({ address, namespace, practiceNamespace }, { keyring, cases })
  const close = async () => {
    await temporal.connection.close()
    await Promise.all([db.end(), keysDb.end()])
  }
  const workflowOf = async (council: string, caseId: string) => {
    const row = await withCouncil(db, council, (tx) => findCase(tx, caseId))
    if (row === null) throw new Error('There is no such case')
    return temporal.of(row).workflow.getHandle(workflowIdFor(council, caseId))
  }
  return { run, db, keyring, cases, temporal, clients: clientsOfAll(temporal, ownNamespaces), workflowOf, close }
}

/** What the record holds of a case: every event, and the view with its seal opened. Throws where there is no such case. */
export interface CaseRecord {
  events: CaseEvent[]
  row: CaseRow
  state: unknown
}

/** Reads the record of a case. */
export function readRecord({ db, keyring }: Bed, council: string, caseId: string): Promise<CaseRecord> {
  return withCouncil(db, council, async (tx) => {
    const key = await caseKeysIn(tx, keyring).load(caseId)
    const row = await findCase(tx, caseId)
    if (row === null) throw new Error('There is no such case')
    const recorded = await listEvents(tx, caseId)
    return {
      events: recorded.map((event) => openCaseEvent(key, council, caseId, event)),
      row,
      state: openJson(key, sealedAs.state(council, caseId, row.seq), row.state),
    }
  })
}
