import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { Run } from '../../cli/serve/run-file'
import { aReferral, ask, tokenOf } from '../api/http'
import { sharedStack } from '../stack/shared'
import { head, sendRaw } from './raw'

// T19 and what is like it: bodies, headers, addresses and methods that no client of ours sends.

const referrals = '/v1/councils/anyshire/referrals'
const json = JSON.stringify(aReferral)
let run: Run
let token: string
beforeAll(async () => {
  run = await sharedStack()
  token = tokenOf(run, 'anyshire', 'duty-manager')
}, 120_000)

const post = (...lines: string[]) =>
  head('POST', referrals, token, 'Content-Type: application/json', `Idempotency-Key: ${randomUUID()}`, ...lines)
const get = (...lines: string[]) => head('GET', '/v1/councils/anyshire/cases', token, ...lines)
const closing = 'Connection: close'

/** The memory of the API process in MiB, where the system shows it. */
function memory(): number {
  try {
    const pages = readFileSync(`/proc/${run.pids.api ?? 0}/statm`, 'utf8').split(' ')[1]
    return (Number(pages) * 4096) / 1024 / 1024
  } catch {
    return 0
  }
}

/** Reads of another council, one after the other, while something else goes on. */
async function meanwhile(work: Promise<unknown>): Promise<number[]> {
  const statuses: number[] = []
  const state = { isOver: false }
  const ended = work.finally(() => (state.isOver = true))
  do {
    statuses.push((await ask({ council: 'blackpool', path: '/v1/councils/blackpool/configuration' })).status)
    await pause(50)
  } while (!state.isOver)
  await ended
  return statuses
}

const megabyte = Buffer.alloc(1024 * 1024, 'a')

it('a body of 100 MB is refused, with its length or without, while others are answered and memory stays', async () => {
  const before = memory()
  const [withLength, chunked] = [
    post('Content-Length: 104857600', closing),
    post('Transfer-Encoding: chunked', closing),
  ]
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')])
  const bombs = Promise.all([
    sendRaw(run.api, [withLength, ...Array.from({ length: 100 }, () => megabyte)]),
    sendRaw(run.api, [chunked, ...Array.from({ length: 100 }, () => chunk), '0\r\n\r\n']),
  ])
  expect(new Set(await meanwhile(bombs))).toEqual(new Set([200]))
  for (const { statuses } of await bombs) expect(statuses).toEqual([413])
  expect(memory() - before).toBeLessThan(150)
}, 120_000)

it('who sends headers or a body slowly is cut off, while others are answered', async () => {
  const slow = Promise.all([
    sendRaw(run.api, ['GET / HTTP/1.1\r\n', ...Array.from({ length: 60 }, (_, n) => `X-${n}: a\r\n`)], 500),
    sendRaw(run.api, [post('Content-Length: 1000'), ...Array.from({ length: 60 }, () => ' ')], 500),
  ])
  expect(new Set(await meanwhile(slow))).toEqual(new Set([200]))
  for (const { statuses, text } of await slow) {
    expect(statuses).toEqual([408])
    expect(text).toContain('"code":"request-timeout"')
  }
}, 90_000)

const asJson = (body: string | Uint8Array, type = 'application/json', encoding?: string) =>
  ask({ path: referrals, body, headers: { 'content-type': type, 'content-encoding': encoding } })

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(json)],
    ['deflate', deflateSync(json)],
    ['br', brotliCompressSync(json)],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(5_000_000)))],
  ])('that is compressed by %s is refused', async (encoding, body) => {
    expect([(await asJson(body, undefined, encoding)).status]).toEqual([415])
  })

  it.each([
    'application/json; charset=utf-16',
    'application/json; charset=utf-7',
    'application/json; boundary=x',
    'text/json',
    'application/json, text/plain',
    'multipart/form-data; boundary=x',
    'application/x-yaml',
  ])('said to be %s is refused', async (type) => expect((await asJson(json, type)).status).toBe(415))

  it('with a byte order mark is read without it; in UTF-16 it is refused', async () => {
    expect((await asJson(`\uFEFF${json}`)).status).toBe(201)
    expect((await asJson(Buffer.from(json, 'utf16le'))).problem.code).toBe('malformed-json')
  })

  it('with a field twice is refused, however it is written', async () => {
    expect((await asJson(`{"urgent":true,${json.slice(1)}`)).faults).toEqual(['/urgent stands-twice'])
    expect((await asJson(String.raw`{"\u0075rgent":true,${json.slice(1)}`)).faults).toEqual(['/urgent stands-twice'])
  })

  it('of a hundred thousand fields, elements or levels is refused, with no more than a hundred faults', async () => {
    const fields = `{${Array.from({ length: 20_000 }, (_, n) => `"f${n}":1`).join()}}`
    const several = [fields, `[${'1,'.repeat(100_000)}1]`, `${'{"a":'.repeat(25_000)}1${'}'.repeat(25_000)}`]
    for (const body of several) {
      const answer = await asJson(body)
      expect([answer.status, (answer.problem.errors ?? []).length <= 100]).toEqual([400, true])
    }
  })
})

describe('a request that can be read in two ways', () => {
  const chunked = 'Transfer-Encoding: chunked'
  const body = '0\r\n\r\nGET /v1/councils/blackpool/cases HTTP/1.1\r\nHost: x\r\n\r\n'
  it.each<[string, () => string]>([
    ['with a length and chunks', () => post('Content-Length: 4', chunked) + body],
    ['with two lengths', () => post('Content-Length: 4', 'Content-Length: 5') + 'aaaaa'],
    ['with a length that is none', () => post('Content-Length: +4') + 'aaaa'],
    ['with chunks under another name', () => post('Transfer-Encoding: xchunked') + body],
    ['with chunks said twice', () => post('Transfer-Encoding: chunked, identity') + body],
    ['with a chunk whose size is none', () => post(chunked) + 'zz\r\naaaa\r\n0\r\n\r\n'],
    ['with a folded header', () => get('X-A: b\r\n folded')],
    ['with a space before the colon', () => get('X-A : b')],
    ['with a line that is no header', () => get('no header')],
    ['with bare line feeds', () => get('X-A: b\nX-B: c', closing)],
    ['without a host', () => `GET / HTTP/1.1\r\n\r\n`],
    ['with two tokens', () => get(`Authorization: Bearer ${token}`, closing)],
    ['with two types', () => post('Content-Type: text/plain', 'Content-Length: 2', closing) + '{}'],
    ['with two keys', () => post(`Idempotency-Key: ${randomUUID()}`, 'Content-Length: 2', closing) + '{}'],
    ['of another protocol', () => 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
  ])('%s is refused', async (_name, bytes) => {
    const { statuses } = await sendRaw(run.api, [bytes()], 0, 3_000)
    expect([...new Set(statuses)]).toEqual([400])
  })

  it('has its length too short: what is left is no request', async () => {
    const { statuses } = await sendRaw(run.api, [post('Content-Length: 2') + json], 0, 3_000)
    expect(new Set(statuses)).toEqual(new Set([400]))
  })
})

describe('headers', () => {
  it('too large or too many are refused', async () => {
    const large = await sendRaw(run.api, [get(`X-A: ${'a'.repeat(20_000)}`)], 0, 3_000)
    const many = await sendRaw(run.api, [get(...Array.from({ length: 3_000 }, (_, n) => `X-${n}: ${n}`))], 0, 3_000)
    for (const { statuses, text } of [large, many]) {
      expect(statuses).toEqual([431])
      expect(text).toContain('"code":"headers-too-large"')
    }
  })

  it('that expect something, or would upgrade, change nothing', async () => {
    for (const line of ['Expect: 200-ok', 'Upgrade: h2c', 'X-HTTP-Method-Override: DELETE', 'X-Original-URL: /metrics'])
      expect((await sendRaw(run.api, [get(line, closing)], 0, 5_000)).statuses).toEqual([200])
  })
})

describe('an address', () => {
  const cases = '/v1/councils/anyshire/cases'
  it.each([
    `${cases}%2f${randomUUID()}`,
    `${cases}/..%2f..%2fblackpool`,
    '/v1/councils/anyshire/../blackpool/cases',
    '/v1/councils/anyshire%2fcases',
    '/v1/councils/anyshire%252fcases',
    '/v1/councils/anyshire./cases',
    '/v1/councils/anyshire%00/cases',
    '//v1/councils/anyshire/cases',
    '/v1//councils/anyshire/cases',
    '/v1/councils/anyshire;x=1/cases',
    `${cases}/%`,
    `${cases}/%c0%ae%c0%ae`,
    `${cases}/${'a'.repeat(10_000)}`,
    '/metrics',
    '/.git/config',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/v1/councils/anyshire/cases\\..\\x',
    '/../../package.json',
    '/index.html',
    '/debug',
    '/admin',
    '*',
    'http://127.0.0.1/metrics',
  ])('%s leads nowhere', async (path) => {
    const { statuses, text } = await sendRaw(run.api, [head('GET', path, token, closing)], 0, 5_000)
    expect(statuses).toHaveLength(1)
    expect([400, 404]).toContain(statuses[0])
    expect(text).toContain('Content-Type: application/problem+json')
  })
})

it.each(['TRACE', 'TRACK', 'CONNECT', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'BREW', 'get'])(
  'the method %s does nothing',
  async (method) => {
    const { statuses, text } = await sendRaw(
      run.api,
      [head(method, '/v1/councils/anyshire/cases', token, closing)],
      0,
      5_000,
    )
    expect([400, 405, undefined]).toContain(statuses[0])
    expect(text).not.toContain(token)
  },
)

it('requests sent one behind the other on a connection are each answered, in their order', async () => {
  const { statuses } = await sendRaw(run.api, [get() + head('GET', '/nothing', token) + get() + get(closing)], 0, 5_000)
  expect(statuses).toEqual([200, 404, 200, 200])
})

it('each port answers what is declared for it, and nothing else', async () => {
  const apart = [
    '/',
    '/healthz',
    '/readyz',
    '/metrics',
    '/openapi.json',
    '/debug/pprof',
    '/debug',
    '/status',
    '/info',
    '/actuator',
    '/env',
    '/docs',
    '/swagger',
    '/favicon.ico',
    '/robots.txt',
    '/.env',
    '/healthz/',
    '/METRICS',
    '/v1',
    '/decode',
  ]
  const reached = async (at: string, method: string) => {
    const found = []
    for (const path of apart) if ((await fetch(`${at}${path}`, { method })).ok) found.push(path)
    return found
  }
  expect(await reached(run.api, 'GET')).toEqual(['/healthz', '/readyz', '/openapi.json'])
  expect(await reached(run.apiOps, 'GET')).toEqual(['/healthz', '/readyz', '/metrics'])
  expect(await reached(run.workerOps, 'GET')).toEqual(['/healthz', '/readyz', '/metrics'])
  expect(await reached(run.codec, 'GET')).toEqual(['/healthz'])
  for (const at of [run.api, run.apiOps]) expect(await reached(at, 'POST')).toEqual([])
})

it('every answer forbids a browser to load, run, frame, store or guess anything, and no origin may read it', async () => {
  const cross = { origin: 'https://elsewhere.example' }
  const answers = [
    await ask({ path: '/v1/councils/anyshire/cases', headers: cross }),
    await ask({ path: '/nothing', headers: cross }),
    await ask({ path: referrals, body: '{' }),
    await ask({ path: '/openapi.json' }),
  ]
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    )
    expect([
      headers.get('cache-control'),
      headers.get('x-content-type-options'),
      headers.get('referrer-policy'),
      headers.get('x-frame-options'),
    ]).toEqual(['no-store', 'nosniff', 'no-referrer', 'DENY'])
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect([headers.get('server'), headers.get('x-powered-by'), headers.get('set-cookie')]).toEqual([null, null, null])
  }
})
