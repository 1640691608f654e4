import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { createLog } from './log'
import { isLoopback } from './loopback'
import { embeddedIssuers, watchIssuers } from './token-issuers'

const log = createLog('silent')
const audience = 'caseway'
let directory = ''
let publicKey: JWK
let privateKey: JWK
let time = 0

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  publicKey = { ...(await exportJWK(pair.publicKey)), kid: 'a1' }
  privateKey = { ...(await exportJWK(pair.privateKey)), kid: 'a1' }
})
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'issuers-'))))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const issuer = (name: string, more: object = {}) => ({ issuer: name, audience, jwks: { keys: [publicKey] }, ...more })
const give = (council: string, file: object) => writeFileSync(join(directory, `${council}.json`), JSON.stringify(file))
const watch = (mayEmbed = false) => watchIssuers(directory, log, mayEmbed, () => time)

describe('the issuers of tokens', () => {
  it('may be several for a council, side by side, each with algorithms and times of its own', () => {
    const narrower = { algorithms: ['ES256'], longestHours: { person: 8 } }
    give('anyshire', { issuers: [issuer('https://one.example'), issuer('https://two.example', narrower)] })
    const issuers = watch()
    expect(issuers.get('https://one.example')).toMatchObject({
      council: 'anyshire',
      algorithms: ['ES256', 'EdDSA', 'RS256'],
      longest: { person: 3600, system: 86400 },
    })
    expect(issuers.get('https://two.example')).toMatchObject({
      algorithms: ['ES256'],
      longest: { person: 28800, system: 86400 },
    })
  })

  it('speak for one council: a second council with the same one is refused, and so is one that stands twice', () => {
    give('anyshire', issuer('https://one.example'))
    give('blackpool', issuer('https://one.example'))
    give('lancashire', { issuers: [issuer('https://three.example'), issuer('https://three.example')] })
    const issuers = watch()
    expect(issuers.get('https://one.example')?.council).toBe('anyshire')
    expect(issuers.get('https://three.example')).toBeUndefined()
  })

  it('are read again within a second of a change, without a restart', () => {
    give('anyshire', issuer('https://one.example'))
    const issuers = watch()
    give('anyshire', { issuers: [issuer('https://another.example')] })
    give('blackpool', issuer('https://new.example'))
    time += 1_000
    expect(issuers.get('https://one.example')).toBeUndefined()
    expect(issuers.get('https://another.example')?.council).toBe('anyshire')
    expect(issuers.get('https://new.example')?.council).toBe('blackpool')
  })

  it.each([
    ['a private key', () => issuer('https://one.example', { jwks: { keys: [privateKey] } })],
    ['two keys of one kid', () => issuer('https://one.example', { jwks: { keys: [publicKey, publicKey] } })],
    [
      'a key without a kid',
      () => issuer('https://one.example', { jwks: { keys: [{ ...publicKey, kid: undefined }] } }),
    ],
    ['a secret', () => issuer('https://one.example', { jwks: { keys: [{ kty: 'oct', kid: 'a1', k: 'AAAA' }] } })],
    ['an algorithm that is none of ours', () => issuer('https://one.example', { algorithms: ['HS256'] })],
    ['tokens of people for more than 12 hours', () => issuer('https://one.example', { longestHours: { person: 13 } })],
    ['tokens of systems for more than a day', () => issuer('https://one.example', { longestHours: { system: 25 } })],
    ['a name that is none of ours', () => issuer('https://one.example', { jwks_uri: 'https://one.example/keys' })],
    ['no issuer', () => ({ issuers: [] })],
  ])('with %s are refused, and nobody else with them', (_what, file) => {
    give('anyshire', file())
    give('blackpool', issuer('https://other.example'))
    const issuers = watch()
    expect(issuers.get('https://one.example')).toBeUndefined()
    expect(issuers.get('https://other.example')).toBeDefined()
  })

  it('made by npm start are for this machine alone', () => {
    give('anyshire', issuer('https://identity.localhost/anyshire', { embedded: true }))
    give('blackpool', issuer('https://other.example'))
    expect(watch(true).get('https://identity.localhost/anyshire')?.embedded).toBe(true)
    expect(watch(false).get('https://identity.localhost/anyshire')).toBeUndefined()
    expect(embeddedIssuers(directory)).toEqual(['anyshire'])
  })

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.0.2.1', false],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
  ])('%s: reached by this machine alone is %s', (host, alone) => expect(isLoopback(host)).toBe(alone))
})
