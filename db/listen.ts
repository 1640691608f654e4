import { Client } from 'pg'

const CHANNELS = { settled: 'caseway_settled', inbox: 'caseway_inbox' }
const RECONNECT_MS = 500

/**
 * One dedicated connection a process on which PostgreSQL says what has just been committed. It reconnects by itself.
 */
export interface Listener {
  /**
   * Resolves true as soon as the message's receipt is committed, false after `timeoutMs`. Call it before the message is
   * delivered. While the connection is down nothing is heard, so read the receipt whatever it resolves.
   */
  waitFor(council: string, messageId: string, timeoutMs: number): Promise<boolean>
  /**
   * Calls `wake` for each case that gets a message, and for every reconnection (`null`: something may have been
   * missed).
   */
  onInbox(wake: (arrival: { council: string; caseId: string } | null) => void): void
  /** Ends the connection; everybody still waiting gets false. */
  close(): Promise<void>
}

type Wake = (arrival: { council: string; caseId: string } | null) => void

/**
 * Starts listening at once and in the background: it neither waits for the database nor throws while it is down. `url`
 * is the application's.
 */
export function createListener(url: string): Listener {
  const waiting = new Map<string, Set<(settled: boolean) => void>>()
  const wakes: Wake[] = []
  const connection = keepListening(url, {
    onConnected: () => wakes.forEach((wake) => wake(null)),
    onNotification: (channel, payload) => {
      if (channel === CHANNELS.settled) waiting.get(payload)?.forEach((resolve) => resolve(true))
      else wakes.forEach((wake) => wake(parseArrival(payload)))
    },
  })
  return {
    waitFor: (council, messageId, timeoutMs) => waitIn(waiting, `${council}:${messageId.toLowerCase()}`, timeoutMs),
    onInbox: (wake) => void wakes.push(wake),
    close: async () => {
      await connection.close()
      for (const resolves of [...waiting.values()]) [...resolves].forEach((resolve) => resolve(false))
    },
  }
}

function waitIn(
  waiting: Map<string, Set<(settled: boolean) => void>>,
  key: string,
  timeoutMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (settled: boolean) => {
      clearTimeout(timer)
      resolves.delete(finish)
      if (resolves.size === 0) waiting.delete(key)
      resolve(settled)
    }
    const timer = setTimeout(() => finish(false), timeoutMs)
    const resolves = waiting.get(key) ?? new Set()
    waiting.set(key, resolves.add(finish))
  })
}

function parseArrival(payload: string): { council: string; caseId: string } {
  const [council = '', caseId = ''] = payload.split(':')
  return { council, caseId }
}

interface Heard {
  onConnected: () => void
  onNotification: (channel: string, payload: string) => void
}

function keepListening(url: string, heard: Heard): { close(): Promise<void> } {
  let closed = false
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  const connect = async () => {
    client = new Client({ connectionString: url, application_name: 'caseway-listen', keepAlive: true })
    const lost = once(() => {
      if (!closed) retry = setTimeout(() => void connect(), RECONNECT_MS)
    })
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ channel, payload }) => heard.onNotification(channel, payload ?? ''))
    try {
      await client.connect()
      await client.query(
        Object.values(CHANNELS)
          .map((channel) => `listen ${channel}`)
          .join(';'),
      )
      heard.onConnected()
    } catch {
      void client.end().catch(() => undefined)
      lost()
    }
  }
  void connect()
  return {
    close: async () => {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}

function once(action: () => void): () => void {
  let done = false
  return () => {
    if (!done) {
      done = true
      action()
    }
  }
}
