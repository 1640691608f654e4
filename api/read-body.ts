import type { IncomingMessage } from 'node:http'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { Problem } from './problems'
import { fault, mostFaults } from './faults'
import { nameFaults } from './json-names'
import { nestsTooDeep } from './text'

/** The most bytes a body may have: a referral of twenty children with the longest texts fits several times. */
const maxBytes = 256 * 1024

/** Reads the bytes of a body, uncompressed and within the limit; `parseJson` makes sense of them. */
const readBytes: RequestHandler = express.raw({ type: isJson, limit: maxBytes, inflate: false })

/** Refuses what is not sent as JSON. A POST without any body is let through, to be refused with all its other faults. */
const requireJson: RequestHandler = (request, _response, next) => {
  next(hasBody(request) && !isJson(request) ? new Problem('unsupported-media-type') : undefined)
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
}

const jsonType = /^application\/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?\s*$/i

function isJson(request: IncomingMessage): boolean {
  const type = request.headers['content-type'] ?? ''
  return type.length < 100 && jsonType.test(type)
}

/** Reads the body of a request as JSON; see `parseJson`. Throws `Problem` where it is too large, or no JSON. */
export async function readBody(request: Request, response: Response): Promise<unknown> {
  for (const step of [requireJson, readBytes]) {
    await new Promise<void>((resolve, reject) => {
      step(request, response, (error?: unknown) => {
        if (error === undefined) resolve()
        else reject(error instanceof Error ? error : new Error('The body could not be read'))
      })
    })
  }
  return parseJson(request.body)
}

/**
 * The JSON value of a body; `undefined` where none was sent.
 * @throws Problem `malformed-json` for bytes that are no UTF-8 or no JSON, `invalid-request` for nesting beyond any use and for names of
 *   fields that stand twice or that every object has.
 */
export function parseJson(body: unknown): unknown {
  if (!(body instanceof Uint8Array) || body.length === 0) return undefined
  const text = decode(body)
  if (nestsTooDeep(text)) throw new Problem('invalid-request', { errors: [fault('body', [], 'too-deep')] })
  const value = parsed(text)
  const faults = nameFaults(text)
  if (faults.length > 0) throw new Problem('invalid-request', { errors: faults.slice(0, mostFaults) })
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('malformed-json')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('malformed-json')
  }
}
