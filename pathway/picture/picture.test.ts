import { rulesOf } from '../../test/support/paper-case'
import { clocksOf } from '../../tenants/rules'
import type { Stage } from '../case'
import { commandKinds, type CommandKind } from '../commands'
import { roadSteps } from '../roads'
import { anyOpenStage } from '../stages/any-open-stage'
import { stageSteps } from '../stages'
import { pictureInWords } from './in-words'
import { pictureInMermaid } from './mermaid'
import { pictureOf, type Picture } from './picture'

const councils = ['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'blackpool', 'anyshire']
const pictures = new Map(councils.map((council) => [council, pictureOf(rulesOf(council))]))
const pictureFor = (council: string): Picture => pictures.get(council)!

const stepOf = (council: string, stage: Stage, command: CommandKind) =>
  pictureFor(council)
    .stages.find((one) => one.stage === stage)
    ?.steps.find((one) => one.command === command)

const wayOf = (council: string, stage: Stage, command: CommandKind, when?: string) =>
  stepOf(council, stage, command)?.ways.find((way) => way.when === when)

describe('the picture of the pathway', () => {
  it('leaves out no step of any stage: each is in the picture of some council', () => {
    const drawn = councils.flatMap((council) =>
      pictureFor(council).stages.flatMap(({ stage, steps }) => steps.map(({ command }) => `${stage} ${command}`)),
    )
    const accepted = Object.entries(stageSteps).flatMap(([stage, steps]) =>
      Object.keys(steps).map((command) => `${stage} ${command}`),
    )
    expect(accepted.filter((step) => !drawn.includes(step))).toEqual([])
  })

  it.each(councils)('shows every step of any open stage, and none of them leads on, in %s', (council) => {
    const { anyOpenStage: drawn } = pictureFor(council)
    const inOrder = commandKinds.filter((kind) => kind in anyOpenStage || kind in roadSteps)
    expect(drawn.map(({ command }) => command)).toEqual(inOrder)
    expect(drawn.flatMap(({ ways }) => ways).filter(({ to }) => to !== undefined)).toEqual([])
  })

  it.each(councils)('shows every clock of %s', (council) => {
    const clocks = pictureFor(council).clocks.map(({ rule, urgent }) => (urgent ? `${rule.name}-urgent` : rule.name))
    expect(clocks.toSorted()).toEqual([...clocksOf(rulesOf(council)).keys()].toSorted())
  })

  it('names the clocks that a step starts, stops and may move (000-14, 004-15, 004-55)', () => {
    const full = 'Child and Family Assessment (CAFA), full from the outset'
    expect(wayOf('blackpool', 'awaiting-decision', 'decide-referral', full)).toMatchObject({
      to: 'awaiting-assessment',
      starts: ['assessment', 'checkpoint-10', 'checkpoint-30', 'checkpoint-45'],
      stops: ['decision'],
    })
    expect(wayOf('blackpool', 'assessment', 'decide-checkpoint', 'a further assessment')).toMatchObject({
      starts: ['assessment-further'],
      stops: ['checkpoint-10', 'assessment-brief'],
    })
    expect(wayOf('bath-and-north-east-somerset', 'assessment', 'set-assessment-length')?.moves).toEqual([
      'assessment',
      'reassessment',
    ])
  })

  it("shows who may take a step, and each council's own way to the outcome (C5, 002-16)", () => {
    expect(stepOf('west-northamptonshire', 'assessment', 'decide-outcome')?.by).toEqual(['social-worker'])
    expect(stepOf('lancashire', 'assessment', 'decide-outcome')).toBeUndefined()
    expect(stepOf('lancashire', 'awaiting-outcome', 'decide-outcome')?.by).toEqual(['team-manager', 'service-manager'])
  })

  it('shows whom a step tells (000-05, C7)', () => {
    const told = (council: string) => wayOf(council, 'awaiting-authorisation', 'authorise-assessment')?.notices
    expect(told('bath-and-north-east-somerset')).toEqual([{ template: 'assessment-copy', to: 'family' }])
    expect(told('lancashire')).toEqual([])
    expect(wayOf('anyshire', 'awaiting-decision', 'decide-referral', 'Assessment')?.notices).toEqual([
      { template: 'referral-decided', to: 'referrer' },
      { template: 'referral-decided', to: 'family' },
    ])
  })

  it('can be read as text', () => {
    const words = pictureInWords(pictureFor('blackpool'))
    expect(words).toContain(
      '  Authorise the assessment (authorise-assessment)\n      by team manager, service manager\n    -> awaiting outcome',
    )
    expect(words).toContain('  30-day checkpoint (checkpoint-30)\n      30 working days from receipt; a limit')
    expect(words).toContain('      1 working day before it is due the social worker is told')
  })

  it('can be drawn by Mermaid, with nothing in its labels that would mean something else there', () => {
    const lines = pictureInMermaid(pictureFor('anyshire')).split('\n')
    expect(lines[0]).toBe('stateDiagram-v2')
    const labels = lines
      .filter((line) => line.includes('-->') && line !== '  closed --> [*]')
      .map((line) => line.slice(line.indexOf(': ') + 2))
    expect(labels.filter((label) => /[:;#]/.test(label))).toEqual([])
  })
})
