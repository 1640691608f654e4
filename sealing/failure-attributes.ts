import type { Payload } from '@temporalio/common'
import { z } from 'zod'

const attributes = z.strictObject({ message: z.string(), stack_trace: z.string() })

/** Whether a payload is what `failureConverter` made of an error: its message and where it was thrown, and no value of ours. */
export function isFailureAttributes({ metadata, data }: Payload): boolean {
  if (Buffer.from(metadata?.['encoding'] ?? []).toString('utf8') !== 'json/plain') return false
  return attributes.safeParse(JSON.parse(Buffer.from(data ?? []).toString('utf8'))).success
}
