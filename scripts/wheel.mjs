// Runs before anything is installed: Node built-ins only. A Python wheel is a zip file.

import { inflateRawSync } from 'node:zlib'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const deflated = 8

function findEndOfDirectory(zip) {
  for (let at = zip.length - 22; at >= 0; at--) if (zip.readUInt32LE(at) === endOfDirectory) return at
  throw new Error('this is not a zip file')
}

function* entries(zip) {
  const end = findEndOfDirectory(zip)
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new Error('the zip file is damaged')
    const nameLength = zip.readUInt16LE(at + 28)
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      headerAt: zip.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/** The content of the first file in `zip` (a Buffer) whose name satisfies `wanted`. Throws when there is none or it is damaged. */
export function readFromZip(zip, wanted) {
  for (const { name, method, packedSize, size, headerAt } of entries(zip)) {
    if (!wanted(name)) continue
    const dataAt = headerAt + 30 + zip.readUInt16LE(headerAt + 26) + zip.readUInt16LE(headerAt + 28)
    const packed = zip.subarray(dataAt, dataAt + packedSize)
    const content = method === deflated ? inflateRawSync(packed, { maxOutputLength: size }) : packed
    if (content.length !== size) throw new Error(`${name} in the zip file is damaged`)
    return content
  }
  throw new Error('the file looked for is not in the zip file')
}
