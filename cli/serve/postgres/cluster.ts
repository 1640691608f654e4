import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Command } from '../command'
import { commandLineOf, endProcess } from '../processes'
import type { Place } from './place'

/** The role that owns the database: used for setting up and migrating, never by the API or the worker. */
export const ownerRole = 'caseway_owner'

/** English text and dates everywhere, whatever the machine is set to, so that logs and sorting do not differ. */
const environment = { LC_ALL: 'C', LANG: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

/**
 * Quiet about what people typed: a failing statement must not put personal data into the log.
 * Durable by default (fsync and synchronous commit are on).
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** Makes the data folder when there is none yet. A half-made one is never mistaken for it. Gives true when it made one. */
export async function makeCluster(place: Place, ownerPassword: string): Promise<boolean> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return false
  const halfMade = `${place.data}.new`
  const passwordFile = `${place.data}.password`
  rmSync(halfMade, { recursive: true, force: true })
  mkdirSync(halfMade, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 })
  if (place.account) for (const path of [halfMade, passwordFile]) chownSync(path, place.account.uid, place.account.gid)
  await initialise(place, halfMade, passwordFile).finally(() => {
    rmSync(passwordFile)
  })
  renameSync(halfMade, place.data)
  return true
}

async function initialise({ native, account }: Place, data: string, passwordFile: string): Promise<void> {
  const choices = ['--auth=scram-sha-256', `--username=${ownerRole}`, `--pwfile=${passwordFile}`, '--encoding=UTF8']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await promisify(execFile)(join(native, 'bin', 'initdb'), [`--pgdata=${data}`, ...choices, ...locale], {
    env: environment,
    cwd: '/',
    ...account,
  })
}

/** How to run the server on a port. Ends a server that a killed earlier run left on the same data, and tidies what it left behind. */
export async function postgresCommand(place: Place, port: number): Promise<Command> {
  await clearLeftover(place.data)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return {
    executable: join(place.native, 'bin', 'postgres'),
    args: ['-D', place.data, '-p', String(port), ...flags],
    env: environment,
    cwd: '/',
    ...place.account,
  }
}

async function clearLeftover(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (commandLineOf(pid).includes(data)) await endProcess(pid, 'SIGINT', 10_000)
  rmSync(pidFile, { force: true })
}
