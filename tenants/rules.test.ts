import { due } from '../pathway/clocks/due'
import { loadTenants } from './load'
import { clocksOf } from './rules'

const { tenants } = loadTenants()

function dueOf(council: string, name: string, from: string) {
  const rules = tenants.get(council)?.rules
  const rule = rules && clocksOf(rules).get(name)
  if (rules === undefined || rule === undefined) throw new Error(`No clock ${name} in ${council}`)
  return due(rule, from, rules.calendar)
}

describe('the clocks that the configuration gives the pathway', () => {
  it.each([
    ['S1', 'bath-and-north-east-somerset', 'decision', '2026-05-22T15:40:00.000Z', '2026-05-23T15:40:00.000Z'],
    ['S2', 'lancashire', 'decision', '2026-11-30T10:05:00.000Z', '2026-12-01T10:05:00.000Z'],
    ['S5', 'anyshire', 'decision', '2026-10-24T22:50:00.000Z', '2026-10-25T22:50:00.000Z'],
    ['S9', 'lancashire', 'decision', '2026-03-28T14:00:00.000Z', '2026-03-29T14:00:00.000Z'],
  ])('%s: the decision in %s is due 24 hours after receipt', (_story, council, name, from, dueAt) => {
    expect(dueOf(council, name, from).dueAt).toBe(dueAt)
  })

  it.each([
    ['S2', 'lancashire', 'assessment', '2026-11-30T10:05:00.000Z', '2027-02-04'],
    ['S3', 'west-northamptonshire', 'assessment', '2026-12-10T09:15:00.000Z', '2027-01-24'],
    ['S4', 'blackpool', 'checkpoint-10', '2026-03-19T11:20:00.000Z', '2026-04-02'],
    ['S4', 'blackpool', 'checkpoint-30', '2026-03-19T11:20:00.000Z', '2026-05-05'],
    ['S4', 'blackpool', 'checkpoint-45', '2026-03-19T11:20:00.000Z', '2026-05-27'],
    ['S4', 'blackpool', 'assessment', '2026-03-19T11:20:00.000Z', '2026-05-27'],
    ['S4', 'blackpool', 'assessment-further', '2026-03-30T09:00:00.000Z', '2026-05-21'],
    ['S7', 'anyshire', 'assessment', '2026-12-10T10:00:00.000Z', '2027-02-16'],
    ['S10', 'blackpool', 'assessment', '2026-06-01T09:00:00.000Z', '2026-08-03'],
  ])('%s: in %s the clock %s ends on the day of the story', (_story, council, name, from, dueOn) => {
    expect(dueOf(council, name, from).dueOn).toBe(dueOn)
  })

  it('S1: 30 of the 15 to 45 days in Bath and North East Somerset end on Sunday 21 June 2026', () => {
    const rules = tenants.get('bath-and-north-east-somerset')?.rules
    if (rules?.assessment.length.kind !== 'set-by-manager') throw new Error('A manager sets the length here')
    const { limit, length } = rules.assessment
    const set = { ...limit, budget: { kind: length.unit, days: 30 } }
    expect(due(set, '2026-05-22T15:40:00.000Z', rules.calendar).dueOn).toBe('2026-06-21')
  })

  it('names the source of the rule in the explanation', () => {
    const { explanation } = dueOf('blackpool', 'checkpoint-30', '2026-03-19T11:20:00.000Z')
    expect(explanation[0]).toContain('(004-55)')
  })
})
