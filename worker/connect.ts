import { NativeConnection } from '@temporalio/worker'
import { connectionTo, tokenFor, type Engine } from '../inbox/engine'

const tokenEveryMs = 30_000

/** The connection of a worker. A token that is replaced is shown within half a minute, until `stopping` is aborted. Rejects where Temporal does not answer. */
export async function connectWorker(engine: Engine, stopping: AbortSignal): Promise<NativeConnection> {
  const apiKey = tokenFor(engine)
  if (apiKey === undefined) return NativeConnection.connect(connectionTo(engine))
  const connection = await NativeConnection.connect({ ...connectionTo(engine), apiKey })
  const showing = setInterval(() => {
    const now = tokenFor(engine)
    if (now !== undefined) void connection.setApiKey(now).catch(() => undefined)
  }, tokenEveryMs)
  stopping.addEventListener('abort', () => clearInterval(showing))
  return connection
}
