import { listPendingMessages } from '../../db/pending-messages'
import type { CouncilTx } from '../../db/pool'
import type { Caller } from '../authenticate'
import { matterPathOf } from '../links'
import type { Parts } from '../parts'
import { anyClockView } from '../present/clock-view'
import type { MatterView } from '../schemas/matters'
import { tenantOf } from '../tenant'
import type { MatterApi, MatterTypes } from './matter-api'
import type { ReadMatter } from './read-matter'

/** A matter that has been read, as its caller sees it. */
export async function presentMatter<T extends MatterTypes>(
  tx: CouncilTx,
  parts: Parts,
  api: MatterApi<T>,
  { row, state, now }: ReadMatter<T['state']>,
  { actor }: Caller,
): Promise<MatterView> {
  const { rules, effective } = tenantOf(parts, tx.council)
  const path = matterPathOf(tx.council, api.collection, row.caseId)
  const { council, practice, stage, receivedAt, acceptedAt } = state
  const pending = await listPendingMessages(tx, row.caseId)
  return {
    id: row.caseId,
    kind: api.kind,
    ...{ council, practice, now, stage, receivedAt, acceptedAt },
    held: row.seq === 0,
    label: api.machine.stageLabel(state),
    seq: row.seq,
    waiting: api.machine.waiting(state, rules),
    clocks: state.clocks.map((clock) => anyClockView(clock)),
    ...api.own(state, rules, effective),
    legal: api.machine.legalSteps(state, actor, rules, now).map(({ command, label }) => {
      const form = api.forms.get(command)
      return { command, label, takes: form?.takes ?? '', send: `POST ${path}/${form?.collection ?? ''}` }
    }),
    pending: pending.map((message) => ({ ...message, receipt: `${path}/receipts/${message.messageId}` })),
    rulesVersion: row.rulesVersion,
    links: linksOf(path),
  }
}

const linksOf = (path: string): Record<string, string> => ({
  self: path,
  details: `${path}/details`,
  timeline: `${path}/timeline`,
  notices: `${path}/notices`,
  decisions: `${path}/decisions`,
  practice: `${path}/practice`,
  preview: `${path}/preview`,
})
