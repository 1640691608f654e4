import { Client, Connection } from '@temporalio/client'
import { dataConverter } from '../sealing/data-converter'
import type { PayloadKeys } from '../sealing/sealed-payload'

/** Where the cases run. */
export interface Placement {
  address: string
  /** Namespace of the live cases. */
  namespace: string
  /** Namespace of the practice cases, the only one in which time is skipped. */
  practiceNamespace: string
}

/** Clients of the two namespaces over one connection. */
export interface TemporalClients {
  connection: Connection
  live: Client
  practice: Client
}

/** The task queue of all cases; councils share it fairly by their fairness key. */
export const caseTaskQueue = 'caseway-cases'

/** Left alone, a client tries to connect less and less often, in the end every two minutes: so long nothing would be delivered after an outage. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 2_000 }

/** Connects when first used, so that a process starts and accepts while Temporal is down. */
export function createTemporalClients(
  { address, namespace, practiceNamespace }: Placement,
  keys: PayloadKeys,
): TemporalClients {
  const connection = Connection.lazy({ address, connectTimeout: '2s', channelArgs })
  const converter = dataConverter(keys)
  return {
    connection,
    live: new Client({ connection, namespace, dataConverter: converter }),
    practice: new Client({ connection, namespace: practiceNamespace, dataConverter: converter }),
  }
}
