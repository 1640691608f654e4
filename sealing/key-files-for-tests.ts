import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { councilFile, wrapKey, type KeyFiles, type KeySet } from './key-files'

/** Key files in a folder of their own, with the root key `r1`. For tests only. */
export function keyFilesForTests(): KeyFiles & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'caseway-keys-'))
  const files = { folder, directory: folder, rootFile: join(folder, 'root', 'root-key.json') }
  return files
}

const keyOf = (id: string, fill: number) => ({ id, bytes: Buffer.alloc(32, fill) })

/** Root keys, the last one current. Equal fills give equal keys. */
export function rootSet(...fills: readonly number[]): KeySet {
  const all = fills.map((fill, index) => keyOf(`r${String(index + 1)}`, fill))
  const current = all.at(-1)
  if (current === undefined) throw new Error('At least one')
  return { current, all }
}

/** Writes a council's file with keys `k1`, `k2`, … of these fills, the last one current, wrapped by the root's. */
export function writeCouncilKeys(files: KeyFiles, council: string, roots: KeySet, ...fills: readonly number[]): void {
  const wrapped = fills.map((fill, index) => {
    const key = keyOf(`k${String(index + 1)}`, fill)
    return [key.id, wrapKey(roots, council, key).toString('base64')] as const
  })
  const content = { current: `k${String(fills.length)}`, wrapped: Object.fromEntries(wrapped) }
  writeFileSync(councilFile(files, council), JSON.stringify(content))
}
