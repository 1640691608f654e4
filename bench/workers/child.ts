import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../../cli/serve/home'
import type { Run } from '../../cli/serve/run-file'
import type { Memory } from './run-for-parent'

const memorySchema: z.ZodType<Memory> = z.object({ cached: z.number(), heapBytes: z.number(), rssBytes: z.number() })

const answerSchema = z.tuple([memorySchema]).rest(z.unknown())

/** A worker in a process of its own. */
export interface WorkerChild {
  /** What it uses now, garbage collected. */
  memory(): Promise<Memory>
  stop(): Promise<void>
}

/** Workflows in the main thread, so that one heap holds all there is and its garbage can be collected when asked. */
const oneHeap = { TEMPORAL_DEBUG: '1' }

/** A worker for bare workflows in the live namespace, which resolves when it polls. */
export function startBareWorker(run: Run, measured: 'measured' | 'as-usual' = 'as-usual'): Promise<WorkerChild> {
  return startChild('bare-main.ts', { ...placeOf(run), ...(measured === 'measured' ? oneHeap : {}) })
}

/** A worker for live cases, to be measured. The one of the stack must be held meanwhile. */
export function startCasesWorker(run: Run, home: string): Promise<WorkerChild> {
  const env = { BENCH_DATABASE_URL: run.databaseUrl, BENCH_HOME: home }
  return startChild('cases-main.ts', { ...placeOf(run), ...env, ...oneHeap })
}

const placeOf = ({ temporalAddress, namespace }: Run) => ({
  BENCH_ADDRESS: temporalAddress,
  BENCH_NAMESPACE: namespace,
  TZ: 'UTC',
})

async function startChild(script: string, env: Record<string, string>): Promise<WorkerChild> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', join(__dirname, script)], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await nextMemory(child)
  return {
    memory: () => {
      child.send('memory')
      return nextMemory(child)
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** Throws where the process ends instead of answering. */
async function nextMemory(child: ChildProcess): Promise<Memory> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('A worker of the bench ended early')
  })
  return answerSchema.parse(await Promise.race([once(child, 'message'), ended]))[0]
}
