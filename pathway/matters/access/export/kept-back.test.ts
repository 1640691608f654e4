import { criteriaAnswers } from '../../../../api/examples/referral'
import { PaperCase, someone } from '../../../../test/support/paper-case'
import type { EventType } from '../../../events'
import { disclose } from './disclose'
import type { HeldCase, KnownPerson } from './facts'

const manager = someone('team-manager')
const worker = someone('social-worker')
const withholding = {
  kind: 'withhold-notices',
  from: 'father',
  what: 'reasons',
  ground: 'risk-of-harm',
  reason: 'He would come to the house',
  reviewOn: '2026-09-01',
} as const
const decide = {
  kind: 'decide-referral',
  outcome: 'assessment',
  reason: 'The child is afraid of him',
  criteria: criteriaAnswers,
} as const
const names: Record<string, string> = { father: 'Dean Madeup', mother: 'Kezia Example' }

/** What somebody of this name would be sent of a case of which this is withheld from the father. */
function sentTo(askerName: string, what: 'reasons' | 'all', entriesShown?: readonly EventType[]) {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  paper.tell({ ...withholding, what }, manager)
  paper.tell(withholding, worker)
  paper.tell(decide, someone('duty-manager'))
  const known = paper.open.people.map(({ id, kind }): KnownPerson => ({
    id,
    kind,
    said: { name: names[id] ?? `Somebody ${id}` },
  }))
  const held: HeldCase = {
    ...{ caseId: 'c', people: known, anonymous: false },
    events: paper.events.map((event) => ({ event })),
  }
  const shown = paper.events.filter(({ type }) => entriesShown?.includes(type) === true)
  const approved = {
    ...{
      cases: [{ caseId: 'c', upTo: 99 }],
      people: [],
      entries: [],
      number: 1,
      requestId: 'request',
      asking: { name: askerName },
    },
    entriesShown: shown.map(({ seq }) => ({ caseId: 'c', seq })),
  }
  return JSON.stringify(disclose([held], approved, paper.rules))
}

/** What the father would be sent of a decision after which this was withheld from him, the record disclosed as far as that decision. */
function sentBefore(what: 'reasons' | 'all', ended?: 'ended') {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  expect(paper.tell(decide, someone('duty-manager'))).toBe('applied')
  const upTo = paper.events.length
  paper.until('2026-06-02T10:30')
  expect(paper.tell({ ...withholding, what }, manager)).toBe('applied')
  paper.until('2026-06-02T12:00')
  if (ended !== undefined) paper.tell({ kind: 'end-withholding', from: 'father', reason: 'He is gone' }, manager)
  const held: HeldCase = {
    ...{ caseId: 'c', people: [{ id: 'father', kind: 'father', said: { name: 'Dean Madeup' } }], anonymous: false },
    events: paper.events.slice(0, upTo).map((event) => ({ event })),
    since: paper.events.slice(upTo),
  }
  const approved = {
    ...{ cases: [{ caseId: 'c', upTo }], people: [], entries: [] },
    ...{ number: 1, requestId: 'request', asking: { name: 'Dean Madeup' } },
  }
  return (more: { signedOffAt?: string; producedAt?: string } = {}) =>
    JSON.stringify(disclose([held], { ...approved, ...more }, paper.rules))
}

describe('what letters do not tell somebody is kept back from what they are sent of their records', () => {
  it('of the withholding nobody is told: not from whom, not why, not that it was tried, not when it is looked at again', () => {
    for (const asker of ['Dean Madeup', 'Kezia Example', 'Nobody Known'])
      expect(sentTo(asker, 'reasons')).not.toMatch(
        /come to the house|risk.of.harm|withhold-notices|looks? at it again/i,
      )
  })

  it('the reasons of decisions, from whom they are withheld and from whoever is not known in the case (000-05, 003-03)', () => {
    for (const asker of ['dean madeup', 'Nobody Known']) expect(sentTo(asker, 'reasons')).not.toContain('afraid of him')
    expect(sentTo('Kezia Example', 'reasons')).toContain('afraid of him')
  })

  it('every entry since, where nothing is told (004-52)', () => {
    const sent = sentTo('Dean Madeup', 'all')
    expect(sent).not.toContain('afraid of him')
    expect(sent.match(/"withheld":"confidential"/g)?.length).toBeGreaterThan(4)
    expect(sentTo('Kezia Example', 'all')).toContain('afraid of him')
  })

  it('of decisions before it too, however far the record is disclosed, and where it was withheld after that was signed off (004-52)', () => {
    for (const what of ['reasons', 'all'] as const) {
      const sent = sentBefore(what)
      expect(sent()).not.toContain('afraid of him')
      expect(sent({ signedOffAt: '2026-06-02T08:00:00.000Z' })).not.toContain('afraid of him')
    }
  })

  it('whatever was withheld when it was signed off or produced, although that has ended since', () => {
    const sent = sentBefore('reasons', 'ended')
    expect(sent()).toContain('afraid of him')
    expect(sent({ signedOffAt: '2026-06-02T10:00:00.000Z' })).not.toContain('afraid of him')
    expect(sent({ producedAt: '2026-06-02T10:00:00.000Z' })).not.toContain('afraid of him')
  })

  it('but not where it is decided to show them', () => {
    expect(sentTo('Dean Madeup', 'reasons', ['referral-decided'])).toContain('afraid of him')
  })
})
