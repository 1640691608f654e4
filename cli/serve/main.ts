import { parseServeEnvironment } from './environment'
import { homeAt } from './home'
import { takeLock } from './lock'
import { help, parseOptions } from './options'
import { serve } from './serve'

/** What `npm start` does. Ends this process: 0 when it was stopped, 1 when it could not start or was not understood. */
export async function main(args: readonly string[]): Promise<void> {
  process.exit(await exitCode(args))
}

async function exitCode(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args)
    if (options.help) console.log(help)
    else await serveLocked(options)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

async function serveLocked(options: ReturnType<typeof parseOptions>): Promise<void> {
  const env = parseServeEnvironment(process.env)
  ignoreClosedOutput()
  // What is kept holds passwords, keys and sealed personal data.
  process.umask(0o077)
  const home = homeAt(env.home)
  const free = takeLock(home)
  try {
    await serve(env, options, home, (line) => {
      console.log(line)
    })
  } finally {
    free()
  }
}

/** Nobody may be left to read what is printed, a closed terminal for one: that must not keep this process from stopping the others. */
function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

if (require.main === module) void main(process.argv.slice(2))
