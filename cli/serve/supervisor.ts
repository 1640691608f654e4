import { mkdirSync, renameSync, rmSync } from 'node:fs'
import type { Home } from './home'
import { noteStarted } from './leftovers'
import { Service, type ServiceListener, type ServiceName, type ServicePlan } from './service'

/** The order in which services are stopped: those that others need go last. */
const stopOrder: readonly ServiceName[] = ['api', 'worker', 'codec', 'temporal', 'postgres']

const startLimitMs = 90_000

/** Owns every process of a running Caseway. */
export class Supervisor {
  readonly services: Service[] = []
  private stopping: Promise<void> | undefined
  private readonly home: Home
  private readonly say: (line: string) => void
  private readonly changed: () => void

  /** `changed` is called whenever a process has another id than before, or none. */
  constructor(home: Home, say: (line: string) => void, changed: () => void) {
    this.home = home
    this.say = say
    this.changed = changed
  }

  /** True from the moment that it was told to stop. */
  get isStopping(): boolean {
    return this.stopping !== undefined
  }

  /** Starts a service and resolves when it is ready. Throws when it cannot be made ready. */
  async start(plan: ServicePlan): Promise<void> {
    if (this.stopping) throw new Error('Caseway is stopping')
    rotateLog(plan.logFile, this.home)
    const startedAt = Date.now()
    const service = new Service(plan, this.listener())
    this.services.push(service)
    await service.start(startLimitMs)
    this.say(`  ${plan.name.padEnd(10)} ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  }

  /** The service of this name. Throws when there is none: it was given, or has not been started yet. */
  find(name: ServiceName): Service {
    const service = this.services.find(({ plan }) => plan.name === name)
    if (service) return service
    throw new Error(`There is no ${name} here.`)
  }

  /** Starts a service again that was stopped on purpose, and resolves when it is ready. */
  restart(name: ServiceName): Promise<void> {
    return this.find(name).start(startLimitMs)
  }

  /** Stops everything in order and resolves when nothing is left. Called again, it gives the same promise. */
  stop(): Promise<void> {
    this.stopping ??= this.stopInOrder()
    return this.stopping
  }

  /** Ends everything at once. */
  hasten(): void {
    for (const service of this.services) service.kill()
  }

  private async stopInOrder(): Promise<void> {
    for (const name of stopOrder) await this.services.find(({ plan }) => plan.name === name)?.stop()
    noteStarted(this.home, [])
  }

  private listener(): ServiceListener {
    return {
      started: () => {
        noteStarted(this.home, this.services)
        this.changed()
      },
      trouble: (name, sentence) => {
        this.say(`${name} ${sentence}`)
        this.changed()
      },
    }
  }
}

/** Keeps the previous run's log under another name. */
function rotateLog(logFile: string, home: Home): void {
  mkdirSync(home.logs, { recursive: true, mode: 0o700 })
  rmSync(`${logFile}.1`, { force: true })
  try {
    renameSync(logFile, `${logFile}.1`)
  } catch {
    // There is no previous run.
  }
}
