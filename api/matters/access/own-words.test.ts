import type { CaseEvent, EventBody } from '../../../pathway/events'
import { disclose } from '../../../pathway/matters/access/export/disclose'
import { stamp } from '../../../pathway/stamp'
import { rulesOf } from '../../../test/support/paper-case'
import type { KnownPerson } from '../../../notices/people'
import { withoutSecrets } from '../../routes/history'
import { withOwnWords } from './own-words'
import { setBeside } from './set-beside'
import { hiddenIn, takeOut } from './take-out'

const rules = rulesOf('anyshire')
const asker: KnownPerson = { id: 'asker', name: 'Glen Example', tells: [] }
const referrer: KnownPerson = { id: 'referrer', name: 'Nora Tellwell', tells: [], referred: true, role: 'Neighbour' }
const guesses = ['Nora Tellwell, our neighbour, told you.', 'Zelda Otherby, the postman, told you.']
const bodies = (guess: string): EventBody[] => [
  { type: 'comment-added', personId: 'father', comment: guess },
  { type: 'comment-added', personId: 'aunt', comment: guess },
  {
    type: 'record-made',
    record: 'own-words',
    on: '2026-05-01',
    fields: { parent: 'father', question: guess, answer: guess },
  },
  {
    ...{ type: 'record-made', record: 'communication', on: '2026-05-01' },
    fields: {
      kind: 'call',
      names: 'Glen Example',
      'own-words-of': 'father',
      'action-points': guess,
      timeframes: guess,
    },
  },
]

/** What is sent where the asker guesses who referred, and asks for a correction with the same guess. */
function exportedWith(guess: string) {
  const events: CaseEvent[] = stamp(bodies(guess), { after: 0, at: '2026-05-01T09:00:00.000Z', by: 'somebody' })
  const people = [
    { id: 'father', kind: 'father' as const, said: { name: 'Glen Example' } },
    { id: 'aunt', kind: 'other-family' as const, said: { name: 'Mo Example' } },
    { id: 'referrer', kind: 'referrer' as const, said: { name: 'Nora Tellwell', role: 'Neighbour' } },
  ]
  const held = { caseId: 'c', anonymous: false, people, events: events.map((event) => ({ event })) }
  const disclosure = { number: 1, proposedBy: 'a', cases: [{ caseId: 'c', upTo: 9 }], people: [], entries: [] }
  const view = {
    ...{ is: 'correction' as const, receivedAt: '2026-05-02T09:00:00.000Z', wrong: guess, right: guess, href: 'one' },
    ...{ correction: guess, reason: guess, decidedOn: '2026-05-03' },
  }
  const theirs = { ...view, receivedAt: '2026-05-02T10:00:00.000Z', href: 'other' }
  const [whole] = disclose([held], { ...disclosure, requestId: 'request', askerName: asker.name }, rules).cases
  const known = [{ ...asker, id: 'father' }, referrer]
  const beside = new Map([[1, [view, theirs]]])
  const shown = takeOut(
    setBeside(whole!, beside, '2026-06-01T09:00:00.000Z'),
    held,
    hiddenIn(known, 'c', asker, disclosure),
  )
  return withOwnWords(shown, { held, asker, own: new Map([[1, [view]]]), rules })
}

const valuesOf = (entry: unknown) =>
  typeof entry === 'object' && entry !== null && 'details' in entry ? JSON.stringify(entry.details) : ''

describe('what who asks has said themselves', () => {
  it.each(guesses)('000-05 is sent to them as they gave it, whether they guessed right or not: %s', (guess) => {
    const { entries } = exportedWith(guess)
    expect(valuesOf(entries[0])).toContain(guess)
    for (const entry of [entries[2], entries[3]]) expect(valuesOf(entry)).toContain(guess)
    expect(entries[0]).toMatchObject({ beside: [{ wrong: guess, right: guess, correction: guess }, {}] })
  })

  it('000-05 is all: what others said and answered, and the reasons, hold nothing of who referred', () => {
    const [guess = ''] = guesses
    const { entries } = exportedWith(guess)
    expect(valuesOf(entries[1])).not.toContain('Tellwell')
    for (const entry of [entries[2], entries[3]])
      expect(valuesOf(entry)).toContain('[not shown], our [not shown], told you.')
    const hidden = '[not shown], our [not shown], told you.'
    expect(entries[0]).toMatchObject({
      beside: [{ reason: hidden }, { wrong: hidden, right: hidden, correction: hidden }],
    })
  })

  it.each(guesses)('000-05 and asked stands in their own view as they asked it: %s', (guess) => {
    const secrets = hiddenIn([asker, referrer], 'c', asker, {
      ...{ number: 1, proposedBy: 'a', cases: [], people: [], entries: [] },
    }).flatMap((one) => one.secrets)
    const sentence = `You asked: ${guess} We answered: Nora says so.`
    const { sentence: shown, ...rest } = withoutSecrets(secrets)({ on: '2026-05-01', sentence, own: guess })
    expect(shown).toBe(`You asked: ${guess} We answered: [not shown] says so.`)
    expect(rest).toEqual({ on: '2026-05-01' })
  })
})
