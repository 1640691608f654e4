import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

async function start(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(join(__dirname, 'codec-main.ts'), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      CASEWAY_KEYS_DIR: 'keys',
      CASEWAY_ROOT_KEY_FILE: 'root-key.json',
      CASEWAY_DATABASE_URL: 'postgres://caseway_app@127.0.0.1:1/caseway',
      CASEWAY_TENANTS_DIR: join(__dirname, '..', 'tenants'),
      CASEWAY_JWKS_DIR: __dirname,
      CASEWAY_UI_ORIGIN: 'http://localhost:8233',
      ...env,
    },
    silent: true,
  })
  await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
  return child
}

describe('the codec server’s process', () => {
  it('ends when the process that started it goes away', async () => {
    const child = await start({ CASEWAY_CODEC_PORT: '0' })
    expect(child.exitCode).toBeNull()
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('ends when it is told to', async () => {
    const child = await start({ CASEWAY_CODEC_PORT: '0' })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
