import { join } from 'node:path'
import { z } from 'zod'
import type { AuditHead } from '../../db/audit-chain'
import { anchorMark, isAnchorMark } from '../../sealing/anchor-mark'
import type { Keyring } from '../../sealing/keyring'
import { appendLine, readLines } from '../../sealing/line-file'

const anchorSchema = z.strictObject({
  /** 1 for the council's first, without gap. */
  n: z.int().min(1),
  council: z.string(),
  seq: z.int().min(1),
  /** Of the audit entry of that number; hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  keyId: z.string(),
  mark: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a council's chain of audit was at one time, as it is kept outside the database. */
export type Anchor = z.output<typeof anchorSchema>

/** A line that is not the anchor that belongs there. */
export interface DamagedLine {
  line: number
  why: string
}

/** The anchors that are ours, and every line that is not. */
export interface AnchorFile {
  anchors: Anchor[]
  damaged: DamagedLine[]
}

/** The file of a council's anchors: one JSON object a line, only ever added to. */
export const anchorFileOf = (directory: string, council: string): string => join(directory, `${council}.jsonl`)

const textOf = ({ mark: _, ...facts }: Anchor): string => JSON.stringify(facts)
const factsOf = (anchor: Omit<Anchor, 'mark'>): string => textOf({ ...anchor, mark: '' })

/**
 * Reads a council's anchors. None where there is no file. Each line carries a keyed hash over itself and the line before, so what was changed,
 * taken out, put in or moved by somebody without the council's key is told by its line.
 */
export function readAnchors(directory: string, council: string, keyring: Keyring): AnchorFile {
  const found: AnchorFile = { anchors: [], damaged: [] }
  let previous = ''
  linesOf(anchorFileOf(directory, council)).forEach((text, index) => {
    const anchor = parsed(text)
    const why = anchor === undefined ? 'no anchor' : whyNot(anchor, council, keyring, previous, found)
    previous = anchor?.mark ?? previous
    if (why !== undefined) found.damaged.push({ line: index + 1, why })
    else if (anchor !== undefined) found.anchors.push(anchor)
  })
  return found
}

function whyNot(anchor: Anchor, council: string, keyring: Keyring, previous: string, found: AnchorFile) {
  if (anchor.council !== council) return 'an anchor of another council'
  if (!isOurs(keyring, anchor, previous)) return 'not as it was written, or not in its place'
  const before = found.anchors.at(-1)
  return anchor.n === (before?.n ?? 0) + 1 || found.damaged.length > 0 ? undefined : 'not the next anchor'
}

function isOurs(keyring: Keyring, anchor: Anchor, previous: string): boolean {
  if (!keyring.all(anchor.council).some(({ id }) => id === anchor.keyId)) return false
  return isAnchorMark(keyring, anchor, previous, textOf(anchor))
}

/** A line that a power cut tore is not one: whatever was to be in it stands in the next. */
function linesOf(file: string): string[] {
  const text = readLines(file)
  return text
    .split('\n')
    .filter((line, index, all) => line !== '' && !(isTorn(line) && index < all.length - 1 && isWhole(all[index + 1])))
}

const isTorn = (line: string): boolean => line.startsWith('{"n":') && !line.endsWith('}')
const isWhole = (line: string | undefined): boolean => line?.endsWith('}') === true

function parsed(line: string): Anchor | undefined {
  try {
    return anchorSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** Adds an anchor behind the last and resolves it once it is on disk. To be called by one at a time. */
export function appendAnchor(
  directory: string,
  council: string,
  keyring: Keyring,
  { seq, hash, at }: AuditHead & { at: string },
): Anchor {
  const file = anchorFileOf(directory, council)
  const last = linesOf(file)
    .map(parsed)
    .findLast((anchor) => anchor !== undefined)
  const key = keyring.current(council)
  const facts = { n: (last?.n ?? 0) + 1, council, seq, hash: hash.toString('hex'), at, keyId: key.id }
  const anchor = { ...facts, mark: anchorMark(key, last?.mark ?? '', factsOf(facts)) }
  appendLine(file, JSON.stringify(anchor))
  return anchor
}
