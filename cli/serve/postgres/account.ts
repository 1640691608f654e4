import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The user that PostgreSQL runs as. It refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * The account for PostgreSQL, or undefined for "as we are". Root hands over to the owner of the data that is already there, else to
 * `postgres`, else to `nobody`, and where there is none of these makes a user `postgres`. Throws when that fails.
 */
export function accountFor(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(dataFolder) ?? named('postgres') ?? named('nobody') ?? made()
}

function ownerOf(folder: string): Account | undefined {
  const owner = statSync(folder, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined
}

function named(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':').map(Number) ?? []
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function made(): Account {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  const account = named('postgres')
  if (account) return account
  throw new Error('PostgreSQL does not run as root, and no user "postgres" could be made for it. Run as another user.')
}

/** True when this account can enter the folder, which it cannot where a folder above it is closed to others. */
export function canEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, stdio: 'ignore' }).status === 0
}
