import { defaultPayloadConverter } from '@temporalio/common'
import type { Server } from 'node:http'
import { pino } from 'pino'
import { z } from 'zod'
import { CodecRefusal, type CodecGate, type Decoding } from './codec-gate'
import { createCodecServer } from './codec-server'
import { payloadKeysOf } from './case-keys-for-tests'
import { sealingKey, sealPayload } from './sealed-payload'
import { workflowIdFor } from './workflow-id'

const keys = payloadKeysOf({ anyshire: ['k1'] })
const ui = 'http://localhost:8233'
const openId = workflowIdFor('anyshire', '0f0e0d0c-0b0a-4908-8706-050403020100')
const keptCase = '1f0e0d0c-0b0a-4908-8706-050403020100'
const logged: string[] = []
const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })

/** Lets in whoever bears the name of a council. */
const audited: Decoding[] = []
const gate: CodecGate = {
  enter: (authorization) => {
    const [, council] = /^Bearer ([a-z]+)$/.exec(authorization ?? '') ?? []
    if (council === undefined) return Promise.reject(new CodecRefusal(401))
    return council === 'unpermitted' ? Promise.reject(new CodecRefusal(403)) : Promise.resolve({ council })
  },
  mayRead: (_, caseId) => Promise.resolve(caseId !== keptCase),
  audit: (_, decoding) => Promise.resolve(void audited.push(decoding)),
}

let server: Server
let address: string
beforeAll(async () => {
  server = createCodecServer({ keys, gate, uiOrigins: [ui], logger })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64')
async function sealedOnWire(namespace: string, content: unknown = 'Robin Example', workflowId = openId) {
  const address = { namespace, workflowId }
  const key = await sealingKey(keys, address)
  const { metadata, data } = sealPayload(key, address, defaultPayloadConverter.toPayload(content))
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])
  return { metadata: Object.fromEntries(entries), data: base64(data) }
}
const decode = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${address}/decode`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-namespace': 'caseway',
      authorization: 'Bearer anyshire',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const bearer = { authorization: 'Bearer anyshire' }

const decodedIn = (body: string) =>
  z
    .object({ payloads: z.array(z.object({ data: z.string() })) })
    .parse(JSON.parse(body))
    .payloads.map(({ data }) => Buffer.from(data, 'base64').toString('utf8'))

describe('the codec server', () => {
  it('decodes for the Temporal UI', async () => {
    const response = await decode({ payloads: [await sealedOnWire('caseway')] }, { origin: ui })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(ui)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      payloads: [
        { metadata: { encoding: base64(Buffer.from('json/plain')) }, data: base64(Buffer.from('"Robin Example"')) },
      ],
    })
  })

  it('leaves out what people wrote: of a command only its kind is shown, of an event only which it is', async () => {
    const command = { kind: 'decide-referral', reason: 'Robin Example is not safe', outcome: 'assessment' }
    const signal = await sealedOnWire('caseway', { messageId: 'm', command })
    const start = await sealedOnWire('caseway', {
      caseId: 'c',
      opening: { command: { ...command, lateReason: 'Robin' } },
    })
    const event = { seq: 4, type: 'referral-decided', at: 'then', by: 'dm', reason: 'Robin', outcome: 'assessment' }
    const onRecord = await sealedOnWire('caseway', [event])
    const body = await (await decode({ payloads: [signal, start, onRecord] })).text()
    const shown = decodedIn(body)
    expect(shown.join()).not.toContain('Robin')
    expect(shown[0]).toBe('{"messageId":"m","command":{"kind":"decide-referral","content":"on the record"}}')
    expect(shown[2]).toBe('[{"seq":4,"type":"referral-decided","at":"then","by":"dm","content":"on the record"}]')
  })

  it('gives back as they were payloads that are plain, broken, foreign or of another namespace', async () => {
    const sealed = await sealedOnWire('caseway')
    const payloads = [
      { metadata: { encoding: base64(Buffer.from('json/plain')) }, data: base64(Buffer.from('1')) },
      {},
      { ...sealed, data: sealed.data.slice(0, 40) },
      {
        ...sealed,
        metadata: { ...sealed.metadata, for: base64(Buffer.from(`caseway/${openId.replace('0f', '2f')}`)) },
      },
      { ...sealed, metadata: { ...sealed.metadata, for: base64(Buffer.from('caseway/case:blackpool:x')) } },
      await sealedOnWire('practice'),
    ]
    const response = await decode({ payloads })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ payloads })
  })

  it('answers the browser’s question beforehand for the UI, and refuses every other page', async () => {
    const ask = (origin: string) => fetch(`${address}/decode`, { method: 'OPTIONS', headers: { origin } })
    const allowed = await ask(ui)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-headers')).toContain('x-namespace')
    for (const origin of [
      'http://localhost:9999',
      'https://evil.example',
      'null',
      'http://localhost:8233.evil.example',
    ]) {
      const refused = await ask(origin)
      expect(refused.status).toBe(403)
      expect(refused.headers.get('access-control-allow-origin')).toBeNull()
      expect((await decode({ payloads: [await sealedOnWire('caseway')] }, { origin })).status).toBe(403)
    }
  })

  it('asks who it is, and opens nothing for nobody, for somebody without permission, or for another council', async () => {
    const payloads = [await sealedOnWire('caseway')]
    for (const [authorization, status] of [
      ['', 401],
      ['Bearer unpermitted', 403],
      ['Bearer blackpool', 403],
    ] as const) {
      const response = await decode({ payloads }, { authorization })
      expect([response.status, await response.text()]).toEqual([status, ''])
    }
    expect(audited.at(-1)).toEqual({ caseId: null, outcome: 'other-council' })
  })

  it('opens nothing of a case that is kept from who asks, and has each such try on the audit', async () => {
    const kept = await sealedOnWire('caseway', 'Robin Example', workflowIdFor('anyshire', keptCase))
    const before = audited.length
    const refused = await decode({ payloads: [kept, kept] })
    expect([refused.status, await refused.text()]).toEqual([403, ''])
    expect(audited.slice(before)).toEqual([{ caseId: keptCase, outcome: 'not-found' }])
    const response = await decode({ payloads: [kept, await sealedOnWire('caseway')] })
    const { payloads } = z.object({ payloads: z.array(z.unknown()) }).parse(await response.json())
    expect(payloads).toEqual([kept, expect.not.objectContaining({ metadata: kept.metadata })])
    expect(audited.slice(before + 1)).toEqual([
      { caseId: keptCase, outcome: 'not-found' },
      { caseId: '0f0e0d0c-0b0a-4908-8706-050403020100', outcome: 'opened-1' },
    ])
  })

  it('puts one entry on the audit for a request, with the case that it is of', async () => {
    const before = audited.length
    await decode({ payloads: [await sealedOnWire('caseway'), await sealedOnWire('caseway'), {}] })
    expect(audited.slice(before)).toEqual([{ caseId: '0f0e0d0c-0b0a-4908-8706-050403020100', outcome: 'opened-2' }])
  })

  it('takes a token at its login page, and a session after that, from its own pages alone', async () => {
    const signIn = (token: string, origin = address) =>
      fetch(`${address}/login`, { method: 'POST', headers: { origin }, body: new URLSearchParams({ token }) })
    expect((await fetch(`${address}/login`)).headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await signIn('anyshire', 'https://evil.example')).status).toBe(403)
    expect((await signIn('unpermitted')).headers.get('set-cookie')).toBeNull()
    const cookie = (await signIn('anyshire')).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/; Path=\/decode; Max-Age=3600; HttpOnly; SameSite=Strict$/)
    const ask = (value: string) =>
      fetch(`${address}/decode`, {
        method: 'POST',
        headers: { 'x-namespace': 'caseway', cookie: value },
        body: '{"payloads":[]}',
      })
    expect((await ask(cookie.split(';')[0] ?? '')).status).toBe(200)
    expect((await ask(`caseway_codec=${'A'.repeat(43)}`)).status).toBe(401)
  })

  it('does not encode', async () => {
    expect((await fetch(`${address}/encode`, { method: 'POST', body: '{"payloads":[]}' })).status).toBe(404)
  })

  it.each([
    ['no JSON', '{"payloads": ['],
    ['no payloads', '{}'],
    ['payloads of a wrong kind', '{"payloads": [{"data": 5}]}'],
    ['data that is no base64', '{"payloads": [{"data": "@@@"}]}'],
  ])('refuses a body with %s', async (_, body) => {
    expect((await decode(body)).status).toBe(400)
  })

  it('refuses other methods, a missing namespace and a body without end', async () => {
    expect((await fetch(`${address}/decode`)).status).toBe(405)
    expect(
      (await fetch(`${address}/decode`, { method: 'POST', headers: bearer, body: '{"payloads":[]}' })).status,
    ).toBe(400)
    expect((await decode(`{"payloads":[{"data":"${'A'.repeat(9 * 1024 * 1024)}"}]}`)).status).toBe(413)
  })

  it('says that it is alive', async () => {
    const response = await fetch(`${address}/healthz`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })

  it('logs how much it decoded and nothing of what', () => {
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.join('')).not.toMatch(/Robin|Um9iaW4/)
  })
})
