import { z } from 'zod'
import { caseKeysIn, type CaseKeys } from '../../db/case-keys'
import { findCase, isHiddenFrom, type CaseRow } from '../../db/cases'
import type { CouncilTx } from '../../db/pool'
import { openJson, sealedAs } from '../../db/sealed'
import type { MatterKind } from '../../pathway/matters/kinds'
import type { MatterFacts } from '../../pathway/matters/matter'
import type { Instant } from '../../pathway/time'
import type { Keyring } from '../../sealing/keyring'
import type { Caller } from '../authenticate'
import { Problem } from '../problems'
import { caseTime } from '../sealed-case'

/** A matter as the read model has it, unsealed. */
export interface ReadMatter<S extends MatterFacts> {
  row: CaseRow
  state: S
  keys: CaseKeys
  /** Its own time: real time, and in practice as far from it as its practice is. */
  now: Instant
}

/**
 * Reads a matter of a kind and its time.
 * @throws Problem `not-found` where this council has no such matter of this kind, or none for this caller
 */
export async function readMatter<S extends MatterFacts>(
  tx: CouncilTx,
  keyring: Keyring,
  kind: MatterKind,
  caseId: string,
  realNow: Instant,
  caller: Caller,
): Promise<ReadMatter<S>> {
  const row = await needMatter(tx, kind, caseId, caller)
  const keys = caseKeysIn(tx, keyring)
  const opened = openJson(await keys.load(caseId), sealedAs.state(tx.council, caseId, row.seq), row.state)
  return { row, state: matterState<S>().parse(opened), keys, now: await caseTime(tx, row, realNow) }
}

/**
 * The row of a matter of a kind.
 * @throws Problem `not-found` where this council has none, or where it is hidden from the caller
 */
export async function needMatter(tx: CouncilTx, kind: MatterKind, caseId: string, { actor }: Caller): Promise<CaseRow> {
  const row = await findCase(tx, caseId)
  if (row?.kind !== kind || isHiddenFrom(row, actor.id)) throw new Problem('not-found')
  return row
}

/** What was sealed here was sealed by us, so no more is checked than which of our values it is. */
const matterState = <S extends MatterFacts>() =>
  z.custom<S>((value) => typeof value === 'object' && value !== null && 'stage' in value && 'clocks' in value)
