import { createLocalJWKSet, exportJWK, type CryptoKey } from 'jose'
import { authenticate } from './authenticate'
import { forged } from './forged-tokens-for-tests'
import { header, issuerOf, now, right, seconds, sign, testKeys, wellMade, type TestKeys } from './forging-for-tests'
import { Problem } from './problems'
import { revocation } from './schemas/revocations'
import { tokenAlgorithms, type TokenIssuer } from './token-issuers'

let keys: TestKeys
let issuers: ReadonlyMap<string, TokenIssuer>

beforeAll(async () => {
  keys = await testKeys()
  issuers = new Map([
    await issuer('anyshire', 'a1', keys.anyshirePublic),
    await issuer('blackpool', 'b1', keys.blackpoolPublic),
  ])
})

async function issuer(council: string, kid: string, key: CryptoKey): Promise<[string, TokenIssuer]> {
  const jwk = await exportJWK(key)
  const ofCouncil = { keys: [kid, 'both'].map((each) => ({ ...jwk, kid: each })) }
  const name = issuerOf(council)
  const longest = { person: 3600, system: 24 * 3600 }
  const common = { council, issuer: name, audience: 'caseway', algorithms: tokenAlgorithms, longest, embedded: false }
  return [name, { ...common, keys: createLocalJWKSet(ofCouncil) }]
}

const bearer = (token: string) => authenticate(`Bearer ${token}`, issuers, now)
const signed = (more: object = {}, head: object = {}) => sign(keys.anyshire, { ...right, ...more }, head)

describe('a token of a council', () => {
  it('says whose request it is, and by what it can be taken back', async () => {
    const asked = { council: 'anyshire', actor: { id: 'person-1', roles: ['duty-manager'] } }
    const issuedAt = now.toISOString()
    await expect(bearer(await signed())).resolves.toEqual({ ...asked, token: { issuedAt } })
    await expect(bearer(await signed({ jti: 'one' }))).resolves.toEqual({ ...asked, token: { issuedAt, id: 'one' } })
  })

  it('says of which teams somebody is, and need not', async () => {
    const teams = ['north', 'duty_2']
    await expect(bearer(await signed({ teams }))).resolves.toMatchObject({ teams })
    expect(await bearer(await signed())).not.toHaveProperty('teams')
  })

  it('gives no right by a role that is not known here', async () => {
    const { actor } = await bearer(await signed({ roles: ['superuser', 'viewer'] }))
    expect(actor.roles).toEqual(['viewer'])
  })

  it('may be a minute out, by clocks that differ', async () => {
    await expect(bearer(await signed({ iat: seconds(-600), exp: seconds(-59) }))).resolves.toBeDefined()
    await expect(bearer(await signed({ nbf: seconds(59), iat: seconds(59) }))).resolves.toBeDefined()
  })

  it('is good for an hour, that of a system of the council for a day', async () => {
    await expect(bearer(await signed({ exp: seconds(3600) }))).resolves.toBeDefined()
    const system = { sub: 'referral-portal', roles: ['council-system'] }
    await expect(bearer(await signed({ ...system, exp: seconds(24 * 3600) }))).resolves.toMatchObject({
      actor: { id: 'referral-portal', roles: ['council-system'] },
    })
    await expect(bearer(await signed({ ...system, exp: seconds(24 * 3600 + 1) }))).rejects.toBeInstanceOf(Problem)
  })

  it('is signed in an algorithm that its issuer uses, where the issuer says which', async () => {
    const [found] = [...issuers.values()]
    if (found === undefined) throw new Error('no issuer')
    const narrower = new Map([[found.issuer, { ...found, algorithms: ['RS256'] as const }]])
    await expect(authenticate(`Bearer ${await signed()}`, narrower, now)).rejects.toBeInstanceOf(Problem)
    expect(header.alg).toBe('ES256')
  })
})

describe('the id of a token', () => {
  it.each([['~'.repeat(200)], ['a/b+c="d"'], ['\u0000'], ['a b'], ['é'], ['🙂'], ['\ud800'], ['']])(
    'is what a revocation may name, or the token is refused: %j',
    async (jti) => {
      const { success } = revocation.safeParse({ tokenId: jti, reason: 'device-lost' })
      const isBelieved = await bearer(await signed({ jti })).then(
        () => true,
        () => false,
      )
      expect(isBelieved).toBe(success)
    },
  )
})

describe('a forged token is refused, without a word on what was wrong with it', () => {
  it('where nothing else is wrong with it', async () => {
    await expect(bearer(await wellMade(keys))).resolves.toBeDefined()
  })

  it('in very many ways', () => {
    expect(new Set(forged.map(([what]) => what)).size).toBe(forged.length)
    expect(forged.length).toBeGreaterThanOrEqual(100)
  })

  it.each(forged)('%s', async (_name, make) => {
    const refused = bearer(await make(keys))
    await expect(refused).rejects.toBeInstanceOf(Problem)
    await expect(refused).rejects.toMatchObject({
      body: { status: 401, code: 'unauthenticated', title: 'A valid bearer token of a council is needed.' },
    })
  })

  it.each([[undefined], ['Basic dXNlcjpwYXNz'], ['bearer x.y.z'], ['Bearer  x.y.z']])('the header %s', async (sent) => {
    await expect(authenticate(sent, issuers, now)).rejects.toMatchObject({ body: { status: 401 } })
  })
})
