import { InTwoStages } from '../../test/support/in-two-stages'
import { matterClocks } from '../matters/clocks'
import { rulesOf } from '../../test/support/paper-case'
import { clocksOf } from '../../tenants/rules'
import type { Stage } from '../case'
import { commandKinds, type CommandKind } from '../commands'
import { roads } from '../roads'
import { anyOpenStage } from '../stages/any-open-stage'
import { clockChanges } from '../stages/clock-changes'
import { stageSteps } from '../stages'
import { pictureInWords } from './in-words'
import { pictureInMermaid, roadInMermaid } from './mermaid'
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

  it.each(councils)('shows every step of any open stage, of which only handing over leads on, in %s', (council) => {
    const { anyOpenStage: drawn } = pictureFor(council)
    const inOrder = commandKinds.filter((kind) => kind in anyOpenStage)
    const shown = drawn.map(({ command }) => command)
    // What a council's clocks do not allow, and rules that have not changed, lead to nothing that could be drawn.
    const byClocks = Object.keys({ ...clockChanges, 'adopt-current-rules': true })
    expect(shown).toEqual(inOrder.filter((kind) => shown.includes(kind) || !byClocks.includes(kind)))
    const leadingOn = drawn.filter(({ ways }) => ways.some(({ to }) => to !== undefined))
    expect(leadingOn.map(({ command }) => command)).toEqual(['hand-over'])
  })

  it('leaves out no step of any road: each is in the picture of some council, at some place', () => {
    const pictures = [...councils.map(pictureFor), pictureOf(new InTwoStages().rules)]
    const drawn = pictures.flatMap((picture) =>
      picture.roads.flatMap(({ name, places }) =>
        places.flatMap(({ steps }) => steps.map(({ command }) => `${name} ${command}`)),
      ),
    )
    const accepted = roads.flatMap(({ name, steps }) => Object.keys(steps).map((command) => `${name} ${command}`))
    expect(accepted.filter((step) => !drawn.includes(step))).toEqual([])
  })

  it.each(councils)('draws the way on to every stage but through no road, and to the end, in %s', (council) => {
    const targets = pictureFor(council).stages.flatMap(({ steps }) => steps.flatMap(({ ways }) => ways))
    expect(targets.map(({ to }) => to)).toEqual(expect.arrayContaining(['outcome-decided', 'closed']))
    expect(stepOf(council, 'outcome-decided', 'close-case')?.ways).toEqual([expect.objectContaining({ to: 'closed' })])
  })

  it('shows where on a road its steps lead, who takes them and which clocks they start and stop (002-02, 2-15)', () => {
    const road = pictureFor('anyshire').roads.find(({ name }) => name === 'police-protection')
    expect(road?.places.map(({ label }) => label)).toEqual(['Not on this road', 'In force'])
    const ways = road?.places.map(({ steps }) => steps.flatMap((step) => step.ways))
    expect(ways).toMatchObject([
      [{ toPlace: 'in-force', starts: ['police-protection'] }],
      [{ toPlace: 'off', stops: ['police-protection'] }],
    ])
    expect(road?.places[1]?.steps[0]?.by).toContain('social-worker')
  })

  it.each(councils)('shows every clock of %s', (council) => {
    const clocks = pictureFor(council).clocks.map(({ rule, urgent }) => (urgent ? `${rule.name}-urgent` : rule.name))
    const rules = rulesOf(council)
    const ofMatters = matterClocks(rules).map(({ name }) => name)
    // None of them has anything done in two stages, so that nothing starts its clock (`two-stage.test.ts` has one that does).
    const unused = [...ofMatters, rules.approvals.within.name]
    const ofCases = [...clocksOf(rules).keys()].filter((name) => !unused.includes(name))
    // It has no length: each decision to withhold sets its day.
    expect(clocks.toSorted()).toEqual([...ofCases, rules.withholding.review.name].toSorted())
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
      '  Authorise the assessment (authorise-assessment)\n      by team manager, service manager\n    -> Child and Family Assessment (CAFA) authorised, waiting for its outcome',
    )
    expect(words).toContain('  30-day checkpoint (checkpoint-30)\n      30 working days from receipt; a limit')
    expect(words).toContain('      1 working day before it is due the social worker is told')
  })

  it('can be drawn by Mermaid, with nothing in its labels that would mean something else there', () => {
    const picture = pictureFor('anyshire')
    const diagrams = [pictureInMermaid(picture), ...picture.roads.map((road) => roadInMermaid(road, picture))]
    const lines = diagrams.flatMap((diagram) => diagram.split('\n'))
    expect(lines.filter((line) => line === 'stateDiagram-v2').length).toBe(diagrams.length)
    const labels = lines
      .filter((line) => line.includes('-->') && line !== '  at_closed --> [*]')
      .map((line) => line.slice(line.indexOf(': ') + 2))
    expect(labels.filter((label) => /[:;#]/.test(label))).toEqual([])
  })
})
