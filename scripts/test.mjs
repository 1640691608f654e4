// npm test: installs what is missing, then runs all tests, or those named: npm test -- pathway

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { requireNode } from './node-version.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { findTemporal } from './temporal.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const args = process.argv.slice(2)

requireNode()
await ensureDependencies(root)
// Here, where a download can show how it gets on; the tests then find it in the cache.
if (!args.join(' ').includes('--selectProjects unit')) await obtainTemporal()

const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const tests = spawn(process.execPath, [jest, ...args], { cwd: root, stdio: 'inherit' })
// A terminal's Ctrl-C reaches Jest by itself; waiting for it lets it take its servers down.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => tests.kill('SIGTERM'))
tests.on('close', (code) => process.exit(code ?? 1))

async function obtainTemporal() {
  await findTemporal(process.env).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
