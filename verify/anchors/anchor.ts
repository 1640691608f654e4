import { appendAudit } from '../../db/audit'
import { insertAlarmOnChange } from '../../db/alarms'
import { findAuditHash, hasAuditBesides, queueForAnchor, readAuditHead, type AuditHead } from '../../db/audit-chain'
import { withCouncil, type CouncilTx, type Database } from '../../db/pool'
import type { Keyring } from '../../sealing/keyring'
import { appendAnchor, readAnchors, type Anchor } from './file'

/** The action under which the audit itself says that it was anchored; its outcome is `anchor-<n>`. */
export const anchorAction = 'audit.anchor'

/** What is raised once where a chain is not what was anchored, and once where it is again. */
const alarms = { away: 'audit-contradicted', back: 'audit-sound' } as const

/** What anchoring needs. `directory` is outside the database, and the same for all processes of a deployment. */
export interface AnchorDeps {
  db: Database
  keyring: Keyring
  directory: string
}

/**
 * `anchored`: a line was added. `unchanged`: nothing but anchors came since the last. `today`: it was anchored on this day already.
 * `contradicted`: the chain is not what was anchored last, or the file is not as it was written; no line was added.
 */
export type Anchoring = { status: 'anchored'; anchor: Anchor } | { status: 'unchanged' | 'today' | 'contradicted' }

/**
 * Writes down, outside the database, how the council's chain of audit stands, and puts on the chain that it was. Several at once take turns.
 * A chain that is contradicted raises an alarm.
 * @param atMostDaily whether one a day (UTC) is enough
 */
export function anchorCouncil(
  { db, keyring, directory }: AnchorDeps,
  council: string,
  now: Date,
  atMostDaily: boolean,
): Promise<Anchoring> {
  return withCouncil(db, council, async (tx) => {
    await queueForAnchor(tx)
    const head = await readAuditHead(tx)
    if (head === null) return { status: 'unchanged' }
    const { anchors, damaged } = readAnchors(directory, council, keyring)
    const reason = damaged.length > 0 ? 'contradicted' : await whyNot(tx, anchors.at(-1), now, atMostDaily)
    await insertAlarmOnChange(tx, alarms, reason === 'contradicted' ? ['audit'] : [])
    if (reason !== undefined) return { status: reason }
    return { status: 'anchored', anchor: await anchorAt(tx, head, { keyring, directory }, now) }
  })
}

async function whyNot(tx: CouncilTx, last: Anchor | undefined, now: Date, atMostDaily: boolean) {
  if (last === undefined) return undefined
  const hash = await findAuditHash(tx, last.seq)
  if (hash?.toString('hex') !== last.hash) return 'contradicted'
  if (atMostDaily && last.at.slice(0, 10) === now.toISOString().slice(0, 10)) return 'today'
  return (await hasAuditBesides(tx, anchorAction, last.seq)) ? undefined : 'unchanged'
}

/** The line first: were the entry first and undone, the line would speak of what never was. */
async function anchorAt(tx: CouncilTx, head: AuditHead, { keyring, directory }: Omit<AnchorDeps, 'db'>, now: Date) {
  const at = now.toISOString()
  const anchor = appendAnchor(directory, tx.council, keyring, { ...head, at })
  await appendAudit(tx, {
    ...{ at, actorId: null, actorRole: null, action: anchorAction, caseId: null, messageId: null },
    outcome: `anchor-${anchor.n}`,
  })
  return anchor
}
