import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { connectionOptions, type Engine } from '../../inbox/engine'
import { searchAttributes } from './temporal'

/** How long Temporal keeps a closed case for operators to look at. The record in PostgreSQL has it for good. */
const retention = '30 days'

/** The numbers by which Temporal's interface knows these types. */
const typeNumbers = { Keyword: 2, Bool: 5, Datetime: 6 } as const

const alreadyExists = 6
const settleLimitMs = 60_000

/**
 * Makes the namespaces and search attributes that Caseway needs on a Temporal server that runs already. What is there is left as it is.
 * Throws when the server cannot be reached or refuses.
 */
export async function ensureNamespaces(engine: Engine, names: readonly string[]): Promise<void> {
  // Loaded when it is needed: every other command starts in half the time without it.
  const { Connection } = await import('@temporalio/client')
  const connection = await Connection.connect({ ...connectionOptions(engine), connectTimeout: '15 s' })
  try {
    for (const name of names) {
      await ensureNamespace(connection, name)
      await untilAccepted(() => ensureSearchAttributes(connection, name))
    }
  } finally {
    await connection.close()
  }
}

async function ensureNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(retention) })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === alreadyExists)) throw error
  }
}

async function ensureSearchAttributes({ operatorService }: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace })
  const missing = Object.entries(searchAttributes).filter(([name]) => !Object.hasOwn(customAttributes, name))
  if (missing.length === 0) return
  await operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, typeNumbers[type]])),
  })
}

/** A new namespace is known to all parts of the server only some seconds after it was made. */
async function untilAccepted(work: () => Promise<void>): Promise<void> {
  const until = Date.now() + settleLimitMs
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(500)
    }
  }
}
