import type { Tenant } from '../tenants/load'
import type { Parts } from './parts'
import { Problem } from './problems'

/** The configuration of a council; one that did not load is answered like one that does not exist. */
export function tenantOf({ tenants }: Pick<Parts, 'tenants'>, council: string): Tenant {
  const tenant = tenants.get(council)
  if (tenant === undefined) throw new Problem('not-found')
  return tenant
}
