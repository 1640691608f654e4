import { Client } from 'pg'
import { forged } from '../../api/forged-tokens-for-tests'
import { testKeys } from '../../api/forging-for-tests'
import { sharedServers } from '../stack/shared'
import { ask } from './http'

const council = 'west-northamptonshire'

async function refusedTries(): Promise<number> {
  const client = new Client(sharedServers().databaseUrl)
  await client.connect()
  try {
    await client.query("select set_config('app.council', $1, false)", [council])
    const refused = `select count(*) as found from audit where action = 'alarms.list' and outcome = 'unauthenticated'`
    const { rows } = await client.query<{ found: string }>(refused)
    return Number(rows[0]?.found)
  } finally {
    await client.end()
  }
}

const canBeSent = (token: string) => /^[\x21-\x7e]*$/.test(token) && token.length < 8_000

it('forged tokens are answered 401 with one and the same body, and each is on the audit once', async () => {
  const keys = await testKeys()
  const tokens = (await Promise.all(forged.map(async ([, make]) => make(keys)))).filter(canBeSent).slice(0, 40)
  const before = await refusedTries()
  const answers = new Set<string>()
  for (const token of tokens) {
    const headers = { authorization: `Bearer ${token}` }
    const { status, text } = await ask({ council, path: `/v1/councils/${council}/alarms`, headers })
    answers.add(`${status} ${text}`)
  }
  expect([...answers]).toEqual([expect.stringMatching(/^401 \{"type":"urn:caseway:problem:unauthenticated"[^\n]*\}$/)])
  expect([...answers].join()).not.toMatch(/\bat \w|\.ts/)
  expect((await refusedTries()) - before).toBe(tokens.length)
})
