import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { homeAt, type Home } from './home'
import { roles } from '../../pathway/roles'
import { ensureIssuer, localTokens, mintToken } from './identity'

let home: Home
const council = 'anyshire'

beforeEach(async () => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'caseway-identity-')))
  await ensureIssuer(home, council)
})

afterEach(() => rmSync(home.folder, { recursive: true }))

const issuer = () => JSON.parse(readFileSync(join(home.issuers, `${council}.json`), 'utf8'))

function verify(token: string) {
  const { issuer: iss, audience, jwks } = issuer()
  return jwtVerify(token, createLocalJWKSet(jwks), { issuer: iss, audience, typ: 'at+jwt', algorithms: ['ES256'] })
}

it('mints a token that verifies against the published key, for one person and council', async () => {
  const token = await mintToken(home, { council, subject: 'person-1', roles: ['duty-manager'], hours: 1 })
  const { payload } = await verify(token)
  expect(payload).toMatchObject({ sub: 'person-1', council, roles: ['duty-manager'] })
  expect(payload.exp! - payload.iat!).toBe(3600)
})

it('never publishes the private half of a key', () => {
  expect(Object.keys(issuer().jwks.keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
})

it('keeps private keys for their owner alone', () => {
  const files = readdirSync(home.identity).map((name) => statSync(join(home.identity, name)).mode & 0o777)
  expect(files).toEqual([0o600])
})

it('keeps its key, so that tokens of the last run go on being good', async () => {
  const token = await mintToken(home, { council, subject: 'person-1', roles: ['viewer'], hours: 1 })
  await ensureIssuer(home, council)
  await expect(verify(token)).resolves.toBeDefined()
})

it('has one token a role, each for another person', async () => {
  const tokens = await localTokens(home, council)
  expect(Object.keys(tokens)).toEqual([...roles])
  const people = await Promise.all(Object.values(tokens).map(async (token) => (await verify(token)).payload.sub))
  expect(new Set(people).size).toBe(roles.length)
})

it('refuses a council that has no local issuer', async () => {
  const request = { council: 'elsewhere', subject: 'person-1', roles: ['viewer'], hours: 1 }
  await expect(mintToken(home, request)).rejects.toThrow('no local issuer')
})
