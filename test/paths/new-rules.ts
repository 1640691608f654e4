import { randomUUID } from 'node:crypto'
import { acceptSealed } from '../../api/messages/accept-sealed'
import { caseKeysIn } from '../../db/case-keys'
import { findCase } from '../../db/cases'
import { recordConfigVersion } from '../../db/config-versions'
import { withCouncil } from '../../db/pool'
import { rulesOnRecord } from '../../inbox/rules-on-record'
import { readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'
import type { CasePath } from './path'
import { openedAt } from './steps'

const laterVersion = 'f'.repeat(64)

/** The council's rules change while a case is open: what is accepted afterwards is decided under the new ones. */
export const newRules: CasePath = {
  name: 'new-rules',
  council: 'west-northamptonshire',
  async play(teller, bed) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    const { now } = await robin.seen()
    await acceptUnderNewRules(bed, teller.council, robin.id, now)
    await until('the case to run on the new rules', async () => {
      const { row } = await readRecord(bed, teller.council, robin.id)
      return row.rulesVersion === laterVersion
    })
  },
}

/** As an API does that was started with another configuration. The relay delivers it. */
function acceptUnderNewRules({ db, keyring }: Bed, council: string, caseId: string, acceptedAt: string): Promise<void> {
  return withCouncil(db, council, async (tx) => {
    const row = await findCase(tx, caseId)
    const rules = await rulesOnRecord(tx, row?.rulesVersion ?? '')
    await recordConfigVersion(tx, laterVersion, { rules: { ...rules, version: laterVersion } })
    const key = await caseKeysIn(tx, keyring).load(caseId)
    await acceptSealed(tx, keyring, key, {
      ...{ messageId: randomUUID(), caseId, kind: 'practice', acceptedAt, rulesVersion: laterVersion },
      actor: { id: 'team-manager-1', roles: ['team-manager'] },
      command: { kind: 'allocate', workerId: 'social-worker-1' },
    })
  })
}
