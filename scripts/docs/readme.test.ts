import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './documents'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')

/** What is parsed from the environment of API, worker and codec server. */
const configs = ['api', 'worker', 'inbox', 'notices']
  .map((room) => `${room}/config.ts`)
  .concat('inbox/engine.ts', 'sealing/codec-config.ts')
const variablesIn = (text: string) => [...new Set(text.match(/\b(?:CASEWAY|TEMPORAL)_[A-Z_]+\b/g))].toSorted()

describe('the README', () => {
  it('has every variable that a process reads, and no other', () => {
    const table = readme.split('\n').filter((line) => line.startsWith('| `') && /`(?:CASEWAY|TEMPORAL)_/.test(line))
    expect(variablesIn(table.join('\n'))).toEqual(variablesIn(configs.map(read).join('\n')))
  })

  it('has every command of the command line, and no other', () => {
    const { stdout } = spawnSync(process.execPath, [join(root, 'cli', 'caseway.mjs'), '--help'], { encoding: 'utf8' })
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[|  )/gm)].map(([, name]) => name)
    const named = new Set([...readme.matchAll(/npx caseway ([a-z]+)/g)].map(([, name]) => name))
    expect(commands).toContain('deadline')
    expect([...named].toSorted()).toEqual(commands.filter((name) => name !== 'help').toSorted())
  })

  it('has only commands of npm that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...readme.matchAll(/npm (?:run )?(start|test|[a-z:-]+)\b/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts) && !['ci', 'and'].includes(name))).toEqual([])
  })
})
