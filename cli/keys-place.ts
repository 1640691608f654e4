import { z } from 'zod'
import type { KeyFiles } from '../sealing/key-files'
import { homeAt } from './serve/home'
import { parseServeEnvironment } from './serve/environment'

const schema = z.object({ CASEWAY_KEYS_DIR: z.string().min(1), CASEWAY_ROOT_KEY_FILE: z.string().min(1) })

/**
 * The key files that a command works on: those that a deployment's environment names, as the API's and the worker's does, or else those of
 * the Caseway of `npm start`. Throws a `ZodError` where one of the two variables is there without the other.
 */
export function keyFilesOf(env: Record<string, string | undefined>): KeyFiles {
  if (env['CASEWAY_KEYS_DIR'] === undefined && env['CASEWAY_ROOT_KEY_FILE'] === undefined)
    return homeAt(parseServeEnvironment(env).home).keys
  const given = schema.parse(env)
  return { directory: given.CASEWAY_KEYS_DIR, rootFile: given.CASEWAY_ROOT_KEY_FILE }
}
