import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from './command'
import { endProcess, sendSignal } from './processes'

/** The processes that make up Caseway on one machine. */
export type ServiceName = 'postgres' | 'temporal' | 'worker' | 'api' | 'codec'

/** What a service is: how to start it, how to see that it can do its work, and how to ask it to stop. */
export interface ServicePlan {
  readonly name: ServiceName
  /** Asked anew before every start, because a start after a crash may have to tidy up first. */
  readonly command: () => Promise<Command>
  readonly isReady: () => Promise<boolean>
  readonly stopSignal: NodeJS.Signals
  readonly stopLimitMs: number
  readonly logFile: string
}

/** What the owner of a service wants to hear: a new process id, or in a sentence that something went wrong. */
export interface ServiceListener {
  readonly started: (name: ServiceName) => void
  readonly trouble: (name: ServiceName, sentence: string) => void
}

const firstPauseMs = 1_000
const longestPauseMs = 10_000
/** A process that lived this long is taken to have been well, so that the pauses begin again from the first. */
const wellAfterMs = 60_000
/** A process that dies this often before it was ever ready will not get any better. */
const mostDeaths = 3

/** Keeps one process running: starts it, starts it again when it dies, and stops it. */
export class Service {
  private child: ChildProcess | undefined
  private closed = Promise.resolve()
  private launching: Promise<void> | undefined
  private wanted = false
  private pauseMs = firstPauseMs
  private deaths = 0

  readonly plan: ServicePlan
  private readonly listener: ServiceListener

  constructor(plan: ServicePlan, listener: ServiceListener) {
    this.plan = plan
    this.listener = listener
  }

  /** The id of the living process. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** Starts the process, unless it runs already, and resolves when it is ready. Throws when it dies three times before, or takes longer than `limitMs`. */
  async start(limitMs: number): Promise<void> {
    this.wanted = true
    this.deaths = 0
    await this.launch()
    await this.untilReady(Date.now() + limitMs)
  }

  /** Resolves when the process answers that it is ready; see `start` for what it throws. */
  private async untilReady(until: number): Promise<void> {
    while (!(this.child && (await this.plan.isReady()))) {
      if (!this.wanted) throw new Error(`${this.plan.name} was stopped before it was ready`)
      if (this.deaths >= mostDeaths) throw this.failure('ended again and again')
      if (Date.now() > until) throw this.failure('was not ready in time')
      await sleep(100)
    }
  }

  private failure(what: string): Error {
    return new Error(`${this.plan.name} ${what}. The end of ${this.plan.logFile}:\n${tailOf(this.plan.logFile)}`)
  }

  /** Stops the process and keeps it stopped. After `stopLimitMs` it is ended by force. */
  async stop(): Promise<void> {
    this.wanted = false
    if (this.child?.pid !== undefined) await endProcess(this.child.pid, this.plan.stopSignal, this.plan.stopLimitMs)
    await this.closed
  }

  /** Ends the process at once, without asking. */
  kill(): void {
    this.wanted = false
    if (this.child?.pid !== undefined) sendSignal(this.child.pid, 'SIGKILL')
  }

  /** One start at a time: a start that is asked for while another is under way is that one. */
  private launch(): Promise<void> {
    this.launching ??= this.launchNow().finally(() => {
      this.launching = undefined
    })
    return this.launching
  }

  private async launchNow(): Promise<void> {
    if (this.child) return
    const command = await this.plan.command()
    if (!this.wanted) return
    const child = spawnLogged(command, this.plan.logFile)
    const startedAt = Date.now()
    this.child = child
    this.closed = endOf(child).then((how) => {
      this.ended(how, Date.now() - startedAt)
    })
    this.listener.started(this.plan.name)
  }

  private ended(how: string, livedMs: number): void {
    this.child = undefined
    if (!this.wanted) return
    this.deaths += 1
    if (livedMs > wellAfterMs) this.pauseMs = firstPauseMs
    this.listener.trouble(this.plan.name, `ended (${how}); starting it again in ${this.pauseMs / 1000} s`)
    void this.relaunchAfter(this.pauseMs)
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs)
  }

  private async relaunchAfter(pauseMs: number): Promise<void> {
    await sleep(pauseMs)
    if (!this.wanted) return
    await this.launch().catch((error: unknown) => {
      this.listener.trouble(this.plan.name, String(error))
      void this.relaunchAfter(longestPauseMs)
    })
  }
}

/**
 * Each service leads a process group of its own, so that Ctrl-C in a terminal reaches only this process, which then stops them in order.
 * The pipe to its standard input is never written to: when it closes, a Node service knows that this process is gone.
 */
function spawnLogged(command: Command, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  try {
    const { executable, args, ...options } = command
    return spawn(executable, args, { ...options, detached: true, stdio: ['pipe', log, log] })
  } finally {
    closeSync(log)
  }
}

/** Resolves when the process has ended, or could not be started, and tells how. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(error.message)
    })
    child.once('close', (code, signal) => {
      resolve(signal ?? `code ${code}`)
    })
  })
}

function tailOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n')
}
