import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { englandCalendar } from '../pathway/calendar/england-bank-holidays'
import type { Rules } from '../pathway/rules'
import { faultsOf } from './faults'
import { layOver, originsOf } from './merge'
import { valueAt } from './plain'
import { damagedFile, readConfig, type ConfigFile, type TenantFault } from './read-file'
import type { Configuration } from './rule-maker'
import { rulesOf } from './rules'
import { effectiveSchema, nationalSchema } from './schema'
import { hashOf } from './version'
import { wordingsOf, type Wordings } from './wordings'

/** Where a council's cases run. No namespace: the one that councils share by default. */
export interface Placement {
  namespace?: string
  /** Keeps one council's load from slowing another's. */
  fairnessKey: string
}

/** One council: its checked configuration, what the pathway runs on, and where its cases run. */
export interface Tenant extends Configuration {
  rules: Rules
  placement: Placement
  /** What it says in its notices. */
  wordings: Wordings
}

/** The councils whose configuration is sound, by id, and whatever is wrong in any file. */
export interface LoadedTenants {
  tenants: ReadonlyMap<string, Tenant>
  faults: readonly TenantFault[]
}

/** Where the councils' files are kept. */
export const tenantsDirectory = __dirname

const nationalName = 'national.yaml'
const councilFileName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.yaml$/

function readFile(directory: string, name: string): ConfigFile {
  if (!councilFileName.test(name)) {
    const message = "must be named by the council's id in small letters, digits and hyphens, then .yaml"
    return damagedFile(name, [{ code: 'file-name', message }])
  }
  try {
    return readConfig(name, readFileSync(path.join(directory, name), 'utf8'))
  } catch {
    return damagedFile(name, [{ code: 'not-readable', message: 'must be a file that can be read' }])
  }
}

/** None where the directory cannot be read, of which the missing national default then tells. */
function configFilesIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => /\.ya?ml$/.test(name))
  } catch {
    return []
  }
}

const placementOf = (council: string, { namespace }: { namespace: string }): Placement => ({
  ...(namespace === 'shared' ? {} : { namespace }),
  fairnessKey: council,
})

const isDamaged = (file: ConfigFile) =>
  file.faults.some(({ code }) => code === 'not-yaml' || code === 'not-readable' || code === 'file-name')

/** A file of wordings, where there is one. The national ones are Caseway's own where a directory has none. */
function wordingFile(directory: string, name: string): ConfigFile | undefined {
  const own = path.join(directory, 'notices', name)
  const at = name === nationalName && !existsSync(own) ? path.join(tenantsDirectory, 'notices', name) : own
  return existsSync(at) ? readConfig(`notices/${name}`, readFileSync(at, 'utf8')) : undefined
}

interface Around {
  national: ConfigFile
  nationalIsSound: boolean
  directory: string
}

/** A council's tenant, or what is wrong with its file. While the national default is faulty, only what the council itself says is judged. */
function tenantOf(file: ConfigFile, { national, nationalIsSound, directory }: Around): Tenant | TenantFault[] {
  if (isDamaged(file)) return [...file.faults]
  const merged = layOver(national.values, file.values)
  const checked = effectiveSchema.safeParse(merged)
  const faults = checked.success ? [] : faultsOf(checked.error.issues, merged, file)
  const isOwn = ({ path: at }: TenantFault) =>
    at.startsWith('council') || valueAt(file.values, at.split('.')) !== undefined
  const found = [...file.faults, ...(nationalIsSound ? faults : faults.filter(isOwn))]
  const wordings = wordingsIn(directory, file.name)
  if (Array.isArray(wordings)) found.push(...wordings)
  if (found.length > 0 || !checked.success || !nationalIsSound || Array.isArray(wordings)) return found
  return assemble(file.name.replace(/\.yaml$/, ''), checked.data, originsOf(merged, [national, file]), wordings)
}

function wordingsIn(directory: string, name: string): Wordings | TenantFault[] {
  const national = wordingFile(directory, nationalName)
  if (national === undefined) return []
  return wordingsOf(national, name === nationalName ? undefined : wordingFile(directory, name))
}

function assemble(
  council: string,
  effective: Configuration['effective'],
  origins: Configuration['origins'],
  wordings: Wordings,
): Tenant {
  const sources = Object.fromEntries([...origins].map(([at, origin]) => [at, origin.source]))
  const version = hashOf({ council, effective, sources, calendar: englandCalendar })
  const config = { council, effective, origins, version }
  return {
    ...config,
    rules: rulesOf(config, englandCalendar),
    placement: placementOf(council, effective.placement),
    wordings,
  }
}

function nationalFaults(national: ConfigFile, directory: string): TenantFault[] {
  if (isDamaged(national)) return [...national.faults]
  const checked = nationalSchema.safeParse(national.values)
  const wordings = wordingsIn(directory, nationalName)
  return [
    ...national.faults,
    ...(checked.success ? [] : faultsOf(checked.error.issues, national.values, national)),
    ...(Array.isArray(wordings) ? wordings : []),
  ]
}

/**
 * Loads `national.yaml` and every council's file of a directory. All faults of all files are found at once; a council whose file has
 * a fault is left out and stops no other; a fault of the national default is reported once and leaves every council out.
 * It is called when a process starts. A process that is running keeps what it has loaded, which is how the last good
 * configuration of a council stays in force while its file is being changed.
 */
export function loadTenants(directory: string = tenantsDirectory): LoadedTenants {
  const names = configFilesIn(directory)
  const national = readFile(directory, nationalName)
  const faults = nationalFaults(national, directory)
  const nationalIsSound = faults.length === 0
  const tenants = new Map<string, Tenant>()
  for (const name of names.filter((one) => one !== nationalName).sort()) {
    const result = tenantOf(readFile(directory, name), { national, nationalIsSound, directory })
    if (Array.isArray(result)) faults.push(...result)
    else tenants.set(result.council, result)
  }
  return { tenants, faults }
}
