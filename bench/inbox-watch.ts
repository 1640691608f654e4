import { Client, type Notification } from 'pg'
import type { Run } from '../cli/serve/run-file'

/** Hears what PostgreSQL says as it commits: that a message has been accepted, and that one is on the record. */
export interface InboxWatch {
  /** Milliseconds from the next acceptance to the next record. To be used for one message at a time. */
  nextMessage(): Promise<number>
  close(): Promise<void>
}

/** Listens on the channels on which the API and the relay are woken. */
export async function watchInbox({ databaseUrl }: Run): Promise<InboxWatch> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('listen caseway_inbox; listen caseway_settled')
  return {
    nextMessage: async () => {
      const accepted = await next(client, 'caseway_inbox')
      return (await next(client, 'caseway_settled')) - accepted
    },
    close: () => client.end(),
  }
}

/** When the next notification came on this channel. */
function next(client: Client, channel: string): Promise<number> {
  return new Promise((resolve) => {
    const hear = (heard: Notification) => {
      if (heard.channel !== channel) return
      client.off('notification', hear)
      resolve(performance.now())
    }
    client.on('notification', hear)
  })
}
