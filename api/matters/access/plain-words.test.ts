import { criteriaAnswers } from '../../examples/referral'
import { commandKinds } from '../../../pathway/commands'
import type { CaseEvent, EventBody } from '../../../pathway/events'
import { entryOf } from '../../../pathway/matters/access/export/entry'
import { walk } from '../../../pathway/picture/walk'
import { catalogue } from '../../../pathway/records/catalogue'
import type { Answer } from '../../../pathway/records/form'
import { stamp } from '../../../pathway/stamp'
import { PaperCase, rulesOf, someone } from '../../../test/support/paper-case'
import { pagesOf } from './pages'

/** What the sample cases call their staff and teams, which no page of ours words. */
const samples = ['another-team']
const ours = /\b(?:[a-z]+(?:-[a-z0-9]+)+|[a-z]+[A-Z]\w*)\b|[Ll]eads to|[Pp]ractice/g
const words = (text: string) =>
  samples
    .reduce((left, one) => left.replaceAll(one, ''), text)
    .replaceAll(/\b(?:follow-up|one-to-one|e-mail|step-down|non-accidental|pre-proceedings)s?\b/gi, '')

/** What stands on a page that is made from one event: its sentence, the names of what is under it, and that. */
function pageOf(event: CaseEvent, council: string): string {
  const entries = [entryOf(event, 'social-worker', rulesOf(council), (text) => text)]
  const pages = pagesOf({ requestId: 'r', council: '', proposal: 1, rights: [], cases: [{ people: [], entries }] })
  return /<ol>([\s\S]*)<\/ol>/.exec(pages)?.[1]?.replaceAll(/<[^>]*>/g, ' \n ') ?? ''
}

const machineWordsIn = (event: CaseEvent, council: string): string[] => {
  const found = words(pageOf(event, council)).match(ours)
  return found === null ? [] : [`${event.type}: ${found.join(', ')}`]
}

describe('the pages of an export are in plain words (001-24)', () => {
  it.each(['anyshire', 'blackpool'])('for every kind of event that follows a step or a clock in %s', (council) => {
    const { stages, roads } = walk(rulesOf(council))
    const events = [...stages, ...roads.flatMap(({ moves }) => moves)].flatMap((move) => move.events)
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(80)
    expect([...new Set(events.flatMap((event) => machineWordsIn(event, council)))]).toEqual([])
  })

  it('for every answer that a record may have', () => {
    for (const { code, fields } of catalogue) {
      const answers = fields.flatMap(({ name, type, choices = [] }): [string, Answer][] =>
        type === 'choices' ? [[name, choices.map((one) => one.code)]] : choices.map((one) => [name, one.code]),
      )
      for (const [name, answer] of answers) {
        const made: EventBody = { type: 'record-made', record: code, on: '2026-05-01', fields: { [name]: answer } }
        const [event] = stamp([made], { after: 0, at: '2026-05-01T09:00:00.000Z', by: 'somebody' })
        const labels = fields.flatMap(({ question, choices = [] }) => [question, ...choices.map(({ label }) => label)])
        const found = event === undefined ? [] : machineWordsIn(event, 'anyshire')
        expect(found.filter((one) => !labels.some((label) => label.includes(one.split(': ')[1] ?? '')))).toEqual([])
      }
    }
  })

  it('for a step that was refused, with the step as people choose it, and for answers with what was asked', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const decide = { kind: 'decide-referral', outcome: 'assessment', reason: 'x', criteria: criteriaAnswers } as const
    paper.tell(decide, someone('duty-manager'))
    const refused = (command: string): EventBody => ({
      ...{ type: 'step-refused', command, code: 'review-day-out-of-range', allowed: 'reviewOn too-long-ago' },
    })
    const tried = stamp(commandKinds.map(refused), { after: 9, at: paper.now, by: 'somebody' })
    const events = [...paper.events, ...tried]
    expect(events.flatMap((event) => machineWordsIn(event, 'anyshire'))).toEqual([])
    const pages = events.map((event) => pageOf(event, 'anyshire')).join('')
    expect(pages).toMatch(/Which step\s+Withhold notices from somebody/)
    expect(pages).toContain(rulesOf('anyshire').decision.criteria[0]?.question)
  })
})
