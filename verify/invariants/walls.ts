import { wallRules } from '../../db/catalogue'
import { hashOf } from '../../tenants/version'
import type { CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { roles } from '../../pathway/roles'

/** I11: the chain of the audit, with its anchors. */
export const auditChain = ({ council, audit, auditFaults }: CouncilBook): Found => ({
  checked: audit.length,
  wrong: auditFaults.map(({ says }) => ({ id: council, says })),
})

/** I12: every row has the parent that it names, in its own council. */
export const parents = ({ withoutParent }: CouncilBook): Found =>
  each(
    withoutParent,
    ({ constraint }) => constraint,
    ({ rows }) => (rows === 0 ? undefined : `${rows} rows refer to what is not there`),
  )

/** I12 besides: what an alarm is about, and whose case a sending or a work item is by its notice; what is of no foreign key. */
export const belonging = ({ strangers }: CouncilBook): Found =>
  each(
    strangers,
    ({ what }) => what,
    ({ rows }) => (rows === 0 ? undefined : `${rows} rows are of another case than what they belong to, or of none`),
  )

/** I12 besides: in a namespace of the council's own there is no workflow of another. */
export const namespaces = ({ foreignWorkflows }: CouncilBook): Found =>
  each(
    foreignWorkflows,
    (id) => id,
    () => 'a workflow that is not of this council, in its namespace',
  )

/** I13: as one council, the application's role sees no row of another, in any table. */
export const walls = ({ foreignRows }: CouncilBook): Found =>
  each(
    foreignRows,
    ({ table }) => table,
    ({ rows }) => (rows === 0 ? undefined : `${rows} rows of other councils are seen`),
  )

/** I13 besides: tables, policies and what the application's role may do are as the migrations make them. */
export const standing = ({ wallFaults }: CouncilBook): Found => ({
  checked: Object.keys(wallRules).length,
  wrong: wallFaults.map(({ name, says }) => ({ id: name, says })),
})

/** What was put on record under a version, as far as the version is worked out from it. */
interface Recorded {
  effective: unknown
  origins: Record<string, { source: string }>
  rules: { version: string; council: string; calendar: object }
}

const isRecorded = (body: unknown): body is Recorded =>
  typeof body === 'object' && body !== null && 'effective' in body && 'origins' in body && 'rules' in body

/** The version that belongs to what is on record: the hash of council, values, sources and calendar. */
function versionOf(council: string, { effective, origins, rules }: Recorded): string {
  const sources = Object.fromEntries(Object.entries(origins).map(([at, { source }]) => [at, source]))
  return hashOf({ council, effective, sources, calendar: { ...rules.calendar, closureDays: [] } })
}

/** I19: each case's configuration is on record, and what is on record hashes to its name. */
export const configurations = ({ council, cases, configurations: all }: CouncilBook): Found =>
  together(
    each(
      all,
      ({ hash }) => hash,
      ({ hash, body }) => {
        const same = isRecorded(body) && versionOf(council, body) === hash && body.rules.version === hash
        return same ? undefined : 'it is not what it was when it was put on record'
      },
    ),
    each(
      cases,
      ({ row }) => row.caseId,
      ({ row, messages }) => {
        const known = new Set(all.map(({ hash }) => hash))
        const isKnown = [row.rulesVersion, ...messages.map(({ rulesVersion }) => rulesVersion)].every((one) =>
          known.has(one),
        )
        return isKnown ? undefined : 'it names a configuration that is not on record'
      },
    ),
  )

/** I24: no key without its holder, no case without its key, no work item for nobody, no matter without what it was opened with. */
export const orphans = ({ cases, keyHolders, referrals, matterIds, holds, workItems }: CouncilBook): Found => {
  const holders = new Set([
    ...cases.map(({ row }) => row.caseId),
    ...referrals.map(({ referralId }) => referralId),
    ...holds.map(({ holdId }) => holdId),
  ])
  const keys = new Set(keyHolders)
  return together(
    each(
      keyHolders,
      (id) => id,
      (id) => (holders.has(id) ? undefined : 'a key of nothing'),
    ),
    each(
      [...holders],
      (id) => id,
      (id) => (keys.has(id) ? undefined : 'it has no key'),
    ),
    each(
      cases.filter(({ row }) => row.kind !== 'referral'),
      ({ row }) => row.caseId,
      ({ row }) => (matterIds.includes(row.caseId) ? undefined : 'a matter without what it was opened with'),
    ),
    each(
      workItems,
      ({ workItemId }) => workItemId,
      ({ role }) => (roles.some((one) => one === role) ? undefined : 'it is in the tray of nobody'),
    ),
  )
}
