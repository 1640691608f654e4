import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { root } from '../../cli/serve/home'
import { removePlace } from '../../cli/serve/postgres/place'
import { isAlive } from '../../cli/serve/processes'
import { readRun, type Run } from '../../cli/serve/run-file'
import type { ServiceName } from '../../cli/serve/service'

const replySchema = z.object({ id: z.int(), failure: z.string().optional() })

const startLimitMs = 120_000
const usual = ['--scatter-ports', '--no-seed']

/** A stack whose servers are killed must not use servers that were given. */
const ownServers = { DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined }

/** Where and how to start a Caseway for tests. */
export interface StackOptions {
  /** Its home, kept when it is stopped; without one a new one is made and removed again. */
  readonly home?: string
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Further options of `npm start`. */
  readonly args?: readonly string[]
}

/** A Caseway of a test's own: the real processes, started and kept by the same supervisor as `npm start`. */
export class Stack {
  readonly home: string
  private readonly supervisor: ChildProcess
  private readonly output: string[]
  private readonly removesHome: boolean
  private requests = 0

  private constructor(home: string, supervisor: ChildProcess, output: string[], removesHome: boolean) {
    this.home = home
    this.supervisor = supervisor
    this.output = output
    this.removesHome = removesHome
  }

  /** Starts one and resolves when its `run.json` is there. Throws, with what it printed, when it does not come up. */
  static async start({ home, env, args = [] }: StackOptions): Promise<Stack> {
    const folder = home ?? (await mkdtemp(join(tmpdir(), 'caseway-test-')))
    // What a killed supervisor left must not be taken for the new one's.
    await rm(join(folder, 'run.json'), { force: true })
    const supervisor = spawn(
      process.execPath,
      ['--import', 'tsx', join('cli', 'serve', 'main.ts'), ...usual, ...args],
      {
        cwd: root,
        env: { ...process.env, ...ownServers, CASEWAY_LOG_LEVEL: 'warn', ...env, CASEWAY_HOME: folder },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    )
    const output: string[] = []
    for (const stream of [supervisor.stdout, supervisor.stderr]) stream?.on('data', (text) => output.push(String(text)))
    const stack = new Stack(folder, supervisor, output, home === undefined)
    await stack.untilUp()
    return stack
  }

  /** What `run.json` says at this moment. */
  get run(): Run {
    return readRun(this.runFile)
  }

  get runFile(): string {
    return join(this.home, 'run.json')
  }

  /** The process id of a service, or null while it is down. */
  pid(name: ServiceName): number | null {
    return this.run.pids[name] ?? null
  }

  /** Ends a service with SIGKILL. The supervisor starts it again after a second. Resolves when it is gone. */
  async kill(name: ServiceName): Promise<void> {
    const pid = this.pid(name)
    if (pid === null) throw new Error(`${name} is not running`)
    process.kill(pid, 'SIGKILL')
    await until(() => this.pid(name) !== pid, `${name} to end`)
  }

  /** Stops a service and keeps it stopped: an outage. Resolves when it is gone. */
  async hold(name: ServiceName): Promise<void> {
    await this.ask({ do: 'hold', service: name })
  }

  /** Ends an outage, or brings a killed service back at once. Resolves when the service is ready. */
  async release(name: ServiceName): Promise<void> {
    await this.ask({ do: 'release', service: name })
  }

  /** Ends the supervisor itself with SIGKILL, as a crash would. What it started is cleared away by the next start in the same home. */
  async killSupervisor(): Promise<void> {
    this.supervisor.kill('SIGKILL')
    await this.untilEnded()
  }

  /** Starts what `--servers-first` left out. */
  async startRest(): Promise<void> {
    await this.ask({ do: 'start-rest' })
  }

  /** The end of a service's log. */
  async log(name: ServiceName): Promise<string> {
    return readFile(join(this.home, 'logs', `${name}.log`), 'utf8').catch(() => '')
  }

  /** Goes away without a word, as a killed test run does. Resolves when the supervisor has noticed and ended. */
  async abandon(): Promise<void> {
    this.supervisor.disconnect()
    for (const stream of [this.supervisor.stdout, this.supervisor.stderr]) stream?.destroy()
    await this.untilEnded()
  }

  /** Stops everything and removes a home that was made for it. Throws when it does not end properly or leaves something running. */
  async stop(): Promise<void> {
    const pids = existsSync(this.runFile) ? Object.values(this.run.pids) : []
    if (!this.hasEnded) this.supervisor.kill('SIGTERM')
    await this.untilEnded()
    if (this.removesHome) await this.removeHome()
    if (this.supervisor.exitCode !== 0) throw new Error(`the stack did not stop cleanly:\n${this.output.join('')}`)
    const left = pids.filter((pid) => pid !== null && isAlive(pid))
    if (left.length > 0) throw new Error(`the stack left processes running: ${left.join(', ')}`)
  }

  private get hasEnded(): boolean {
    return this.supervisor.exitCode !== null || this.supervisor.signalCode !== null
  }

  private untilEnded(): Promise<void> {
    return until(() => this.hasEnded, 'the stack to stop')
  }

  private async removeHome(): Promise<void> {
    removePlace(this.home)
    await rm(this.home, { recursive: true, force: true })
  }

  private async untilUp(): Promise<void> {
    await until(() => existsSync(this.runFile) || this.supervisor.exitCode !== null, 'the stack to come up')
    if (this.supervisor.exitCode !== null) throw new Error(`the stack did not come up:\n${this.output.join('')}`)
  }

  private ask(request: { do: 'start-rest' } | { do: 'hold' | 'release'; service: ServiceName }): Promise<void> {
    const id = ++this.requests
    return new Promise((resolve, reject) => {
      const onReply = (message: unknown) => {
        const reply = replySchema.parse(message)
        if (reply.id !== id) return
        this.supervisor.off('message', onReply)
        if (reply.failure === undefined) resolve()
        else reject(new Error(`${reply.failure}\n${this.output.join('')}`))
      }
      this.supervisor.on('message', onReply)
      this.supervisor.send({ ...request, id })
    })
  }
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  const limit = Date.now() + startLimitMs
  while (!isSo()) {
    if (Date.now() > limit) throw new Error(`waited too long for ${what}`)
    await sleep(50)
  }
}
