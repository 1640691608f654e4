import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { edited, stageEdits } from '../test/adding/stage'

const root = join(__dirname, '..')
const cache = join(root, 'node_modules', '.cache')

/** A copy of the rules in which the made-up stage is added as docs/adding-a-step.md says. */
function copyWithStage(): string {
  mkdirSync(cache, { recursive: true })
  const copy = mkdtempSync(join(cache, 'adding-a-stage-'))
  for (const folder of ['pathway', 'tenants', 'test/support/paper-case.ts'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true })
  for (const file of new Set(stageEdits.map((edit) => edit.file))) {
    const own = stageEdits.filter((edit) => edit.file === file)
    writeFileSync(join(copy, file), edited(readFileSync(join(copy, file), 'utf8'), own))
  }
  const given = (name: string) => join(root, 'test', 'adding', name)
  cpSync(given('awaiting-panel.ts.txt'), join(copy, 'pathway', 'stages', 'awaiting-panel.ts'))
  cpSync(given('drive.ts.txt'), join(copy, 'drive.ts'))
  const extended = join(root, 'tsconfig.json')
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ extends: extended, include: ['drive.ts'], exclude: [] }))
  return copy
}

const run = (copy: string, command: readonly string[]) =>
  spawnSync(
    process.execPath,
    command.map((part, index) => (index === 0 ? join(root, 'node_modules', part) : part)),
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, CASEWAY_TENANTS_DIR: join(copy, 'tenants') },
    },
  )

jest.setTimeout(180_000)

describe('a stage that is added as docs/adding-a-step.md says', () => {
  let copy = ''
  beforeAll(() => {
    copy = copyWithStage()
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('is accepted by the compiler, with one new file and a line or two in those that are named there', () => {
    expect(run(copy, ['typescript/bin/tsc', '-p', '.', '--noEmit'])).toMatchObject({ stdout: '', status: 0 })
    const told = readFileSync(join(root, 'docs', 'adding-a-step.md'), 'utf8')
    const named = (file: string) => told.includes(`${file}\``) || told.includes(`\`${file.split('/').at(-1) ?? file}`)
    const apart = ['pathway/stages/awaiting-authorisation.ts']
    expect(stageEdits.map(({ file }) => file).filter((file) => !named(file) && !apart.includes(file))).toEqual([])
  })

  it('is led to and away from, has its clock, its sentences, whom it waits for, and its place in the picture', () => {
    const { stdout, stderr } = run(copy, ['tsx/dist/cli.mjs', 'drive.ts'])
    expect(stderr).not.toMatch(/Error/)
    const { asked, viewed, sentences, words } = JSON.parse(stdout) as Record<string, unknown>
    expect(asked).toEqual({
      stage: 'awaiting-panel',
      due: '2026-03-09',
      waiting: 'team-manager',
      legal: 'Record the view of the panel',
    })
    expect(viewed).toEqual({ stage: 'awaiting-authorisation', clock: 'met' })
    expect(sentences).toEqual(expect.arrayContaining(['The panel was asked.', 'The panel gave its view.']))
    expect(words).toContain('\nWith the panel\n  Record the view of the panel (record-panel-view)\n')
  })
})
