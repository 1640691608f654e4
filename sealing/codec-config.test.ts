import { parseCodecConfig } from './codec-config'

const complete = {
  CASEWAY_KEYS_DIR: 'keys',
  CASEWAY_ROOT_KEY_FILE: 'root-key.json',
  CASEWAY_DATABASE_URL: 'postgres://caseway_app@127.0.0.1/caseway',
  CASEWAY_TENANTS_DIR: 'tenants',
  CASEWAY_JWKS_DIR: 'issuers',
  CASEWAY_CODEC_PORT: '8888',
  CASEWAY_UI_ORIGIN: 'http://localhost:8233',
}

describe('the codec server’s configuration', () => {
  it('is bound to loopback unless told otherwise', () => {
    expect(parseCodecConfig(complete)).toEqual({
      keys: { directory: 'keys', rootFile: 'root-key.json' },
      databaseUrl: 'postgres://caseway_app@127.0.0.1/caseway',
      tenantsDirectory: 'tenants',
      issuersDirectory: 'issuers',
      port: 8888,
      host: '127.0.0.1',
      uiOrigins: ['http://localhost:8233'],
      logLevel: 'info',
    })
  })

  it('takes several origins of the UI', () => {
    const env = { ...complete, CASEWAY_UI_ORIGIN: 'http://localhost:8233,http://127.0.0.1:8233' }
    expect(parseCodecConfig(env).uiOrigins).toEqual(['http://localhost:8233', 'http://127.0.0.1:8233'])
  })

  it('refuses what is no origin, a wildcard above all', () => {
    for (const origin of ['*', '', 'localhost:8233', 'http://localhost:8233/', 'http://a,*', 'null']) {
      expect(() => parseCodecConfig({ ...complete, CASEWAY_UI_ORIGIN: origin })).toThrow('CASEWAY_UI_ORIGIN')
    }
  })

  it('names everything that is wrong at once', () => {
    expect(() => parseCodecConfig({ CASEWAY_CODEC_PORT: 'x', CASEWAY_LOG_LEVEL: 'loud' })).toThrow(
      /CASEWAY_KEYS_DIR[^]*CASEWAY_DATABASE_URL[^]*CASEWAY_CODEC_PORT[^]*CASEWAY_UI_ORIGIN[^]*CASEWAY_LOG_LEVEL/,
    )
  })
})
