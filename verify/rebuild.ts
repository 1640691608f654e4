import { caseKeysIn } from '../db/case-keys'
import { holdCaseView, replaceCaseView } from '../db/cases'
import { readCouncil, withCouncil, type CouncilTx, type Database } from '../db/pool'
import { many } from '../db/rows'
import { sealedAs, sealJson } from '../db/sealed'
import { rulesOnRecord } from '../inbox/rules-on-record'
import type { Rules } from '../pathway/rules'
import type { CaseKey } from '../sealing/case-key'
import { SealingError } from '../sealing/errors'
import type { Keyring } from '../sealing/keyring'
import { z } from 'zod'
import type { CaseBook } from './books'
import { readCase } from './read/case'
import { differences, fixedFields, viewOf } from './view'

/** A case whose row of the read model is not what its record says: which fields. `repaired`: those are as they must be now. */
export interface Differing {
  caseId: string
  fields: string[]
  repaired: boolean
}

/** What came of comparing a council's read model with its record. `destroyed` and `unreadable`: cases left out, by id. */
export interface Rebuilt {
  council: string
  compared: number
  differing: Differing[]
  destroyed: string[]
  unreadable: string[]
}

const idSchema = z.object({ id: z.string() })

/**
 * Makes each case's row of the read model anew from its record, and compares. Writes only where it is told to, and then what differs alone;
 * a case that goes on meanwhile waits for its own row. What came of the rules it runs under, its kind and whether it is practice is not
 * derived from events and stays.
 */
export async function rebuild(db: Database, keyring: Keyring, council: string, write: boolean): Promise<Rebuilt> {
  const ids = await readCouncil(db, council, async (tx) =>
    many(idSchema, await tx.query('select case_id as id from case_view where council = $1 order by 1', [council])),
  )
  const rebuilt: Rebuilt = { council, compared: 0, differing: [], destroyed: [], unreadable: [] }
  for (const { id } of ids) {
    const found = await withCouncil(db, council, (tx) => rebuildCase(tx, keyring, id, write))
    if (typeof found === 'string') rebuilt[found].push(id)
    else rebuilt.compared += 1
    if (typeof found === 'object') rebuilt.differing.push(found)
  }
  return rebuilt
}

async function rebuildCase(tx: CouncilTx, keyring: Keyring, caseId: string, write: boolean) {
  if (write) await holdCaseView(tx, caseId)
  const key = await keyOf(tx, keyring, caseId)
  if (typeof key === 'string') return key
  const book = await readCase(tx, keyring, caseKeysIn(tx, keyring), caseId)
  if (book.events.length !== book.recorded.length) return 'unreadable'
  const rules = await rulesOnRecord(tx, book.row.rulesVersion)
  const fields = differingFields(book, rules)
  if (fields === undefined) return 'unreadable'
  if (fields.length === 0) return undefined
  const repaired = write && (await repair(tx, key, book, rules)) && !fields.some((field) => fixedFields.includes(field))
  return { caseId, fields, repaired }
}

/** Undefined where record or rules are so broken that nothing can be derived from them. */
function differingFields(book: CaseBook, rules: Rules): string[] | undefined {
  try {
    return differences(book, rules).map(({ field }) => field)
  } catch {
    return undefined
  }
}

async function keyOf(tx: CouncilTx, keyring: Keyring, caseId: string): Promise<CaseKey | 'destroyed' | 'unreadable'> {
  try {
    return await caseKeysIn(tx, keyring).load(caseId)
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    return error.code === 'case-key-destroyed' ? 'destroyed' : 'unreadable'
  }
}

/** False where there is no record yet: what was accepted makes the row then, and only its number can be wrong. */
async function repair(tx: CouncilTx, key: CaseKey, book: CaseBook, rules: Rules) {
  const view = viewOf(book, rules)
  if (view === undefined) return false
  const { caseId, rulesVersion } = book.row
  const state = sealJson(key, sealedAs.state(tx.council, caseId, view.fields.seq), view.state)
  await replaceCaseView(tx, { ...view.fields, caseId, rulesVersion, state })
  return true
}
