import type { DataConverter } from '@temporalio/common'
import type { Keyring } from './keyring'
import { createPayloadCodec, createReplayCodec } from './payload-codec'

/** For bundling workflow code, which needs it apart. */
export const failureConverterPath = require.resolve('./failure-converter')

/** What every client and worker of ours converts with: everything sealed, failures included. */
export function dataConverter(keyring: Keyring): DataConverter {
  return { failureConverterPath, payloadCodecs: [createPayloadCodec(keyring)] }
}

/** The same for replaying exported histories. */
export function replayDataConverter(keyring: Keyring): DataConverter {
  return { failureConverterPath, payloadCodecs: [createReplayCodec(keyring)] }
}
