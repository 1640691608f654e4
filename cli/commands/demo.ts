import { join } from 'node:path'
import { type Command } from 'commander'
import { lineNarrator } from '../demo/narrator'
import { stories } from '../demo/stories'
import { BrokenPromise, Teller } from '../demo/teller'
import { refuse } from '../faults'
import { root } from '../serve/home'
import { readRun, type Run } from '../serve/run-file'

/** Adds `caseway demo`: plays made-up referrals from receipt to closed through the HTTP API of a running Caseway, as practice cases. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('play made-up referrals of four councils through the API of the Caseway that is running here')
    .option('--run <file>', 'the run.json of the Caseway to play on', join(root, '.caseway', 'run.json'))
    .option('--story <id>', `only one of them: ${stories.map(({ id }) => id).join(', ')}`)
    .action(play)
}

async function play({ run: file, story: only }: { run: string; story?: string }): Promise<void> {
  const run = runningAt(file)
  const chosen = stories.filter(({ id }) => only === undefined || id === only)
  if (run === undefined || chosen.length === 0) {
    const [option, message] =
      run === undefined
        ? ['--run', `${file} is not there: start Caseway first, with npm start.`]
        : ['--story', `There is no story ${only ?? ''}.`]
    return refuse([{ option, code: 'not-found', message }], false)
  }
  const narrator = lineNarrator((line) => process.stdout.write(`${line}\n`))
  try {
    for (const { id, title, council, play: tell } of chosen) {
      narrator.heading(`${id}  ${title}`)
      await tell(new Teller(run, council, narrator))
    }
    narrator.says(`${String(chosen.length)} stories played; every promised date came out.`)
  } catch (error) {
    if (!(error instanceof BrokenPromise)) throw error
    process.stdout.write(`\n  NOT KEPT  ${error.message}\n`)
    process.exitCode = 1
  }
}

function runningAt(file: string): Run | undefined {
  try {
    return readRun(file)
  } catch {
    return undefined
  }
}
