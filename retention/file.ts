import { join } from 'node:path'
import { z } from 'zod'
import type { Destruction } from '../db/destructions'
import { anchorMark, isAnchorMark } from '../sealing/anchor-mark'
import type { Keyring } from '../sealing/keyring'
import { appendLine, readLines } from '../sealing/line-file'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

const lineSchema = z.strictObject({
  ...{ council: z.string(), destructionId: z.uuid(), caseId: z.uuid(), class: z.string(), dueOn: z.iso.date() },
  ...{ because: z.array(z.string()), proposedBy: z.string(), proposedAt: z.iso.datetime() },
  ...{ approvedBy: z.string(), approvedAt: z.iso.datetime(), events: z.int().min(0), recordHash: hex },
  ...{ referralToo: z.boolean(), keyId: z.string(), mark: hex },
})
type Line = z.output<typeof lineSchema>

/** What the file of a council says was destroyed, and each line that is not as it was written. */
export interface DestructionFile {
  destructions: Destruction[]
  damaged: { line: number; why: string }[]
  /** The keys of the council that lines are marked with. */
  keyIds: string[]
}

/** Sets these marks apart from those of anchors, each of which follows an anchor's or nothing. */
const purpose = 'destruction'

const fileOf = (directory: string, council: string): string => join(directory, `${council}.destroyed.jsonl`)
const textOf = ({ mark: _, ...facts }: Line): string => JSON.stringify(facts)

/**
 * Writes down, outside the database, that a record is destroyed: before it counts there, so that no destruction is unknown to the file. A line
 * whose transaction then failed is of something that two people wanted, and is carried out when it is tried again, or by `reapply`.
 */
export function writeDestruction(directory: string, council: string, keyring: Keyring, made: Destruction): void {
  if (readDestructions(directory, council, keyring).destructions.some(({ caseId }) => caseId === made.caseId)) return
  const key = keyring.current(council)
  const facts = { council, ...made, recordHash: made.recordHash.toString('hex'), keyId: key.id }
  // Parsed, for its fields to stand in the order in which they are read.
  const line = lineSchema.parse({ ...facts, mark: '0'.repeat(64) })
  const mark = anchorMark(key, purpose, textOf(line))
  appendLine(fileOf(directory, council), JSON.stringify({ ...line, mark }))
}

/** Reads what was destroyed. Whoever has not the council's key can add no line and change none; that one was taken out shows beside the certificates. */
export function readDestructions(directory: string, council: string, keyring: Keyring): DestructionFile {
  const found: DestructionFile = { destructions: [], damaged: [], keyIds: [] }
  const lines = readLines(fileOf(directory, council)).split('\n')
  lines.forEach((text, index) => {
    const line = text === '' ? undefined : parsed(text)
    if (line !== undefined && isOurs(line, council, keyring)) {
      const { council: _, keyId, mark: __, ...made } = line
      found.destructions.push({ ...made, recordHash: Buffer.from(made.recordHash, 'hex') })
      found.keyIds.push(keyId)
    } else if (text !== '') found.damaged.push({ line: index + 1, why: 'not as it was written' })
  })
  return found
}

function isOurs(line: Line, council: string, keyring: Keyring): boolean {
  if (line.council !== council || !keyring.all(council).some(({ id }) => id === line.keyId)) return false
  return isAnchorMark(keyring, line, purpose, textOf(line))
}

function parsed(text: string): Line | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
