import { DefaultLogger, Runtime } from '@temporalio/worker'
import { createCaseKeySource } from '../../db/case-key-source'
import { createTemporalClients, type Placement } from '../../inbox/temporal'
import { dataConverter, replayDataConverter } from '../../sealing/data-converter'
import type { AnchorDeps } from '../anchors/anchor'
import type { CouncilBook } from '../books'
import { bundleForReplay } from '../replay/replay'
import { readWhole } from './whole'

/**
 * Reads everything of some councils, for one who comes with nothing but their places. A module of its own, to be loaded when it is needed:
 * it brings the whole of Temporal's worker.
 */
export async function readEverything(
  deps: AnchorDeps,
  placement: Placement,
  councils: readonly string[],
): Promise<CouncilBook[]> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const keys = { keyring: deps.keyring, cases: createCaseKeySource(deps.db, deps.keyring) }
  const temporal = createTemporalClients(placement, keys)
  try {
    const bundle = await bundleForReplay(require.resolve('../../workflows'))
    const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
    const books: CouncilBook[] = []
    for (const council of councils) books.push(await readWhole(deps, engine, council))
    return books
  } finally {
    await temporal.connection.close()
  }
}
