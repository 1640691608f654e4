import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseApiConfig } from '../api/config'
import { keyFilesOf } from '../cli/keys-place'
import { parseMigrateConfig, parseNamespacesConfig } from '../cli/commands/migrate'
import { root } from '../cli/serve/home'
import { namespaces } from '../cli/serve/temporal'
import { withSecrets } from '../scripts/with-secrets.mjs'
import { parseCodecConfig } from '../sealing/codec-config'
import { parseWorkerConfig } from '../worker/config'

const serviceSchema = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
})

const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
  networks: z.record(z.string(), z.object({ internal: z.boolean() }).nullable()),
  configs: z.object({ 'temporal-dynamic': z.object({ content: z.string() }) }),
})

const compose = composeSchema.parse(parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }))

const overlaySchema = z.object({
  services: z.record(z.string(), z.looseObject({ environment: z.record(z.string(), z.string()) })),
})
const guarded = overlaySchema.parse(
  parse(readFileSync(join(root, 'docker-compose.guarded.yml'), 'utf8'), { merge: true }),
)

const ours: Record<string, (env: Record<string, string | undefined>) => unknown> = {
  api: parseApiConfig,
  worker: parseWorkerConfig,
  codec: parseCodecConfig,
  migrate: parseMigrateConfig,
  namespaces: parseNamespacesConfig,
  keys: keyFilesOf,
}

const service = (name: string) => compose.services[name]!

/** The environment that a service's code sees, each secret standing for itself. */
const environmentOf = (name: string) => withSecrets(service(name).environment, () => 'a-secret-of-this-service')

describe.each(Object.keys(ours))('the service %s', (name) => {
  it('gets an environment that its own code accepts', () => {
    expect(() => ours[name]!(environmentOf(name))).not.toThrow()
  })

  it('gets no variable that no code asks for', () => {
    const read = [...sourceOf(name).matchAll(/\b[A-Z]+(_[A-Z]+)+\b/g)].map(([variable]) => variable)
    // The PostgreSQL driver reads PGPASSWORD by itself.
    const given = Object.keys(environmentOf(name)).filter((variable) => variable !== 'PGPASSWORD')
    expect(given.filter((variable) => !read.includes(variable))).toEqual([])
  })

  it('runs code that exists, compiled', () => {
    const [script = ''] = service(name).command
    expect(existsSync(join(root, script.replace(/\.js$/, '.ts')))).toBe(true)
  })

  it('may write nothing, gain nothing and keeps no password in its environment', () => {
    expect(service(name)).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    expect(JSON.stringify(service(name).environment)).not.toMatch(/:\/\/[^/@]*:[^/@]*@/)
  })

  it('has every secret that its environment points to', () => {
    const files = Object.values(service(name).environment).flatMap(
      (value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? [],
    )
    expect(service(name).secrets.toSorted()).toEqual(files.toSorted())
    for (const file of files) expect(Object.keys(compose.secrets)).toContain(file)
  })

  it('has every folder that its environment points to', () => {
    const folders = Object.values(service(name).environment).flatMap(
      (value) =>
        /^(\/(?:run\/(?:keys|root|issuers|accounts)|var\/caseway\/(?:notices|anchors)))(?:\/[^/]+)?$/.exec(
          value,
        )?.[1] ?? [],
    )
    const mounted = service(name).volumes.map((volume) => volume.split(':')[1])
    expect(mounted.toSorted()).toEqual(folders.toSorted())
  })
})

function sourceOf(name: string): string {
  const files: Record<string, string[]> = {
    api: ['api/config.ts', 'inbox/config.ts'],
    worker: ['worker/config.ts', 'inbox/config.ts', 'notices/config.ts'],
    codec: ['sealing/codec-config.ts'],
    keys: ['cli/keys-place.ts'],
  }
  const read = [...(files[name] ?? ['cli/commands/migrate.ts']), 'inbox/engine.ts']
  return read.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
}

describe('the deployment as a whole', () => {
  it('has every image at a version of its own', () => {
    for (const { image } of Object.values(compose.services)) expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-\w+)?$/)
  })

  it('publishes nothing beyond this machine', () => {
    for (const { ports } of Object.values(compose.services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  it('keeps Temporal and both databases on networks without a way out', () => {
    const open = Object.entries(compose.networks).flatMap(([name, network]) => (network?.internal ? [] : name))
    for (const name of ['postgres', 'temporal-postgres', 'temporal-schema', 'temporal', 'migrate'])
      expect(service(name).networks.filter((network) => open.includes(network))).toEqual([])
  })

  it('lets the worker out to the sending service, and nobody in', () => {
    expect(service('worker').networks).toContain('outbound')
    expect(service('worker').ports).toEqual([])
  })

  it('lets the server skip time in the practice namespace alone', () => {
    const dynamic = parse(compose.configs['temporal-dynamic'].content)
    expect(dynamic['frontend.WorkflowTimeSkippingEnabled']).toEqual([
      { value: true, constraints: { namespace: service('api').environment.CASEWAY_PRACTICE_NAMESPACE } },
    ])
  })

  it('has the same namespaces as a local start', () => {
    for (const name of ['api', 'worker', 'namespaces'])
      expect(service(name).environment).toMatchObject({
        CASEWAY_NAMESPACE: namespaces.live,
        CASEWAY_PRACTICE_NAMESPACE: namespaces.practice,
      })
  })
})

describe('what is laid over it to guard Temporal', () => {
  it('has a server that lets in nobody without a certificate and a token, and no switch that says otherwise', () => {
    const { environment, command } = guarded.services['temporal']!
    expect(environment).toMatchObject({
      TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true',
      TEMPORAL_AUTH_AUTHORIZER: 'default',
      TEMPORAL_AUTH_CLAIM_MAPPER: 'default',
    })
    expect(JSON.stringify(command)).not.toContain('--allow-no-auth')
  })

  it('gives every process that reaches Temporal its credentials, in an environment that its code accepts', () => {
    const reaching = Object.keys(ours).filter((name) => 'TEMPORAL_ADDRESS' in service(name).environment)
    expect(reaching).toContain('worker')
    for (const name of reaching) {
      const more = guarded.services[name]?.environment ?? {}
      expect([name, more['TEMPORAL_CREDENTIALS_DIR']]).toEqual([name, '/run/engine'])
      expect(() => ours[name]!({ ...environmentOf(name), ...more })).not.toThrow()
    }
  })
})
