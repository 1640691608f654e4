import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bringUpServers, bringUpServices, prepareCouncils, serversOf, temporalFor, type Start } from './bring-up'
import { listenForControl, type ControlRequest } from './control'
import { isToBeSeeded, noteSeeded } from './database'
import type { ServeEnvironment } from './environment'
import type { Home } from './home'
import { endLeftovers } from './leftovers'
import type { ServeOptions } from './options'
import { choosePorts } from './ports'
import { removePlace } from './postgres/place'
import { describeRun, removeRun, writeRun, type Run, type RunFacts } from './run-file'
import { seedReferrals } from './seed'
import { stoppedBySignal } from './signals'
import { Supervisor } from './supervisor'
import { welcome } from './welcome'

type Say = (line: string) => void

/**
 * Brings everything up and keeps it up until a signal says stop, then stops everything and resolves. Throws, with everything stopped
 * again, when something cannot be brought up. The home must be locked.
 */
export async function serve(env: ServeEnvironment, options: ServeOptions, home: Home, say: Say): Promise<void> {
  await tidy(home, options.fresh, say)
  const caseway = new Caseway(home, say)
  const stopped = stoppedBySignal(caseway.supervisor, env.startedByNpm, say)
  const ports = await choosePorts(home, options.scatterPorts)
  try {
    // A download can take long; whoever stops it need not wait for it.
    await Promise.race([caseway.bringUp({ env, home, say, supervisor: caseway.supervisor, ports }, options), stopped])
  } catch (error) {
    if (!caseway.supervisor.isStopping) {
      await caseway.supervisor.stop()
      throw error
    }
  }
  await stopped
  removeRun(home)
}

async function tidy(home: Home, fresh: boolean, say: Say): Promise<void> {
  const left = await endLeftovers(home)
  if (left.length > 0) say(`Ended what an earlier run had left running when it was killed: ${left.join(', ')}`)
  if (!fresh) return
  say('Removing the data of earlier runs (--fresh)')
  removePlace(home.folder)
  // The lock stays: this process holds it.
  const names = readdirSync(home.folder).filter((name) => name !== basename(home.lock))
  for (const name of names) rmSync(join(home.folder, name), { recursive: true, force: true })
}

/** One running Caseway: its processes and what `run.json` says of them. */
class Caseway {
  readonly supervisor: Supervisor
  private facts: RunFacts | undefined
  private readonly home: Home
  private readonly say: Say

  constructor(home: Home, say: Say) {
    this.home = home
    this.say = say
    this.supervisor = new Supervisor(home, say, () => {
      this.publish()
    })
  }

  async bringUp(start: Start, { serversFirst, seed }: ServeOptions): Promise<void> {
    const temporal = await temporalFor(start.env)
    const servers = serversOf(start)
    const facts = { ...servers, councils: await prepareCouncils(this.home, start.env.tenants), ports: start.ports }
    const rest = once(() => bringUpServices(start, servers))
    listenForControl((request) => this.carryOut(request, rest))
    // Side by side where nobody waits for the servers alone: the worker's own preparations take longest.
    await Promise.all([bringUpServers(start, servers, temporal), ...(serversFirst ? [] : [rest()])])
    if (seed && !serversFirst) await this.seed(describeRun(facts, this.supervisor.services))
    this.facts = facts
    this.publish()
    if (!serversFirst) this.say(welcome(describeRun(facts, this.supervisor.services), this.home))
  }

  /** Example referrals are a courtesy: without them everything still runs. */
  private async seed(run: Run): Promise<void> {
    if (!isToBeSeeded(this.home)) return
    this.say('Putting a few made-up referrals in …')
    await seedReferrals(run).then(
      () => noteSeeded(this.home),
      (error: unknown) => this.say(`The made-up referrals are not all there: ${String(error)}`),
    )
  }

  private carryOut(request: ControlRequest, rest: () => Promise<void>): Promise<void> {
    switch (request.do) {
      case 'start-rest':
        return rest()
      case 'hold':
        return this.supervisor.find(request.service).stop()
      case 'release':
        return this.supervisor.restart(request.service)
    }
  }

  /** Says in `run.json` what runs, once everything is ready. */
  private publish(): void {
    if (this.facts && !this.supervisor.isStopping)
      writeRun(this.home, describeRun(this.facts, this.supervisor.services))
  }
}

/** Does `work` at the first call; every call gives that one's promise. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
