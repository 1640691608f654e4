import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountFor, canEnter, type Account } from './account'
import { completeBinaries, packagedBinaries } from './binaries'

/** Where PostgreSQL runs: its programs, its data and its user. `movedTo` tells that it could not be in the home itself. */
export interface Place {
  readonly native: string
  readonly data: string
  readonly account: Account | undefined
  readonly movedTo: string | undefined
}

/**
 * Decides where PostgreSQL's programs and data are for this home, and makes the programs ready. Root cannot run PostgreSQL, and the
 * user it hands over to may be shut out of the checkout: then both go to a folder below /var/tmp that is named after the home.
 */
export function placeFor(home: string): Place {
  const packaged = packagedBinaries()
  completeBinaries(packaged)
  const outside = outsideFolder(home)
  const inside = join(home, 'postgres')
  const account = accountFor(existsSync(outside) ? join(outside, 'data') : inside)
  if (account === undefined || (canEnter(account, packaged) && canEnter(account, home)))
    return { native: packaged, data: inside, account, movedTo: undefined }
  mkdirSync(outside, { recursive: true })
  refuseForeign(outside)
  chmodSync(outside, 0o755)
  return { native: copied(packaged, outside), data: join(outside, 'data'), account, movedTo: outside }
}

/** Removes what PostgreSQL keeps for this home, inside it or outside. */
export function removePlace(home: string): void {
  for (const folder of [join(home, 'postgres'), outsideFolder(home)]) rmSync(folder, { recursive: true, force: true })
}

function outsideFolder(home: string): string {
  const open = existsSync('/var/tmp') ? '/var/tmp' : tmpdir()
  return join(open, `caseway-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`)
}

/** Everyone may write below /var/tmp, so a folder that somebody else laid there first must not be trusted. */
function refuseForeign(folder: string): void {
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === process.getuid?.()) return
  throw new Error(`${folder} belongs to somebody else. Remove it, or set DATABASE_URL to a PostgreSQL server.`)
}

function copied(packaged: string, outside: string): string {
  const copy = join(outside, 'native')
  const stamp = join(outside, 'native.version')
  const version = readFileSync(join(packaged, '..', 'package.json'), 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return copy
  rmSync(copy, { recursive: true, force: true })
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') })
  writeFileSync(stamp, version)
  return copy
}
