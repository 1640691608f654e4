import type { Command } from 'commander'
import { describeConfiguration, type ConfigurationView } from '../../tenants/describe'
import { valueAt } from '../../tenants/plain'
import { loadTenants, tenantsDirectory } from '../../tenants/load'
import type { TenantFault } from '../../tenants/read-file'
import { readCouncil } from '../council'
import { refuse } from '../faults'
import { faultsOfLeftovers } from '../options'

/** Adds `caseway config show` and `caseway config check`. */
export function addConfig(program: Command): void {
  const config = program.command('config').description("show or check the councils' configuration")
  config
    .command('show')
    .description('show the effective configuration of a council, with the origin of every value')
    .option('--council <council>', 'the id of the council')
    .option('--json', 'answer in JSON')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(show)
  config
    .command('check')
    .description('check every configuration file, and say all that is wrong')
    .option('--directory <directory>', 'where the files are', tenantsDirectory)
    .option('--json', 'answer in JSON')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(check)
}

function show(options: { council?: string; json?: true }, command: Command): void {
  const faults = faultsOfLeftovers(command)
  const tenant = readCouncil(options.council, faults)
  const asJson = options.json === true
  if (tenant === undefined || faults.length > 0) return refuse(faults, asJson)
  const view = describeConfiguration(tenant)
  process.stdout.write(asJson ? `${JSON.stringify(view, null, 2)}\n` : inWords(view))
}

/** One line a value, in columns, with a gap between the parts of the configuration. */
function inWords(view: ConfigurationView): string {
  const rows = Object.entries(view.origins).map(([path, { file, source }]) => {
    const value = valueAt(view.configuration, path.split('.'))
    return { part: path.split('.')[0], cells: [path, typeof value === 'object' ? 'none' : String(value), source, file] }
  })
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map(({ cells }) => Math.min(cells[column]?.length ?? 0, 60))),
  )
  const lines = rows.flatMap(({ part, cells }, index) => {
    const line = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    return index > 0 && part !== rows[index - 1]?.part ? ['', line] : [line]
  })
  const documents = Object.entries(view.documents).map(([id, title]) => `${id.padEnd(4)}${title}`)
  const version = `${view.name} (${view.council})\nversion ${view.version}`
  const missing = `${view.notSupplied.length} values are not supplied by the council yet.`
  return [version, '', ...lines, '', missing, '', 'Rows cited are from', ...documents, ''].join('\n')
}

function check(options: { directory: string; json?: true }, command: Command): void {
  const leftovers = faultsOfLeftovers(command)
  if (leftovers.length > 0) return refuse(leftovers, options.json === true)
  const { tenants, faults } = loadTenants(options.directory)
  if (faults.length > 0) process.exitCode = 1
  const councils = [...tenants.keys()]
  const summary = `${councils.length} councils are sound: ${councils.join(', ') || 'none'}`
  const words = [...faults.map(sayFault), summary, ''].join('\n')
  process.stdout.write(options.json === true ? `${JSON.stringify({ councils, faults }, null, 2)}\n` : words)
}

const sayFault = ({ file, line, path, code, message }: TenantFault): string =>
  [line === undefined ? file : `${file}:${line}`, path, message, `[${code}]`].filter((part) => part !== '').join(' ')
