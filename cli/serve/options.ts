import { parseArgs } from 'node:util'

export const help = `npm start -- [options]

Brings up everything on this machine: PostgreSQL, Temporal with its UI, the worker, the API and the codec server. Installs what is
missing, keeps all data in .caseway and writes addresses, process ids and tokens to .caseway/run.json when it is ready.
Ctrl-C stops everything.

  --fresh          remove all data of earlier runs first
  --no-seed        do not put example referrals into a new database
  --scatter-ports  look for free ports from a random place on, not from the usual ones (tests)
  --servers-first  start the servers, then wait to be told to start the rest by the process that started this one (tests)
  --help           show this

Environment, all optional:
  CASEWAY_HOME             where the data is kept, instead of .caseway
  CASEWAY_LOG_LEVEL        fatal, error, warn, info, debug or trace
  CASEWAY_TENANTS_DIR      the councils' files, instead of those in tenants
  CASEWAY_LOOKUP_AFTER_MS  how long after a notice was handed over it is looked up, where it is not known to be accepted
  DATABASE_URL             a PostgreSQL database to use, as its owner, instead of an embedded one
  TEMPORAL_ADDRESS         host:port of a Temporal server to use instead of a local one
  TEMPORAL_CLI             path of the Temporal CLI to run the local server with`

/** What `npm start` was asked to do. */
export interface ServeOptions {
  readonly fresh: boolean
  readonly seed: boolean
  readonly scatterPorts: boolean
  readonly serversFirst: boolean
  readonly help: boolean
}

/** Reads the command line. Throws with a sentence when it does not understand it. */
export function parseOptions(args: readonly string[]): ServeOptions {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: flag,
      'no-seed': flag,
      'scatter-ports': flag,
      'servers-first': flag,
      help: { ...flag, short: 'h' },
    },
  })
  return {
    fresh: values.fresh,
    seed: !values['no-seed'],
    scatterPorts: values['scatter-ports'],
    serversFirst: values['servers-first'],
    help: values.help,
  }
}
