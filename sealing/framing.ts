import type { Payload } from '@temporalio/common'
import { z } from 'zod'

// A payload as bytes, to be sealed whole: length of the metadata (4 bytes), metadata as JSON with base64 values, data.

const metadataSchema = z.record(z.string(), z.base64())

/** A payload, metadata and all, as bytes. */
export function payloadToBytes({ metadata, data }: Payload): Buffer {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])
  const head = Buffer.from(JSON.stringify(Object.fromEntries(entries)), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  // In the workflow sandbox protobuf gives a payload without data an empty array, which is no Uint8Array.
  return Buffer.concat([length, head, Buffer.from(data ?? [])])
}

/** The payload `payloadToBytes` was given. Throws on bytes it did not make. */
export function payloadFromBytes(bytes: Buffer): Payload {
  const dataStart = 4 + bytes.readUInt32BE(0)
  const metadata = metadataSchema.parse(JSON.parse(bytes.toString('utf8', 4, dataStart)))
  const entries = Object.entries(metadata).map(([name, value]) => [name, ownBytes(value)] as const)
  return { metadata: Object.fromEntries(entries), data: bytes.subarray(dataStart) }
}

/** A small `Buffer` lies in 8 KB shared with others, and a worker that holds it for a case keeps all of that. */
function ownBytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
