import { loadTenants, type Tenant } from '../tenants/load'
import type { Fault } from './faults'

/** The council that was asked for. What is wrong goes to `faults`: none given, one that is not known, or one whose file is not sound. */
export function readCouncil(council: string | undefined, faults: Fault[]): Tenant | undefined {
  const { tenants, faults: ofFiles } = loadTenants()
  const found = council === undefined ? undefined : tenants.get(council)
  if (found !== undefined) return found
  const allowed = [...tenants.keys()]
  const isFaulty = ofFiles.some(({ file }) => file === `${council}.yaml` || file === 'national.yaml')
  const code = council === undefined ? 'missing' : isFaulty ? 'configuration-faulty' : 'unknown-council'
  const said =
    council === undefined
      ? 'Needed: a council.'
      : isFaulty
        ? `The configuration of ${council} is not sound; caseway config check says why.`
        : `There is no council "${council}".`
  faults.push({ option: '--council', code, message: `${said} The councils are ${allowed.join(', ')}.`, allowed })
  return undefined
}
