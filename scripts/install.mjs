// Installs what is missing and nothing else: what `npm start` and `npm test` begin with.

import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { requireNode } from './node-version.mjs'

requireNode()
await ensureDependencies(fileURLToPath(new URL('..', import.meta.url)))
