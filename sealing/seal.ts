import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SealingError } from './errors'

// Envelope: version (1 byte), length of the key id (1 byte), key id, nonce (12), ciphertext, tag (16).
// The header up to the nonce is authenticated together with the context.
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 2

/** What a seal is bound to. What was sealed for one purpose of one case opens for no other. */
export function sealContext(council: string, subjectId: string, purpose: string): string {
  return JSON.stringify([council, subjectId, purpose])
}

/** AES-256-GCM. `key` is 32 bytes; `context` is authenticated, not stored: `open` needs the same again. */
export function seal(key: Uint8Array, keyId: string, plaintext: Uint8Array | string, context: string): Buffer {
  const id = Buffer.from(keyId, 'utf8')
  const header = Buffer.concat([Buffer.from([VERSION, id.length]), id])
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associatedData(header, context))
  const sealed = [
    cipher.update(typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext),
    cipher.final(),
  ]
  return Buffer.concat([header, nonce, ...sealed, cipher.getAuthTag()])
}

/**
 * Opens an envelope with the key its header names. Throws `SealingError`: `not-sealed` where it is no envelope,
 * `seal-broken` where it was altered or sealed in another context, and whatever `keyOf` throws for a key it does not
 * have.
 */
export function open(keyOf: (keyId: string) => Uint8Array, envelope: Uint8Array, context: string): Buffer {
  const { keyId, header, nonce, sealed, tag } = takeApart(envelope)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), nonce)
  decipher.setAAD(associatedData(header, context))
  decipher.setAuthTag(tag)
  try {
    // GCM ends with no more bytes. Not copied: a copy may lie in 8 KB shared with others, and whoever holds it keeps all of that.
    const plaintext = decipher.update(sealed)
    decipher.final()
    return plaintext
  } catch {
    throw new SealingError('seal-broken')
  }
}

/**
 * The id of the key an envelope was sealed with, not yet authenticated. Throws `not-sealed` where it is no envelope.
 */
export function keyIdOf(envelope: Uint8Array): string {
  return takeApart(envelope).keyId
}

function associatedData(header: Uint8Array, context: string): Buffer {
  return Buffer.concat([header, Buffer.from(context, 'utf8')])
}

function takeApart(envelope: Uint8Array) {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength)
  const headerEnd = HEADER_BYTES + (bytes[1] ?? 0)
  const nonceEnd = headerEnd + NONCE_BYTES
  const tagStart = bytes.length - TAG_BYTES
  if (bytes[0] !== VERSION || tagStart < nonceEnd) throw new SealingError('not-sealed')
  return {
    keyId: bytes.toString('utf8', HEADER_BYTES, headerEnd),
    header: bytes.subarray(0, headerEnd),
    nonce: bytes.subarray(headerEnd, nonceEnd),
    sealed: bytes.subarray(nonceEnd, tagStart),
    tag: bytes.subarray(tagStart),
  }
}
