import type { WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { createKeyring } from '../../sealing/keyring'
import { createReplayCodec } from '../../sealing/payload-codec'
import { replayRuns, type Replayed } from '../../verify/replay/replay'
import { corpusCaseKeys, corpusKeys, type RecordedCase } from './corpus'

const keyring = createKeyring(corpusKeys)
const dataConverter = { payloadCodecs: [createReplayCodec({ keyring, cases: corpusCaseKeys(keyring) })] }

/** Replays every run of a case of the corpus. */
export const replay = (bundle: WorkflowBundleWithSourceMap, { workflowId, runs }: RecordedCase): Promise<Replayed> =>
  replayRuns(bundle, dataConverter, workflowId, runs)
