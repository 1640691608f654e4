import type { DataConverter } from '@temporalio/common'
import { createPayloadCodec, createReplayCodec } from './payload-codec'
import type { PayloadKeys } from './sealed-payload'

/** For bundling workflow code, which needs it apart. */
export const failureConverterPath = require.resolve('./failure-converter')

/** What every client and worker of ours converts with: everything sealed, failures included. */
export function dataConverter(keys: PayloadKeys): DataConverter {
  return { failureConverterPath, payloadCodecs: [createPayloadCodec(keys)] }
}

/** The same for replaying exported histories. */
export function replayDataConverter(keys: PayloadKeys): DataConverter {
  return { failureConverterPath, payloadCodecs: [createReplayCodec(keys)] }
}
