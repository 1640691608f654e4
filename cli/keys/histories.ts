import { Client, Connection } from '@temporalio/client'
import { connectionOptions, type Engine } from '../../inbox/engine'

/**
 * How many histories that Temporal has of a council's cases hold something under one of its keys: what was sealed until 0.2, before payloads
 * were sealed under a key of the case. Reads every one of them, and opens nothing.
 */
export async function countHistories(
  { namespaces, ...engine }: Engine & { namespaces: readonly string[] },
  council: string,
  keyId: string,
): Promise<number> {
  const connection = await Connection.connect(connectionOptions(engine))
  try {
    let found = 0
    for (const namespace of namespaces) {
      const { workflow } = new Client({ connection, namespace })
      for await (const { workflowId, runId } of workflow.list({ query: `CasewayCouncil = "${council}"` })) {
        const history = await workflow.getHandle(workflowId, runId).fetchHistory()
        if (names(history, keyId)) found += 1
      }
    }
    return found
  } finally {
    await connection.close()
  }
}

/** Whether a payload anywhere inside says that it is under this key. */
function names(value: unknown, keyId: string): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  return Object.entries(value).some(([name, inner]) =>
    name === 'encryption-key-id' && inner instanceof Uint8Array
      ? Buffer.from(inner).toString('utf8') === keyId
      : names(inner, keyId),
  )
}
