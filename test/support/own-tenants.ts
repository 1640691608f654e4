import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tenantsDirectory } from '../../tenants/load'

/** A copy of the councils' files, with more written at the end of some. */
export interface OwnTenants {
  readonly directory: string
  remove(): void
}

/** Makes one; `more` is YAML by the name of the file without its ending. */
export function ownTenants(more: Readonly<Record<string, string>>): OwnTenants {
  const directory = mkdtempSync(join(tmpdir(), 'caseway-tenants-'))
  cpSync(process.env.CASEWAY_TENANTS_DIR ?? tenantsDirectory, directory, {
    recursive: true,
    filter: (file) => !file.endsWith('.ts'),
  })
  for (const [name, yaml] of Object.entries(more)) {
    const file = join(directory, `${name}.yaml`)
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${yaml}`)
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

/** Places a council in a namespace of its own. */
export const ofItsOwn = `
placement:
  source: a test
  namespace: apart
`

const endless = '{ burst: 1000000, perMinute: 1000000 }'
const load = `{ person: ${endless}, council: ${endless} }`

/** Quotas that no test uses up. */
export const noQuotas = `
quotas:
  source: a test
  reading: ${load}
  writing: ${load}
  deciding: ${load}
  withoutToken: ${endless}
  differentCases: { most: 1000000, withinMinutes: 10 }
`
