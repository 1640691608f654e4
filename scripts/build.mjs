// npm run build: the code that production runs, compiled to dist/, with the files it reads beside it.

import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const read = [
  { folder: 'tenants', ending: '.yaml' },
  { folder: 'tenants/notices', ending: '.yaml' },
  { folder: 'db/migrations', ending: '.sql' },
]

rmSync(dist, { recursive: true, force: true })
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
for (const { folder, ending } of read)
  for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith(ending)))
    cpSync(join(root, folder, name), join(dist, folder, name))
