import { randomUUID } from 'node:crypto'
import { acceptSealed } from '../../api/messages/accept-sealed'
import type { PracticeCase } from '../../cli/demo/practice-case'
import { caseKeysIn } from '../../db/case-keys'
import { findCase } from '../../db/cases'
import { recordConfigVersion } from '../../db/config-versions'
import type { MessageKind } from '../../db/inbox'
import { withCouncil } from '../../db/pool'
import { rulesOnRecord } from '../../inbox/rules-on-record'
import type { PersonCommand } from '../../pathway/commands'
import type { Role } from '../../pathway/roles'
import type { Rules } from '../../pathway/rules'
import { readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'

/** Something told a case under other rules than those it runs on. */
export interface UnderRules {
  council: string
  /** Under which the changed rules are put on record: 64 characters. */
  version: string
  change: (rules: Rules) => Rules
  kind: Exclude<MessageKind, 'referral'>
  command: PersonCommand
  role: Role
}

/** Has a case hear something as from an API that was started with another configuration. The relay delivers it. */
export async function tellUnder(bed: Bed, robin: PracticeCase, told: UnderRules): Promise<void> {
  const { council, version } = told
  const { now } = await robin.seen()
  await accept(bed, robin.id, now, told)
  await until('the case to run on the new rules', async () => {
    const { row } = await readRecord(bed, council, robin.id)
    return row.rulesVersion === version
  })
}

function accept({ db, keyring }: Bed, caseId: string, acceptedAt: string, told: UnderRules): Promise<void> {
  const { council, version, change, kind, command, role } = told
  return withCouncil(db, council, async (tx) => {
    const row = await findCase(tx, caseId)
    const rules = await rulesOnRecord(tx, row?.rulesVersion ?? '')
    await recordConfigVersion(tx, version, { rules: { ...change(rules), version } })
    const key = await caseKeysIn(tx, keyring).load(caseId)
    await acceptSealed(tx, keyring, key, {
      ...{ messageId: randomUUID(), caseId, kind, acceptedAt, rulesVersion: version, command },
      actor: { id: `${role}-1`, roles: [role] },
    })
  })
}
