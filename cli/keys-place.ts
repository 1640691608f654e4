import { existsSync } from 'node:fs'
import { z } from 'zod'
import { engineEnvironment, engineOf, type Engine } from '../inbox/engine'
import type { KeyFiles } from '../sealing/key-files'
import { homeAt } from './serve/home'
import { parseServeEnvironment } from './serve/environment'
import { readRun } from './serve/run-file'

type Env = Record<string, string | undefined>

const filesSchema = z.object({ CASEWAY_KEYS_DIR: z.string().min(1), CASEWAY_ROOT_KEY_FILE: z.string().min(1) })
const databaseSchema = z.object({ CASEWAY_DATABASE_URL: z.string().min(1) })
const anchorsSchema = z.object({ CASEWAY_ANCHORS_DIR: z.string().min(1) })
const temporalSchema = z.object({
  ...engineEnvironment,
  CASEWAY_NAMESPACE: z.string().min(1),
  CASEWAY_PRACTICE_NAMESPACE: z.string().min(1),
})

const isDeployed = (env: Env): boolean =>
  env['CASEWAY_KEYS_DIR'] !== undefined || env['CASEWAY_ROOT_KEY_FILE'] !== undefined

const localHome = (env: Env) => homeAt(parseServeEnvironment(env).home)

/**
 * The key files that a command works on: those that a deployment's environment names, as the API's and the worker's does, or else those of
 * the Caseway of `npm start`. Throws a `ZodError` where one of the two variables is there without the other.
 */
export function keyFilesOf(env: Env): KeyFiles {
  if (!isDeployed(env)) return localHome(env).keys
  const given = filesSchema.parse(env)
  return { directory: given.CASEWAY_KEYS_DIR, rootFile: given.CASEWAY_ROOT_KEY_FILE }
}

/** The application's address of the record beside those key files. Throws where nothing says it: `npm start` does not run. */
export function recordUrlOf(env: Env): string {
  return isDeployed(env) ? databaseSchema.parse(env).CASEWAY_DATABASE_URL : localRun(env).databaseUrl
}

/** Where the anchors of the audit are kept beside them. Throws a `ZodError` where a deployment does not say it. */
export const anchorsDirectoryOf = (env: Env): string =>
  isDeployed(env) ? anchorsSchema.parse(env).CASEWAY_ANCHORS_DIR : localHome(env).anchors

/** Where Temporal is beside them, and its namespaces. Throws likewise. */
export function enginePlaceOf(env: Env): Engine & { namespaces: readonly string[] } {
  if (isDeployed(env)) {
    const given = temporalSchema.parse(env)
    return { ...engineOf(given), namespaces: [given.CASEWAY_NAMESPACE, given.CASEWAY_PRACTICE_NAMESPACE] }
  }
  const { temporalAddress, namespace, practiceNamespace } = localRun(env)
  return { address: temporalAddress, namespaces: [namespace, practiceNamespace] }
}

function localRun(env: Env) {
  const { runFile } = localHome(env)
  if (!existsSync(runFile)) throw new Error('Caseway does not run here: `npm start` starts it.')
  return readRun(runFile)
}
