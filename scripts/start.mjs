// npm start: installs what is missing, then brings everything up on this machine. Node built-ins only until then.

import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { requireNode } from './node-version.mjs'
import { ensureDependencies } from './dependencies.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

requireNode()
await ensureDependencies(root)
// In this same process, so that a signal has one place to go.
require('tsx/cjs')
await require('../cli/serve/main.ts').main(process.argv.slice(2))
