import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { namespacePair } from '../../inbox/temporal'

/** A council that this Caseway serves, as far as starting it needs to know. */
export interface Council {
  readonly id: string
  readonly name: string
}

const named = z.object({ council: z.object({ name: z.string() }) })

/**
 * The councils in a folder of council files: each `<council>.yaml` but the national defaults. A council whose file does not say its name
 * properly is known by its id here; what is wrong with its file is for the configuration check to say, and stops no other council.
 */
export function councilsIn(folder: string): Council[] {
  const ids = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== 'national.yaml')
    .map((file) => file.slice(0, -'.yaml'.length))
  return ids.sort().map((id) => ({ id, name: nameIn(join(folder, `${id}.yaml`)) ?? id }))
}

function nameIn(file: string): string | undefined {
  try {
    return named.parse(parse(readFileSync(file, 'utf8'))).council.name
  } catch {
    return undefined
  }
}

const placed = z.object({ placement: z.object({ namespace: z.string() }) })

/** The namespaces that the councils of a folder have of their own, each with that of their practice cases. */
export function ownNamespacesIn(folder: string): string[] {
  const names = councilsIn(folder).flatMap(({ id }) => placementIn(join(folder, `${id}.yaml`)) ?? [])
  return [...new Set(names.filter((name) => name !== 'shared').flatMap(namespacePair))]
}

function placementIn(file: string): string | undefined {
  try {
    return placed.parse(parse(readFileSync(file, 'utf8'))).placement.namespace
  } catch {
    return undefined
  }
}
