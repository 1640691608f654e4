import { Client, Connection } from '@temporalio/client'
import { dataConverter } from '../sealing/data-converter'
import type { PayloadKeys } from '../sealing/sealed-payload'
import { connectionOptions, type Engine } from './engine'

/** Where the cases run. */
export interface Placement extends Engine {
  /** Namespace of the live cases of all councils that have none of their own. */
  namespace: string
  /** Namespace of their practice cases; time is skipped in namespaces of practice cases alone. */
  practiceNamespace: string
}

/** Where one case is: `namespace` is that of its council's placement, null where that is shared. */
export interface Placed {
  practice: boolean
  namespace: string | null
}

/** Clients of all namespaces, over one connection. */
export interface TemporalClients {
  connection: Connection
  /** Of the namespace that councils share. */
  live: Client
  /** Of the namespace that their practice cases share. */
  practice: Client
  /** Of the namespace in which a case is. */
  of(placed: Placed): Client
}

/** The task queue of all cases; councils share it fairly by their fairness key. */
export const caseTaskQueue = 'caseway-cases'

/** Left alone, a client tries to connect less and less often, in the end every two minutes: so long nothing would be delivered after an outage. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 2_000 }

/** The two namespaces of councils that are placed in one of their own: beside the live cases' stands the practice cases'. */
export const namespacePair = (namespace: string): readonly [string, string] => [namespace, `${namespace}-practice`]

/** Connects when first used, so that a process starts and accepts while Temporal is down. */
export function createTemporalClients(
  { namespace, practiceNamespace, ...engine }: Placement,
  keys: PayloadKeys,
): TemporalClients {
  const connection = Connection.lazy({ ...connectionOptions(engine), connectTimeout: '2s', channelArgs })
  const converter = dataConverter(keys)
  const made = new Map<string, Client>()
  const clientIn = (name: string): Client => {
    const client = made.get(name) ?? new Client({ connection, namespace: name, dataConverter: converter })
    made.set(name, client)
    return client
  }
  const of = ({ practice, namespace: own }: Placed) => {
    const [forLive, forPractice] = own === null ? [namespace, practiceNamespace] : namespacePair(own)
    return clientIn(practice ? forPractice : forLive)
  }
  return { connection, live: clientIn(namespace), practice: clientIn(practiceNamespace), of }
}

/** The clients of the shared namespaces, and of these that councils have of their own. */
export function clientsOfAll(temporal: TemporalClients, own: readonly string[]): Client[] {
  return [null, ...own].flatMap((namespace) => [
    temporal.of({ practice: false, namespace }),
    temporal.of({ practice: true, namespace }),
  ])
}
