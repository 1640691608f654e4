import { gzipSync } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import { aCase, aReferral, ask, decideAssessment, type Ask } from './http'

const referrals = '/v1/councils/anyshire/referrals'
const json = JSON.stringify(aReferral)

const refused: [string, Ask, number, string][] = [
  ['JSON that is cut', { path: referrals, body: json.slice(0, -5) }, 400, 'malformed-json'],
  ['no JSON', { path: referrals, body: 'hello' }, 400, 'malformed-json'],
  ['bytes that are no UTF-8', { path: referrals, body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }, 400, 'malformed-json'],
  ['nesting without end', { path: referrals, body: '['.repeat(100_000) }, 400, 'invalid-request'],
  [
    'a hundred thousand fields',
    { path: referrals, body: `{${Array.from({ length: 20_000 }, (_, n) => `"a${n}":1`).join()}}` },
    400,
    'invalid-request',
  ],
  ['no body', { path: referrals, method: 'POST' }, 400, 'invalid-request'],
  ['a list for a body', { path: referrals, body: [aReferral] }, 400, 'invalid-request'],
  ['null for a body', { path: referrals, body: 'null' }, 400, 'invalid-request'],
  [
    'too large a body',
    { path: referrals, body: { ...aReferral, concern: 'a'.repeat(300 * 1024) } },
    413,
    'body-too-large',
  ],
  [
    'plain text',
    { path: referrals, body: json, headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
  [
    'another charset',
    { path: referrals, body: json, headers: { 'content-type': 'application/json; charset=utf-16' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a form',
    { path: referrals, body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a compressed body',
    { path: referrals, body: gzipSync(json), headers: { 'content-encoding': 'gzip' } },
    415,
    'unsupported-media-type',
  ],
  ['no token', { path: referrals, body: aReferral, headers: { authorization: undefined } }, 401, 'unauthenticated'],
  [
    'a token that is none',
    { path: referrals, body: aReferral, headers: { authorization: 'Bearer a.b.c' } },
    401,
    'unauthenticated',
  ],
  ['a role that may only look', { path: referrals, body: aReferral, role: 'viewer' }, 403, 'not-authorised'],
  ['an unknown address', { path: '/v1/councils/anyshire/nothing' }, 404, 'not-found'],
  ['an address in other letters', { path: '/v1/Councils/anyshire/cases' }, 404, 'not-found'],
  ['an address with broken escapes', { path: '/v1/councils/%E0%A4%A/cases' }, 404, 'not-found'],
  ['a council that does not exist', { path: '/v1/councils/nowhere/cases' }, 404, 'not-found'],
  ["another council's address", { path: '/v1/councils/blackpool/cases' }, 404, 'not-found'],
  ['a case that does not exist', { path: `/v1/councils/anyshire/cases/${randomUUID()}` }, 404, 'not-found'],
  ['a case id that is none', { path: '/v1/councils/anyshire/cases/robin-example' }, 404, 'not-found'],
  ['a method that is not taken', { path: referrals, method: 'DELETE' }, 405, 'method-not-allowed'],
  ['an unknown field in the query', { path: '/v1/councils/anyshire/cases?sort=name' }, 400, 'invalid-request'],
  ['a field twice in the query', { path: '/v1/councils/anyshire/cases?limit=1&limit=2' }, 400, 'invalid-request'],
  ['a cursor of nowhere', { path: '/v1/councils/anyshire/cases?cursor=abc' }, 400, 'invalid-request'],
]

describe('bad input gets its stable code', () => {
  it.each(refused)('%s', async (_name, sent, status, code) => {
    const answer = await ask(sent)
    expect({ status: answer.status, code: answer.problem.code }).toEqual({ status, code })
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  it('tells the faults of header and body at once', async () => {
    const body = { ...aReferral, source: 'x', urgent: 'no', extra: 1 }
    const answer = await ask({ path: referrals, body, headers: { 'idempotency-key': 'robin' } })
    expect(answer.faults).toEqual([
      'Idempotency-Key wrong-format',
      '/source not-allowed',
      '/urgent wrong-type',
      '/extra unknown-field',
    ])
    const missing = await ask({ path: referrals, body: aReferral, headers: { 'idempotency-key': undefined } })
    expect(missing.faults).toEqual(['Idempotency-Key missing'])
  })

  it('says which methods an address takes', async () => {
    expect((await ask({ path: referrals })).headers.get('allow')).toBe('POST')
  })

  it('answers HEAD and OPTIONS like any method it does not take', async () => {
    expect((await ask({ path: referrals, method: 'OPTIONS' })).status).toBe(405)
  })
})

describe('times of receipt', () => {
  const receive = (receivedAt: string, more: object = {}) =>
    ask({ path: referrals, body: { ...aReferral, receivedAt, ...more } })
  const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

  it('in the future are refused', async () => {
    expect((await receive(hoursFromNow(1))).faults).toEqual(['/receivedAt in-the-future'])
  })

  it('weeks ago are accepted with a reason, and clocks run from the true receipt', async () => {
    const at = hoursFromNow(-24 * 21)
    expect((await receive(at)).faults).toEqual(['/lateReason late-reason-needed'])
    const answer = await receive(at, { lateReason: 'It lay in the wrong tray.' })
    expect(answer.status).toBe(201)
    expect(answer.text).toContain(`"dueAt":"${hoursFromNow(-24 * 20).slice(0, 10)}`)
  })

  it('that do not exist, or occur twice, are refused with the instants they may mean', async () => {
    const twice = await receive('2026-10-25T01:30')
    expect(twice.problem.errors).toEqual([
      expect.objectContaining({
        code: 'time-occurs-twice',
        allowed: ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
      }),
    ])
    expect((await receive('2026-03-29T01:30')).faults).toEqual(['/receivedAt time-does-not-exist'])
  })
})

describe('the same idempotency key', () => {
  it('gives a referral with the same body the same answer, however often and however many at once', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask({ path: referrals, body: aReferral, headers })),
    )
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    const { children, ...rest } = aReferral
    const reordered = await ask({ path: referrals, body: { children, ...rest }, headers })
    expect(reordered.text).toBe(answers[0]?.text)
    const other = await ask({ path: referrals, body: { ...aReferral, urgent: true }, headers })
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency-key-reused'])
  })

  it('has a decision heard once, however often and however many at once', async () => {
    const { path } = await aCase()
    const headers = { 'idempotency-key': randomUUID() }
    const send = (body: object) => ask({ path: `${path}/decisions`, body, headers })
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => send(decideAssessment)))).map(
      ({ status }) => status,
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    const timeline = await ask({ path: `${path}/timeline`, role: 'team-manager' })
    expect(timeline.text.match(/"type":"referral-decided"/g)).toHaveLength(1)
    expect(timeline.text).not.toContain('step-refused')
    expect((await send({ ...decideAssessment, reason: 'Another.' })).problem.code).toBe('idempotency-key-reused')
    const referral = await ask({ path: referrals, body: aReferral, headers })
    expect([referral.status, referral.problem.code]).toEqual([422, 'idempotency-key-reused'])
  })

  it('is refused where a referral came with it before', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    expect((await ask({ path: referrals, body: aReferral, headers })).status).toBe(201)
    const { path } = await aCase()
    expect((await ask({ path: `${path}/decisions`, body: decideAssessment, headers })).status).toBe(422)
  })
})

describe('a step that is not possible', () => {
  it('is refused with its code, a sentence and the steps that are, and the try is on the record', async () => {
    const { path } = await aCase()
    const answer = await ask({
      path: `${path}/decisions`,
      body: { kind: 'set-assessment-length', days: 20, reason: 'x' },
    })
    expect(answer.status).toBe(409)
    expect(answer.problem).toMatchObject({ code: 'not-legal-now', title: expect.stringMatching(/\.$/) })
    expect(answer.problem.legal).toContain('decide-referral')
    expect((await ask({ path: `${path}/timeline` })).text).toContain('"type":"step-refused"')
  })

  it('says what is allowed instead', async () => {
    const { path } = await aCase()
    const answer = await ask({ path: `${path}/decisions`, body: { ...decideAssessment, outcome: 'adoption' } })
    expect(answer.problem).toMatchObject({ code: 'unknown-outcome' })
    expect(answer.problem.allowed).toContain('assessment')
  })

  it('is refused to those whose role may not take it', async () => {
    const { path } = await aCase()
    const answer = await ask({ role: 'social-worker', path: `${path}/decisions`, body: decideAssessment })
    expect([answer.status, answer.problem.code]).toEqual([409, 'role-not-allowed'])
  })
})

describe('reasons', () => {
  it('of ten thousand characters are kept whole', async () => {
    const { path } = await aCase()
    const reason = 'ž👧'.repeat(5_000)
    expect((await ask({ path: `${path}/decisions`, body: { ...decideAssessment, reason } })).status).toBe(200)
    expect((await ask({ path: `${path}/timeline` })).text).toContain(reason)
  })

  it('with a NUL or half a character are refused', async () => {
    const { path } = await aCase()
    const send = (reason: string) =>
      ask({ path: `${path}/decisions`, body: `{"kind":"return-assessment","reason":"${reason}"}` })
    expect((await send('a\\u0000')).faults).toEqual(['/reason broken-text'])
    expect((await send('\\ud800')).faults).toEqual(['/reason broken-text'])
  })
})
