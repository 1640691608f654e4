import { listAudit, type AuditRow } from '../../db/audit'
import { readAuditHead } from '../../db/audit-chain'
import { readCouncil, type CouncilTx, type Database } from '../../db/pool'
import { anchorAction } from '../anchors/anchor'
import type { AnchorFile } from '../anchors/file'
import { anchorFaults, fileFaults, headFaults, type Seen } from './against-anchors'
import { beginning, walk, type Link } from './chain'
import type { AuditFault } from './faults'
import { nameBreak } from './name-break'

const page = 2_000
const sayEvery = 50_000

/** How a council's audit was found. Sound where there are no faults. */
export interface AuditFound {
  council: string
  entries: number
  anchors: number
  /** Number of the last entry that is anchored; 0 where none is. */
  anchoredTo: number
  /** The first of the chain, the first against the anchors, and the first of their file. */
  faults: AuditFault[]
}

/**
 * Works the council's whole chain of audit out again and compares it with its head and its anchors, in one snapshot of the database.
 * @param progress told how many entries have been walked, on long chains
 */
export function verifyAudit(
  db: Database,
  council: string,
  file: AnchorFile,
  progress: (entries: number) => void = () => undefined,
): Promise<AuditFound> {
  return readCouncil(db, council, async (tx) => {
    const { seen, broken } = await walkAll(tx, file, progress)
    const inItself = broken === undefined ? headFaults(seen.end, await readAuditHead(tx)) : [broken]
    // What a break has cut off is not there to be compared.
    const known = broken === undefined ? file.anchors : file.anchors.filter(({ seq }) => seq <= seen.end.seq)
    const outside = anchorFaults(seen, { ...file, anchors: known })
    const faults = [
      ...inItself,
      ...outside.filter(({ kind, seq }) => !inItself.some((one) => one.kind === kind && one.seq === seq)),
    ]
    return {
      ...{ council, entries: seen.end.seq, anchors: file.anchors.length, anchoredTo: file.anchors.at(-1)?.seq ?? 0 },
      faults: [...faults, ...(broken === undefined ? fileFaults(seen, file) : fileFaults({ anchorsTold: 0 }, file))],
    }
  })
}

async function walkAll(tx: CouncilTx, { anchors }: AnchorFile, progress: (entries: number) => void) {
  const anchored = new Set(anchors.map(({ seq }) => seq))
  const at = new Map<number, string>()
  let end: Link = beginning
  let anchorsTold = 0
  let before: readonly AuditRow[] = []
  for (;;) {
    const rows = await listAudit(tx, end.seq, page)
    const { last, at: brokenAt } = walk(tx.council, end, rows)
    const sound = brokenAt === undefined ? rows : rows.slice(0, brokenAt)
    for (const { seq, hash } of sound) if (anchored.has(seq)) at.set(seq, hash.toString('hex'))
    anchorsTold = Math.max(anchorsTold, ...sound.map(anchorTold))
    const seen: Seen = { end: last, at, anchorsTold }
    if (brokenAt !== undefined) return { seen, broken: await breakAt(tx, [...before, ...sound], last) }
    if (rows.length < page) return { seen }
    ;[end, before] = [last, rows]
    if (end.seq % sayEvery < page) progress(end.seq)
  }
}

const anchorTold = ({ action, outcome }: AuditRow): number =>
  action === anchorAction ? Number(outcome.replace('anchor-', '')) || 0 : 0

async function breakAt(tx: CouncilTx, before: readonly AuditRow[], last: Link): Promise<AuditFault | undefined> {
  const [first, ...more] = await listAudit(tx, last.seq, page)
  return first && nameBreak({ council: tx.council, before, rows: [first, ...more] })
}
