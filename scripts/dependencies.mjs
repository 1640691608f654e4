// Runs before anything is installed: Node built-ins only.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withProgress } from './progress.mjs'
import { run } from './run.mjs'

const installLimitMs = 20 * 60_000

async function packagesIn(lockFile) {
  return JSON.parse(await readFile(lockFile, 'utf8')).packages
}

/**
 * What stands between node_modules and package-lock.json: null when they agree, else a sentence.
 * npm writes node_modules/.package-lock.json as the last step of an install, so an interrupted install is noticed too.
 */
export async function difference(root) {
  const wanted = await packagesIn(join(root, 'package-lock.json'))
  const installed = await packagesIn(join(root, 'node_modules', '.package-lock.json')).catch(() => null)
  if (installed === null) return 'they have not been installed yet'
  const stale = Object.entries(wanted).find(
    ([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version,
  )
  return stale ? `${stale[0]} is not the version in package-lock.json` : null
}

async function install(root) {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const [command, ...before] = npm
  return run(command, [...before, ...args], { cwd: root, limitMs: installLimitMs, shell: process.platform === 'win32' })
}

/** Installs the dependencies of package-lock.json when node_modules does not hold them. Ends the process when it cannot. */
export async function ensureDependencies(root) {
  const why = await difference(root)
  if (why === null) return
  const { code, output } = await withProgress(`Installing dependencies with npm ci (${why})`, () => install(root))
  if (code === 0) return console.error('Dependencies are installed.')
  console.error(output.trim().split('\n').slice(-30).join('\n'))
  console.error('\nThe dependencies could not be installed: npm ci failed, see above. Put that right and try again.')
  process.exit(1)
}
