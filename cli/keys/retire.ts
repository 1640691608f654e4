import { setTimeout as pause } from 'node:timers/promises'
import { countKeyUses } from '../../db/key-uses'
import { createDatabase, readCouncil, type Database } from '../../db/pool'
import { removeCouncilKey, restoreCouncilKey } from '../../sealing/key-changes'
import { createKeyring } from '../../sealing/keyring'
import { readDestructions } from '../../retention/file'
import { readAnchors, type AnchorFile } from '../../verify/anchors/file'
import { anchorsDirectoryOf, enginePlaceOf, keyFilesOf, recordUrlOf } from '../keys-place'
import { say } from '../say'
import { countHistories } from './histories'

type Env = Record<string, string | undefined>

/** After this whatever was begun with the key has ended. */
const lullMs = 2_000

/**
 * Removes an older key of a council for good. Throws, naming what needs it and how much, where anything does: it would be unreadable, or
 * not be known again. It looks again once the key is out, and puts it back where something had been under way.
 */
export async function retireCouncilKey(env: Env, council: string, keyId: string): Promise<void> {
  const files = keyFilesOf(env)
  const keyring = createKeyring(files)
  if (keyring.current(council).id === keyId)
    throw new Error(
      `${keyId} is the current key of ${council}: \`npx caseway keys rotate ${council}\` makes a new one.`,
    )
  keyring.byId(council, keyId)
  const db = createDatabase(recordUrlOf(env))
  try {
    refuseIfNeeded(council, keyId, {
      ...(await inRecord(db, council, keyId)),
      ...(await inEngine(env, council, keyId)),
      'anchors of the audit': anchorsUnder(readAnchors(anchorsDirectoryOf(env), council, keyring), keyId),
      'certificates of what was destroyed': readDestructions(anchorsDirectoryOf(env), council, keyring).keyIds.filter(
        (id) => id === keyId,
      ).length,
    })
    const removed = removeCouncilKey(files, council, keyId)
    await pause(lullMs)
    const uses = await inRecord(db, council, keyId)
    if (Object.values(uses).some((count) => count > 0)) restoreCouncilKey(files, council, removed)
    refuseIfNeeded(council, keyId, uses)
    say(`${keyId} of ${council} is removed. Remove it from backups of the keys too.`)
  } finally {
    await db.end()
  }
}

type Uses = Readonly<Record<string, number>>

async function inRecord(db: Database, council: string, keyId: string): Promise<Uses> {
  const uses = await readCouncil(db, council, (tx) => countKeyUses(tx, keyId))
  return {
    'keys of cases': uses.caseKeys,
    'marks of children': uses.childMarks,
    'receipt codes': uses.receiptCodes,
    'hashes of idempotency keys': uses.idempotencyHashes,
  }
}

const anchorsUnder = ({ anchors }: AnchorFile, keyId: string): number =>
  anchors.filter((anchor) => anchor.keyId === keyId).length

async function inEngine(env: Env, council: string, keyId: string): Promise<Uses> {
  return { 'histories in Temporal': await countHistories(enginePlaceOf(env), council, keyId) }
}

function refuseIfNeeded(council: string, keyId: string, uses: Uses): void {
  const needed = Object.entries(uses).filter(([, count]) => count > 0)
  if (needed.length === 0) return
  const counts = needed.map(([what, count]) => `${String(count)} ${what}`).join(', ')
  throw new Error(`${keyId} of ${council} is still needed, for ${counts}. Nothing was changed.`)
}
