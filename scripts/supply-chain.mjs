// What Caseway is made of: `node scripts/supply-chain.mjs` checks the lockfile; with `--write` it also puts an SBOM (CycloneDX) and a
// list of licences of what production runs into dist/.

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const allowedLicences = new Set([
  ...[
    'MIT',
    'ISC',
    '0BSD',
    'Unlicense',
    'Apache-2.0',
    'Apache-2.0 AND MIT',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
  ],
  // Data on browsers, which webpack has in it.
  'CC-BY-4.0',
])

/** Packages that name their licence otherwise than in the one field of their package.json. */
const namedElsewhere = { unionfs: 'Unlicense' }

/** The packages of a lockfile, each with its name, and whether production has it. */
export function packagesOf({ packages }) {
  return Object.entries(packages)
    .filter(([at]) => at !== '')
    .map(([at, one]) => ({ ...one, at, name: at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length) }))
}

/** What is wrong with a lockfile: where packages come from, whether they are checked on arrival, and under which licences they are. */
export function problemsOf(lockfile) {
  const all = packagesOf(lockfile)
  const addresses = all.flatMap(({ resolved }) => (resolved === undefined ? [] : [resolved]))
  const hosts = new Set(addresses.map((address) => new URL(address).origin))
  return [
    ...(hosts.size > 1 ? [`packages come from several places: ${[...hosts].join(', ')}`] : []),
    ...addresses
      .filter((address) => !address.startsWith('https://'))
      .map((address) => `not fetched by https: ${address}`),
    ...all
      .filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''))
      .map(({ at }) => `not checked on arrival: ${at}`),
    ...all
      .filter((one) => !one.dev && !allowedLicences.has(licenceOf(one)))
      .map((one) => `licence ${licenceOf(one)}: ${one.at}`),
  ]
}

const licenceOf = ({ name, license }) => license ?? namedElsewhere[name] ?? 'not named'

function write(lockfile) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const { stdout, status } = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    {
      ...{ cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
    },
  )
  if (status !== 0) throw new Error('npm could not list the packages')
  writeFileSync(join(root, 'dist', 'sbom.cdx.json'), stdout)
  const production = packagesOf(lockfile).filter(({ dev }) => !dev)
  const lines = production.map((one) => `${one.name} ${one.version}: ${licenceOf(one)}`)
  writeFileSync(join(root, 'dist', 'licences.txt'), `${[...new Set(lines)].sort().join('\n')}\n`)
}

function main() {
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const problems = problemsOf(lockfile)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (process.argv.includes('--write')) write(lockfile)
  process.exitCode = problems.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
