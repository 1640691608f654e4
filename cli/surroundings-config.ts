import { z } from 'zod'
import { caseConfigOf, caseEnvironment } from '../inbox/config'
import { anchorsEnvironment } from '../verify/anchors/config'
import { parseServeEnvironment } from './serve/environment'
import { homeAt } from './serve/home'
import { readRun } from './serve/run-file'

const environment = z.object({ ...caseEnvironment, ...anchorsEnvironment })

/** Where the Caseway is that a command is to look at. */
export type Surroundings = Omit<ReturnType<typeof caseConfigOf>, 'logLevel'> & { anchorsDirectory: string }

/**
 * A deployment's, where the environment names its database (the worker's variables); else that of the `npm start` that runs on this machine.
 * Throws where there is neither, or a variable is missing.
 */
export function surroundingsHere(): Surroundings {
  const { env } = process
  return env.CASEWAY_DATABASE_URL === undefined ? ofThisMachine(env) : ofDeployment(env)
}

function ofDeployment(env: NodeJS.ProcessEnv): Surroundings {
  const parsed = environment.parse(env)
  return { ...caseConfigOf(parsed), anchorsDirectory: parsed.CASEWAY_ANCHORS_DIR }
}

function ofThisMachine(env: NodeJS.ProcessEnv): Surroundings {
  const { home: folder, tenants } = parseServeEnvironment(env)
  const home = homeAt(folder)
  const { databaseUrl, temporalAddress, namespace, practiceNamespace } = readRun(home.runFile)
  return {
    databaseUrl,
    placement: { address: temporalAddress, namespace, practiceNamespace },
    keys: home.keys,
    tenantsDirectory: tenants,
    anchorsDirectory: home.anchors,
  }
}
