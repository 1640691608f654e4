import { dirname } from 'node:path'
import { z } from 'zod'
import { homeAt, type Home } from '../../cli/serve/home'
import { readRun, type Run } from '../../cli/serve/run-file'
import type { KeyFiles } from '../../sealing/key-files'

const environment = z.object({ CASEWAY_TEST_RUN: z.string(), CASEWAY_TEST_CONTROL: z.url() })

/** The PostgreSQL and Temporal servers that all test files of this run share. Nothing else of Caseway need be running. */
export function sharedServers(): Run {
  return readRun(environment.parse(process.env).CASEWAY_TEST_RUN)
}

/**
 * The whole Caseway that all test files of this run share: servers, worker, API and codec server. Started when the first file asks for it.
 * Files run side by side on it, so each works with cases of its own. A file that kills or stops something starts a stack of its own.
 */
export async function sharedStack(): Promise<Run> {
  const { CASEWAY_TEST_CONTROL: control } = environment.parse(process.env)
  const answer = await fetch(new URL('/start-rest', control), { method: 'POST' })
  if (!answer.ok) throw new Error(await answer.text())
  return sharedServers()
}

/** The home of the shared Caseway: for tests that make tokens of their own. */
export const sharedHome = (): Home => homeAt(dirname(environment.parse(process.env).CASEWAY_TEST_RUN))

/** Where the shared Caseway keeps its keys: for tests that look at what is sealed. */
export const sharedKeys = (): KeyFiles => sharedHome().keys
