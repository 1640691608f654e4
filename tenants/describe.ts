import type { Origin } from './merge'
import { valueAt } from './plain'
import type { Configuration } from './rule-maker'
import type { Effective } from './schema'
import { notSupplied } from './schema/parts'
import { citationsIn } from './sources'

/** A council's effective configuration as it is shown: every value, where it comes from, and what is still to be supplied. */
export interface ConfigurationView {
  council: string
  name: string
  /** Hash of the effective configuration, its sources and the calendar. */
  version: string
  configuration: Effective
  /** For the path of every value (`decision.clock.length`, `contacts.day.numbers.0`) the file that gives it and its source. */
  origins: Readonly<Record<string, Origin>>
  /** The paths of the values that only the council can give and has not given. */
  notSupplied: readonly string[]
  /** The documents that the cited rows are from, by the beginning of the row's id. */
  documents: Readonly<Record<string, string>>
}

/** The effective configuration of a council with the origin of every value. */
export function describeConfiguration({ council, effective, origins, version }: Configuration): ConfigurationView {
  const paths = [...origins.keys()]
  const cited = [...origins.values()].flatMap(({ source }) => citationsIn(source))
  const documents = cited.flatMap(({ document, title }) => (title === undefined ? [] : [[document, title] as const]))
  return {
    council,
    name: effective.council.name,
    version,
    configuration: effective,
    origins: Object.fromEntries(origins),
    notSupplied: paths.filter((path) => valueAt(effective, path.split('.')) === notSupplied),
    documents: Object.fromEntries(documents),
  }
}
