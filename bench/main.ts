import { DefaultLogger, Runtime } from '@temporalio/worker'
import { openBed, type Bed } from './bed'
import { partNames, type Figure, type PartName } from './figures'
import { measureDecisions } from './parts/decision'
import { measureIsolation } from './parts/isolation'
import { measureLongRoad } from './parts/long'
import { measureMemory } from './parts/memory'
import { measureNotices } from './parts/notices'
import { measureReferrals } from './parts/referral'
import { measureReplay } from './parts/replay'
import { measureStandardReferral } from './parts/standard'
import { tableOf, writeResult } from './report'

const parts: Record<PartName, (bed: Bed) => Promise<Figure[]>> = {
  referral: measureReferrals,
  decision: measureDecisions,
  standard: measureStandardReferral,
  long: measureLongRoad,
  replay: measureReplay,
  memory: measureMemory,
  notices: measureNotices,
  isolation: measureIsolation,
}

const isPart = (name: string): name is PartName => name in parts

/** `npm run bench`, or `npm run bench -- <part> ...` for some parts only. */
async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !isPart(name))
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. The parts are ${partNames.join(', ')}.`)
  const chosen = partNames.filter((name) => asked.length === 0 || asked.includes(name))
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] })
  console.error('Starting Caseway for the bench …')
  const bed = await openBed()
  try {
    const figures = await measure(bed, chosen)
    console.log(`\n${tableOf(figures)}\n\nAs JSON: ${writeResult(figures)}`)
  } finally {
    await bed.close()
  }
}

async function measure(bed: Bed, chosen: readonly PartName[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of chosen) {
    const began = Date.now()
    figures.push(...(await parts[name](bed)))
    console.error(`${name} took ${((Date.now() - began) / 1000).toFixed(0)} s`)
  }
  return figures
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
