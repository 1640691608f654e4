import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../../cli/serve/home'
import { readBook } from './book'
import type { Orders, Taken } from './manner'

const listening = z.tuple([z.object({ port: z.number() })]).rest(z.unknown())

/** A sending service of the tests' own, in a process that can be killed and brought back, at the same address with the same book. */
export class TestGateway {
  private child: ChildProcess | undefined
  private port = 0
  private orders: Orders = {}
  private readonly book: string

  private constructor(book: string) {
    this.book = book
  }

  /** Starts one that takes everything; its book is in this folder. */
  static async start(folder: string, name = 'gateway'): Promise<TestGateway> {
    const gateway = new TestGateway(join(folder, `${name}.jsonl`))
    await gateway.bringUp()
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Brings it up, or back, with the orders that it had. */
  async bringUp(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'gateway-main.ts')], {
      cwd: root,
      env: { PATH: process.env.PATH, GATEWAY_PORT: `${this.port}`, GATEWAY_BOOK: this.book },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.child = child
    this.port = listening.parse(await once(child, 'message'))[0].port
    await this.behave(this.orders)
  }

  /** Ends it at one blow. */
  async kill(): Promise<void> {
    const { child } = this
    if (child === undefined) return
    this.child = undefined
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** From now on it behaves like this, also after it was killed. */
  async behave(orders: Orders): Promise<void> {
    this.orders = orders
    const answer = await fetch(`${this.url}/orders`, { method: 'POST', body: JSON.stringify(orders) })
    if (!answer.ok) throw new Error('The gateway does not understand')
  }

  /** Accepts what it has under a reference once more, as a gateway with two minds may. */
  async repeat(reference: string): Promise<void> {
    const answer = await fetch(`${this.url}/repeat`, { method: 'POST', body: JSON.stringify({ reference }) })
    if (!answer.ok) throw new Error('The gateway does not have it')
  }

  /** All that it has accepted, as often as it has. */
  taken(): Taken[] {
    return existsSync(this.book) ? readBook(this.book) : []
  }

  /** What it has accepted under a reference. */
  takenAs(reference: string): Taken[] {
    return this.taken().filter((one) => one.reference === reference)
  }

  /** The references that it has accepted more than once. */
  twice(): string[] {
    const references = this.taken().map(({ reference }) => reference)
    return references.filter((one, index) => references.indexOf(one) !== index)
  }
}
