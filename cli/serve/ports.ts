import { createServer } from 'node:net'
import { z } from 'zod'
import { readJson, writePrivateJson, type Home } from './home'

const schema = z.strictObject({
  postgres: z.int(),
  temporal: z.int(),
  temporalUi: z.int(),
  api: z.int(),
  apiOps: z.int(),
  workerOps: z.int(),
  codec: z.int(),
})

/** The port of each address that a running Caseway has. */
export type Ports = z.infer<typeof schema>

const usual: Ports = {
  postgres: 54320,
  temporal: 7233,
  temporalUi: 8233,
  api: 8080,
  apiOps: 8081,
  workerOps: 8082,
  codec: 8083,
}

/** How far to step from a taken port before giving up. */
const steps = 500

/** Below the range that systems hand out to outgoing connections, so that none of these takes a port between choosing and using it. */
const scattered = { from: 20_000, to: 31_000 }

/**
 * Chooses free ports: the previous run's, else the usual ones, stepping over what is taken. `scatter` begins at random places instead, for
 * tests that run side by side. The choice is kept for the next start. Throws when there is none within 500 of where it began.
 */
export async function choosePorts(home: Home, scatter: boolean): Promise<Ports> {
  const start = readJson(home.portsFile, schema) ?? (scatter ? randomPorts() : usual)
  const chosen = new Map<string, number>()
  for (const [name, first] of Object.entries(start)) chosen.set(name, await freeFrom(first, [...chosen.values()]))
  const ports = schema.parse(Object.fromEntries(chosen))
  writePrivateJson(home.portsFile, ports)
  return ports
}

function randomPorts(): Ports {
  const first = scattered.from + Math.floor(Math.random() * (scattered.to - scattered.from))
  return schema.parse(Object.fromEntries(Object.keys(usual).map((name, index) => [name, first + index])))
}

async function freeFrom(first: number, taken: readonly number[]): Promise<number> {
  for (let port = first; port < first + steps; port++) if (!taken.includes(port) && (await isFree(port))) return port
  throw new Error(`No port from ${first} to ${first + steps} is free.`)
}

/** True when nobody listens on the port, neither on this machine's own address nor on all of them. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0']) if (!(await canListen(port, host))) return false
  return true
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(false)
    })
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true)
      })
    })
  })
}
