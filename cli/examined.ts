import type { Command } from 'commander'
import { z } from 'zod'
import { createDatabase, type Database } from '../db/pool'
import { createKeyring, type Keyring } from '../sealing/keyring'
import { loadTenants, type Tenant } from '../tenants/load'
import { refuse } from './faults'
import { faultsOfLeftovers } from './options'
import { surroundingsHere, type Surroundings } from './surroundings-config'

/** The Caseway that a command examines, and which of its councils. */
export interface Examined {
  at: Surroundings
  db: Database
  keyring: Keyring
  councils: readonly Tenant[]
}

/** The options that every command has that examines a Caseway. */
export interface ExamineOptions {
  council?: string
  json?: true
}

/** Gives a command the options of all that examine. */
export const examining = (command: Command): Command =>
  command
    .option('--council <council>', 'one council; without it all of them')
    .option('--json', 'answer in JSON')
    .allowUnknownOption()
    .allowExcessArguments()

/** Opens what is examined, does the work, and closes it. What was asked for wrongly is refused (exit code 2). */
export async function examine(
  options: ExamineOptions,
  command: Command,
  work: (examined: Examined) => Promise<void>,
): Promise<void> {
  const faults = faultsOfLeftovers(command)
  const at = surroundings()
  if (typeof at === 'string') faults.push({ option: 'environment', code: 'nothing-to-examine', message: at })
  const councils = typeof at === 'string' ? [] : councilsIn(at, options.council)
  if (councils.length === 0 && typeof at !== 'string')
    faults.push({
      option: '--council',
      code: 'unknown-council',
      message: 'There is no such council with a sound configuration.',
    })
  if (typeof at === 'string' || faults.length > 0) return refuse(faults, options.json === true)
  const db = createDatabase(at.databaseUrl)
  try {
    await work({ at, db, keyring: createKeyring(at.keys), councils })
  } finally {
    await db.end()
  }
}

function surroundings(): Surroundings | string {
  try {
    return surroundingsHere()
  } catch (error) {
    return error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : 'It failed.'
  }
}

function councilsIn({ tenantsDirectory }: Surroundings, council: string | undefined): Tenant[] {
  const all = [...loadTenants(tenantsDirectory).tenants.values()]
  return council === undefined ? all : all.filter((tenant) => tenant.council === council)
}
