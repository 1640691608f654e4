import { DefaultLogger, Runtime } from '@temporalio/worker'
import { z } from 'zod'
import { createCaseKeySource } from '../../db/case-key-source'
import { createTemporalClients, type Placement } from '../../inbox/temporal'
import { dataConverter, replayDataConverter } from '../../sealing/data-converter'
import type { AnchorDeps } from '../anchors/anchor'
import type { CouncilBook } from '../books'
import type { Broken } from '../finding'
import { judge, lasting, type Verdict } from '../invariants'
import { bundleForReplay } from '../replay/replay'
import type { EngineDeps } from './temporal'
import { readWhole } from './whole'

/**
 * Judges everything of some councils, for one who comes with nothing but their places. What is wrong is looked at once more, and is wrong where it
 * is so both times: what goes on meanwhile stands in the database a moment before or after it does in Temporal. A module of its own, to be loaded
 * when it is needed: it brings the whole of Temporal's worker.
 */
export async function judgeEverything(
  deps: AnchorDeps,
  placement: Placement,
  councils: readonly string[],
): Promise<Verdict[]> {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const keys = { keyring: deps.keyring, cases: createCaseKeySource(deps.db, deps.keyring) }
  const temporal = createTemporalClients(placement, keys)
  try {
    const bundle = await bundleForReplay(require.resolve('../../workflows'))
    const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
    const first = await judged(deps, engine, councils)
    return first.every(({ violations }) => violations.length === 0)
      ? first
      : lasting(first, await judged(deps, engine, councils))
  } finally {
    await temporal.connection.close()
  }
}

async function judged(deps: AnchorDeps, engine: EngineDeps, councils: readonly string[]): Promise<Verdict[]> {
  const [books, broken]: [CouncilBook[], Broken[]] = [[], []]
  for (const council of councils)
    try {
      books.push(await readWhole(deps, engine, council))
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
      const where = error.issues.map(({ path }) => path.join('.')).join(', ')
      broken.push({ council, says: `a row has in ${where} what is never written there; nothing else was checked` })
    }
  return judge(books, broken)
}
