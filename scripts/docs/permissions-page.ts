import { routes } from '../../api/routes'
import { isPermission, permissionNames, rolesWith, type Permission } from '../../pathway/permissions'
import { roles, roleWords } from '../../pathway/roles'
import { stepPermissions } from '../../pathway/step-permissions'
import type { Tenant } from '../../tenants/load'

const introduction = `# Who may do what

Written by \`npm run docs\` from the permissions in \`tenants/national.yaml\`, and from what each step and each address asks for. The tables are the
national default; at the end stands what councils have otherwise. \`GET /v1/councils/{council}/configuration\` shows the table of one
council, each role with the file and the source it comes from.

A step is sent to an address, so whoever takes it needs the permission of both: for a case \`case.act\`, and that of the step. The case itself may
refuse somebody who has them: whoever asked for something never approves it.`

/** The page that says which role may take which step and use which address. */
export function permissionsPage(national: Tenant, councils: readonly Tenant[]): string {
  const steps = [...new Map(stepPermissions.map((step) => [step.command, step])).values()]
  return `${[
    introduction,
    '## Permissions',
    table(
      ['permission'],
      permissionNames.map((permission) => ({ cells: [`\`${permission}\``], permission })),
      national,
    ),
    '## Steps',
    table(
      ['step', 'permission'],
      steps.map(({ command, permission }) => ({ cells: [`\`${command}\``, `\`${permission}\``], permission })),
      national,
    ),
    '## Addresses',
    table(
      ['address', 'permission'],
      routes.map(({ method, path, permission }) => ({
        cells: [`\`${method.toUpperCase()} ${path.replace('/v1/councils/{council}', '')}\``, `\`${permission}\``],
        permission,
      })),
      national,
    ),
    '## What councils have otherwise',
    differences(national, councils),
  ].join('\n\n')}\n`
}

interface Row {
  cells: readonly string[]
  permission: Permission
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function table(heads: readonly string[], rows: readonly Row[], { rules }: Tenant): string {
  const columns = [...heads, ...roles.map((role) => roleWords[role])]
  const ticks = (permission: Permission) =>
    roles.map((role) => (rolesWith(permission, rules).includes(role) ? 'yes' : ''))
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(({ cells, permission }) => line([...cells, ...ticks(permission)])),
  ].join('\n')
}

function differences(national: Tenant, councils: readonly Tenant[]): string {
  const lists = councils.flatMap((tenant) =>
    Object.keys(tenant.rules.permissions)
      .filter(isPermission)
      .filter((permission) => sayHolders(permission, tenant) !== sayHolders(permission, national))
      .map((permission) => `- \`${tenant.council}\`: \`${permission}\` is for ${sayHolders(permission, tenant)}.`),
  )
  return lists.join('\n') || 'Nothing.'
}

const sayHolders = (permission: Permission, { rules }: Tenant): string =>
  roles
    .filter((role) => rolesWith(permission, rules).includes(role))
    .map((role) => roleWords[role])
    .join(', ') || 'nobody'
