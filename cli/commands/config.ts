import type { Command } from 'commander'
import { londonDate } from '../../pathway/calendar/london'
import { sayCount } from '../../pathway/calendar/words'
import { staleContactsOf } from '../../tenants/contacts'
import { describeConfiguration, type ConfigurationView } from '../../tenants/describe'
import { isBlock, isList, plainOf, valueAt } from '../../tenants/plain'
import { loadTenants, tenantsDirectory } from '../../tenants/load'
import { shortRetentionsOf } from '../../tenants/retention'
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

/** One line of the table: one value, or a list of plain values that come from one place. */
interface Row {
  path: string
  value: string
  source: string
  file: string
}

function inWords(view: ConfigurationView): string {
  const documents = Object.entries(view.documents).map(([id, title]) => `  ${id.padEnd(5)}${title}`)
  return [
    `${view.name} (${view.council})`,
    `version ${view.version}`,
    '',
    ...table(rowsOf(view)),
    '',
    `Not supplied by the council yet: ${view.notSupplied.join(', ') || 'nothing'}`,
    '',
    'The rows cited are from:',
    ...documents,
    '',
  ].join('\n')
}

function rowsOf({ configuration, origins }: ConfigurationView): Row[] {
  const rows = Object.entries(origins).map(([at, { file, source }]): Row => {
    const value = valueAt(plainOf(configuration), at.split('.'))
    return {
      path: at.replace(/\.\d+$/, ''),
      value: isList(value) || isBlock(value) ? 'none' : String(value),
      source,
      file,
    }
  })
  return rows.reduce<Row[]>((done, row) => {
    const last = done.at(-1)
    const isOfSameList = last?.path === row.path && last.source === row.source
    return isOfSameList ? [...done.slice(0, -1), { ...row, value: `${last.value}, ${row.value}` }] : [...done, row]
  }, [])
}

/** Columns as wide as their values, a long value in the second apart, with a gap between the parts of the configuration. */
function table(rows: readonly Row[]): string[] {
  const widest = (column: keyof Row) =>
    Math.max(...rows.map((row) => row[column].length).filter((width) => width <= 60))
  const widths = { path: widest('path'), value: widest('value'), source: widest('source') }
  const partOf = (row: Row | undefined) => row?.path.split('.')[0]
  return rows.flatMap((row, index) => {
    const { path, value, source, file } = row
    const line = `${path.padEnd(widths.path)}  ${value.padEnd(widths.value)}  ${source.padEnd(widths.source)}  ${file}`
    return index > 0 && partOf(row) !== partOf(rows[index - 1]) ? ['', line] : [line]
  })
}

function check(options: { directory: string; json?: true }, command: Command): void {
  const leftovers = faultsOfLeftovers(command)
  if (leftovers.length > 0) return refuse(leftovers, options.json === true)
  const { tenants, faults } = loadTenants(options.directory)
  if (faults.length > 0) process.exitCode = 1
  const stale = staleContactsOf([...tenants.values()], londonDate(new Date().toISOString())).length
  if (stale > 0) process.stderr.write(`${sayCount(stale, 'contact')} stale: caseway contact --check says which.\n`)
  for (const { council, path, says } of [...tenants.values()].flatMap(shortRetentionsOf))
    process.stderr.write(`${council} ${path}: ${says}.\n`)
  const councils = [...tenants.keys()]
  const summary = `${councils.length} councils are sound: ${councils.join(', ') || 'none'}`
  const words = [...faults.map(sayFault), summary, ''].join('\n')
  process.stdout.write(options.json === true ? `${JSON.stringify({ councils, faults }, null, 2)}\n` : words)
}

const sayFault = ({ file, line, path, code, message }: TenantFault): string =>
  [line === undefined ? file : `${file}:${line}`, path, message, `[${code}]`].filter((part) => part !== '').join(' ')
