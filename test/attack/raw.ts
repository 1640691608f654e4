import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** All that came back on a connection until it ended, or was given up. */
export interface RawAnswer {
  /** The status of each answer, in order. */
  statuses: number[]
  text: string
}

/** Sends bytes as they are, piece by piece with a pause before each but the first, and waits for the other side to end. */
export async function sendRaw(
  api: string,
  pieces: Iterable<string | Uint8Array>,
  pauseMs = 0,
  waitMs = 30_000,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(api)
  const socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => {
    socket.on('close', resolve)
    socket.on('error', () => undefined)
    socket.setTimeout(waitMs, () => socket.destroy())
  })
  await writeAll(socket, pieces, pauseMs)
  await ended
  const text = Buffer.concat(chunks).toString()
  return { statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)), text }
}

async function writeAll(socket: Socket, pieces: Iterable<string | Uint8Array>, pauseMs: number): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return
    const isTaken = await new Promise<boolean>((resolve) => {
      const drained = () => resolve(!socket.destroyed)
      if (socket.write(piece)) return resolve(true)
      socket.once('drain', drained)
      socket.once('close', drained)
    })
    if (!isTaken) return
    if (pauseMs > 0) await pause(pauseMs)
  }
}

/** The head of a request, with more lines as they are. */
export function head(method: string, path: string, token: string, ...lines: string[]): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: localhost', `Authorization: Bearer ${token}`, ...lines, '', ''].join(
    '\r\n',
  )
}
