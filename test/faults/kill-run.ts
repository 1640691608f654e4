import { homeAt } from '../../cli/serve/home'
import type { Stack } from '../stack/stack'
import { openBed, readRecord, type Bed } from '../support/bed'
import { missingRungs } from './check-case'
import { examine, settle } from './examine'
import { aboutToRing, councils, practised } from './journeys'
import { strike, type Blow } from './killer'
import { inWords, type Ledger } from './ledger'
import { keepBusy, travel, type Under } from './load'
import { ringAll } from './practice-clocks'
import type { Random } from './random'

const hoursAgo = [20, 24, 26] as const
const ringWithinSeconds = 30

/**
 * Keeps two councils busy through the API while processes are killed, blow after blow, and then compares what was acknowledged with what
 * is there. Some live cases are received so long ago that their clocks ring meanwhile. Gives a sentence for each thing that is wrong.
 */
export async function killRun(
  stack: Stack,
  ledger: Ledger,
  blows: readonly Blow[],
  random: Random,
  say: (line: string) => void,
): Promise<string[]> {
  const under: Under = { run: stack.run, ledger }
  await Promise.all([sendRinging(under, random), sendPractised(under)])
  let isOver = false
  const busy = keepBusy(under, random.fork(), () => isOver)
  const struck = strike(stack, blows, random.fork(), say).finally(() => (isOver = true))
  await Promise.all([busy, struck])
  say(`${ledger.cases.length} cases; answers: ${inWords(ledger.answers)}; in vain: ${inWords(ledger.inVain)}`)
  return compare(stack, ledger)
}

/** Waits until a stack has done all that was asked of it, moves its practice cases past all their clocks, and compares it with the ledger. */
export async function compare(stack: Stack, ledger: Ledger): Promise<string[]> {
  const bed = openBed(stack.run, homeAt(stack.home).keys)
  try {
    await settle(bed, ledger)
    return [...(await practiceFindings({ run: stack.run, ledger }, bed)), ...(await examine(bed, ledger))]
  } finally {
    await bed.close()
  }
}

/** One case a council for each rung of the decision's clock, each ringing at a moment of its own while processes are killed. */
async function sendRinging(under: Under, random: Random): Promise<void> {
  const ringing = councils.flatMap((council) => hoursAgo.map((hours) => ({ council, hours })))
  const sent = ringing.map(({ council, hours }) =>
    travel(under, council, aboutToRing(Date.now(), hours, random.between(3, ringWithinSeconds))),
  )
  await Promise.all(sent)
}

/** One practice case a council, whose clocks are rung when all is over. */
async function sendPractised(under: Under): Promise<void> {
  await Promise.all(councils.map((council) => travel(under, council, practised)))
}

/** Rings every clock of the practice cases that are still open, and tells what did not ring once. */
async function practiceFindings(under: Under, bed: Bed): Promise<string[]> {
  const { ledger } = under
  const practice = ledger.cases.filter((one) => one.practice)
  await Promise.all(practice.map((one) => ringAll(under, one)))
  const far = new Date(8.64e15).toISOString()
  const missing = practice.map(async ({ council, caseId }) =>
    missingRungs(await readRecord(bed, council, caseId), far).map((rung) => `practice case ${caseId}: ${rung}`),
  )
  return (await Promise.all(missing)).flat()
}
