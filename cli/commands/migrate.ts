import type { Command } from 'commander'
import { z } from 'zod'
import { migrate } from '../../db/migrate'
import { engineEnvironment, engineOf } from '../../inbox/engine'
import { orSayWhyNot, say } from '../say'
import { ownNamespacesIn } from '../serve/councils'
import { ensureNamespaces } from '../serve/given-temporal'

/** What a deployment's set-up jobs need from their environment. */
const databaseSchema = z.object({ DATABASE_URL: z.url(), CASEWAY_APP_PASSWORD: z.string().min(12) })
const temporalSchema = z.object({
  ...engineEnvironment,
  CASEWAY_NAMESPACE: z.string().min(1),
  CASEWAY_PRACTICE_NAMESPACE: z.string().min(1),
  CASEWAY_TENANTS_DIR: z.string().min(1).optional(),
})

/** What `caseway migrate` reads. Throws a `ZodError` that names every variable that is missing or wrong. */
export function parseMigrateConfig(env: Record<string, string | undefined>) {
  const { DATABASE_URL: ownerUrl, CASEWAY_APP_PASSWORD: appPassword } = databaseSchema.parse(env)
  return { ownerUrl, appPassword }
}

/** What `caseway namespaces` reads. Throws a `ZodError` that names every variable that is missing or wrong. */
export function parseNamespacesConfig(env: Record<string, string | undefined>) {
  const parsed = temporalSchema.parse(env)
  return {
    engine: engineOf(parsed),
    shared: [parsed.CASEWAY_NAMESPACE, parsed.CASEWAY_PRACTICE_NAMESPACE],
    tenants: parsed.CASEWAY_TENANTS_DIR,
  }
}

/** Adds `caseway migrate` and `caseway namespaces`: what a deployment runs to its end before the API and the worker start. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database in DATABASE_URL up to date, as its owner, and give the application its password')
    .action(() => orSayWhyNot(migrateDatabase))
  program
    .command('namespaces')
    .description('make the namespaces and search attributes that the Temporal server at TEMPORAL_ADDRESS lacks')
    .action(() => orSayWhyNot(makeNamespaces))
}

async function migrateDatabase(): Promise<void> {
  const { ownerUrl, appPassword } = parseMigrateConfig(process.env)
  await migrate(ownerUrl, appPassword)
  say('The database is up to date.')
}

async function makeNamespaces(): Promise<void> {
  const { engine, shared, tenants } = parseNamespacesConfig(process.env)
  const namespaces = [...shared, ...(tenants === undefined ? [] : ownNamespacesIn(tenants))]
  await ensureNamespaces(engine, namespaces)
  say(`Temporal has the namespaces ${namespaces.join(', ')}.`)
}
