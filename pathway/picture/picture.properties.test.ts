import fc from 'fast-check'
import { PaperCase, rulesOf } from '../../test/support/paper-case'
import { toLondon } from '../calendar/london'
import { isOpened, type Case, type OpenedCase, type Stage } from '../case'
import { commandKinds, type CommandKind, type PersonCommand } from '../commands'
import { roads } from '../roads'
import type { Road } from '../roads/road'
import { roles } from '../roles'
import { anyOpenStage } from '../stages/any-open-stage'
import { pictureOf } from './picture'
import { samples } from './samples'
import { offRoad } from './tracks'
import type { StepPicture } from './ways'

const councils = ['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'blackpool', 'anyshire']

/** What a random case does next: somebody of a role tells it something, or days pass. */
const doings = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constantFrom(...commandKinds), role: fc.constantFrom(...roles), nth: fc.nat(9) }),
    },
    { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 40 }) }) },
  ),
  { minLength: 20, maxLength: 60 },
)

const later = (now: string, days: number): string => {
  const { date, time } = toLondon(new Date(Date.parse(now) + days * 86_400_000).toISOString())
  return `${date}T${time}`
}

describe.each(councils)('the picture of %s', (council) => {
  const rules = rulesOf(council)
  const picture = pictureOf(rules)
  const drawnAt = (state: Case, kind: CommandKind): DrawnAt | undefined => {
    const road = roads.find(({ steps }) => kind in steps)
    if (road === undefined || !isOpened(state))
      return { steps: kind in anyOpenStage ? picture.anyOpenStage : stepsAt(state.stage) }
    const { places } = picture.roads.find(({ name }) => name === road.name) ?? { places: [] }
    return { road, steps: places.find(({ code }) => code === codeOn(road, state))?.steps ?? [] }
  }
  const stepsAt = (stage: Stage) => picture.stages.find((one) => one.stage === stage)?.steps ?? []

  it('shows whatever any case is seen to do: the step, the role, where it leads', () => {
    fc.assert(
      fc.property(doings, (list) => {
        const paper = new PaperCase(council, '2026-03-02T10:00')
        for (const doing of list) {
          if ('days' in doing) {
            paper.until(later(paper.now, doing.days))
            continue
          }
          const ways = samples[doing.kind](rules)
          const command: PersonCommand | undefined = ways[doing.nth % Math.max(ways.length, 1)]?.command
          if (command === undefined) continue
          const before = paper.open
          if (paper.tell(command, { id: doing.role, roles: [doing.role] }) !== 'applied') continue
          const drawn = drawnAt(before, doing.kind)
          const step = drawn?.steps.find((one) => one.command === doing.kind)
          expect([doing.kind, step?.by]).toEqual([doing.kind, expect.arrayContaining([doing.role])])
          expect(step?.ways.map(({ to, toPlace }) => ({ to, toPlace }))).toContainEqual(
            seen(before, paper.open, drawn?.road),
          )
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})

/** The steps that are drawn where a case stands; `road`: where they are those of a road. */
interface DrawnAt {
  steps: readonly StepPicture[]
  road?: Road
}

const codeOn = (road: Road, state: OpenedCase): string => road.place(state)?.code ?? offRoad

/** Where a case went, as a picture says it. */
function seen(before: OpenedCase, after: OpenedCase, road?: Road) {
  const moved = road !== undefined && codeOn(road, after) !== codeOn(road, before)
  return {
    to: after.stage === before.stage ? undefined : after.stage,
    toPlace: moved ? codeOn(road, after) : undefined,
  }
}
