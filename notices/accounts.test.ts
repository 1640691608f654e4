import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadTenants } from '../tenants/load'
import { callbackTokensOf, damagedAccounts, gatewaysOf } from './accounts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseway-accounts-'))
  const uuid = '00000000-0000-4000-8000-000000000001'
  const accounts = {
    whole: JSON.stringify({ apiKey: `name-${uuid}-${uuid}`, callbackToken: 't'.repeat(32) }),
    'no-json': '{"apiKey": ',
    'no-key': JSON.stringify({ apiKey: 'secret', callbackToken: 't'.repeat(32) }),
    'short-token': JSON.stringify({ callbackToken: 't' }),
    'something-else': JSON.stringify({ password: 'x' }),
  }
  for (const [council, text] of Object.entries(accounts)) writeFileSync(join(folder, `${council}.json`), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const damaged = ['no-json', 'no-key', 'short-token', 'something-else']

it('a damaged account is told of, and stands in the way of no other council', () => {
  expect(damagedAccounts(['whole', 'absent', ...damaged], folder)).toEqual(damaged)
  expect([...callbackTokensOf(['whole', 'absent', ...damaged], folder).keys()]).toEqual(['whole'])
})

it('without an account that can be used notices wait, and those of practice cases go to the folder', async () => {
  const tenant = loadTenants().tenants.get('anyshire')
  if (tenant === undefined) throw new Error('There is no anyshire')
  const sending = { ...tenant.effective.sending, by: 'govuk-notify' as const }
  const outbox = { noticesDirectory: folder, accountsDirectory: folder, lookupAfterMs: 1_000 }
  for (const council of ['absent', 'no-json']) {
    const { own, file } = gatewaysOf({ ...tenant, council, effective: { ...tenant.effective, sending } }, outbox)
    expect(file.name).toBe('file')
    const page = {
      ...{ subject: '', paragraphs: [], to: { name: 'Sandy Example', at: '' }, format: 'standard' as const },
      ...{ practice: false, day: '', council: '' },
    }
    expect(await own.send('a', 'email', page)).toEqual({ status: 'not-reached' })
    expect(await own.find('a')).toEqual({ status: 'unknown' })
  }
})
