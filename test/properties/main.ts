import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { z } from 'zod'
import { timelineSentence } from '../../pathway'
import { isOpened } from '../../pathway/case'
import { roadsOf } from '../../pathway/roads'
import { loadTenants } from '../../tenants/load'
import { rulesOf } from '../support/paper-case'
import { choicesFor, play, type Choice, type History } from './history'
import { faultsOf } from './invariants'

// npm run properties [-- --seed 7 --commands 100000]: the long form of pathway/properties.test.ts, told as it goes.

const options = z.object({
  seed: z.coerce.number().int().min(0).exactOptional(),
  commands: z.coerce.number().int().min(1).default(100_000),
})

const historiesARound = 50

/** What the histories of one council came to. */
class Tally {
  applied = 0
  refused = 0
  private readonly reached = new Set<string>()

  get commands(): number {
    return this.applied + this.refused
  }

  add({ told }: History): void {
    for (const { answer, after } of told) {
      if (answer === 'applied') this.applied += 1
      else this.refused += 1
      this.reached.add(after.stage)
      if (isOpened(after)) for (const { road, place } of roadsOf(after)) this.reached.add(`${road.name}/${place.code}`)
    }
  }

  say(council: string): string {
    const { commands, applied, refused } = this
    return `${council}: ${commands} commands, ${applied} applied, ${refused} refused; reached ${[...this.reached].toSorted().join(', ')}`
  }
}

/** Plays histories of a council until it has heard so many commands. Returns what was wrong, shrunk and in words. */
function run(council: string, commands: number, seed: number, tally: Tally): string | undefined {
  for (let round = 0; tally.commands < commands; round++) {
    const property = fc.property(choicesFor(council), (choices) => {
      const history = play(council, choices)
      tally.add(history)
      return faultsOf(history).length === 0
    })
    const result = fc.check(property, { seed: seed + round, numRuns: historiesARound })
    const [broken] = result.counterexample ?? []
    if (result.failed) return broken === undefined ? fc.defaultReportMessage(result) : sayBroken(council, broken)
  }
  return undefined
}

function sayBroken(council: string, choices: readonly Choice[]): string {
  const history = play(council, choices)
  const told = history.told.map(({ now, actor, command, answer }) => {
    const said = answer === 'applied' ? 'applied' : `refused, ${answer.code}`
    return `  ${now} ${actor.id} (${actor.roles.join(', ')}): ${JSON.stringify(command)}: ${said}`
  })
  const record = history.events.map(
    (event) => `  ${event.seq} ${event.at} ${event.type}: ${timelineSentence(event, rulesOf(council))}`,
  )
  return [
    'What is wrong:',
    ...faultsOf(history).map((fault) => `  ${fault}`),
    'Told:',
    ...told,
    'Record:',
    ...record,
  ].join('\n')
}

function main(): void {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, commands: { type: 'string' } } })
  const { commands, seed = Date.now() % 1_000_000 } = options.parse(values)
  const councils = [...loadTenants().tenants.keys()]
  const startedAt = Date.now()
  console.log(`seed ${seed}; the same again with: npm run properties -- --seed ${seed} --commands ${commands}`)
  let all = 0
  for (const council of councils) {
    const tally = new Tally()
    const wrong = run(council, Math.ceil(commands / councils.length), seed, tally)
    console.log(tally.say(council))
    all += tally.commands
    if (wrong === undefined) continue
    console.error(`${council}\n${wrong}`)
    process.exitCode = 1
  }
  console.log(`${all} commands in ${((Date.now() - startedAt) / 1000).toFixed(0)} s, seed ${seed}`)
}

main()
