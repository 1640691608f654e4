import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { removePlace } from '../../cli/serve/postgres/place'
import { openNoticesBed } from '../notices/bed'
import { killNotices } from '../notices/kill-notices'
import { Stack } from '../stack/stack'
import { compare, killRun } from './kill-run'
import { everything, isWell, pairs, singles } from './killer'
import { Ledger } from './ledger'
import { seeded, type Random } from './random'

// npm run faults [-- --seed 7 --rounds 2]: the long form of kills.test.ts, a few minutes long, told as it goes; and then 1,000 notices under
// kills of worker and gateway. With --rounds 0 only these; with --notices 0 none.

const defaultRounds = 2

const numbers = { seed: { type: 'string' }, rounds: { type: 'string' }, notices: { type: 'string' } } as const

const options = z.object({
  seed: z.coerce.number().int().min(0).exactOptional(),
  rounds: z.coerce.number().int().min(0).default(defaultRounds),
  notices: z.coerce.number().int().min(0).default(1_000),
})

const startedAt = Date.now()

function say(line: string): void {
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${line}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: numbers })
  const { rounds, notices, seed = Date.now() % 1_000_000 } = options.parse(values)
  say(`seed ${seed}, ${rounds} rounds; the same again with: npm run faults -- --seed ${seed} --rounds ${rounds}`)
  if (rounds > 0 && !(await ofCases(seed, rounds))) return
  if (notices > 0) await ofNotices(seed, notices)
}

async function ofNotices(seed: number, notices: number): Promise<void> {
  const on = await openNoticesBed()
  const findings = await killNotices(on, { notices, kills: notices / 50, random: seeded(seed), say })
  for (const finding of findings) say(`WRONG: ${finding}`)
  const taken = on.gateway.taken().length
  await on.close()
  if (findings.length > 0) return fail(`${findings.length} notices are wrong.`)
  say(`${taken} notices were accepted, each once, and none is missing.`)
}

async function ofCases(seed: number, rounds: number): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'caseway-faults-'))
  const findings = await faults(home, seeded(seed), rounds)
  for (const finding of findings) say(`WRONG: ${finding}`)
  if (findings.length > 0) {
    fail(`${findings.length} things are wrong. What was run is kept in ${home}.`)
    return false
  }
  removePlace(home)
  await rm(home, { recursive: true, force: true })
  say('Everything that was acknowledged is there once, every due date stands, every clock rang once.')
  return true
}

/** Rounds of kills on one stack, then a stop, a new start on the same data, and the comparison once more. */
async function faults(home: string, random: Random, rounds: number): Promise<string[]> {
  const ledger = new Ledger()
  const findings: string[] = []
  const first = await begin(home)
  for (let round = 1; round <= rounds && findings.length === 0; round++) {
    say(`round ${round} of ${rounds}`)
    const blows = [...singles(random), ...pairs(random), everything]
    findings.push(...(await killRun(first, ledger, blows, random, say)))
  }
  await first.stop()
  if (findings.length > 0) return findings
  const second = await begin(home)
  say('stopped and started again on the same data')
  findings.push(...(await compare(second, ledger)))
  await second.stop()
  return findings
}

async function begin(home: string): Promise<Stack> {
  const stack = await Stack.start({ home })
  await isWell(stack)
  return stack
}

function fail(line: string): void {
  say(line)
  process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
