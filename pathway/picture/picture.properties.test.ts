import fc from 'fast-check'
import { PaperCase, rulesOf } from '../../test/support/paper-case'
import { toLondon } from '../calendar/london'
import { commandKinds, type PersonCommand } from '../commands'
import { roadSteps } from '../roads'
import { roles } from '../roles'
import { anyOpenStage } from '../stages/any-open-stage'
import { pictureOf } from './picture'
import { samples } from './samples'

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
  const { stages, anyOpenStage: anywhere } = pictureOf(rules)
  const drawn = (stage: string, kind: string) =>
    kind in anyOpenStage || kind in roadSteps
      ? anywhere.find(({ command }) => command === kind)
      : stages.find((one) => one.stage === stage)?.steps.find(({ command }) => command === kind)

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
          const from = paper.state.stage
          if (paper.tell(command, { id: doing.role, roles: [doing.role] }) !== 'applied') continue
          const to = paper.state.stage === from ? undefined : paper.state.stage
          const step = drawn(from, doing.kind)
          expect(step?.by).toContain(doing.role)
          expect(step?.ways.map((way) => way.to)).toContain(to)
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})
