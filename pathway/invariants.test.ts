import { play, marker, type History, type Told } from '../test/properties/history'
import { faultsOf, invariants } from '../test/properties/invariants'
import type { CaseEvent } from './events'
import type { OpenedCase, Stage } from './case'
import { isOpened } from './case'
import { roles } from './roles'

const who = { id: 'everything', roles }
const reason = `They said so ${marker}`
const time = { waitHours: 30, lateMinutes: 0 }
const choose = (command: Told['command']) => ({ pick: 'anything' as const, who, command, ...time })

/** Nothing is wrong with it: a rung reached, a step refused, police protection in force, clocks running. */
const sound = play('lancashire', [
  choose({ kind: 'decide-referral', outcome: 'assessment', reason }),
  choose({ kind: 'close-case', closureReason: 'RC7', reason }),
  choose({ kind: 'request-service', service: 'parenting course', reason }),
  choose({ kind: 'record-police-protection', reason }),
])

const opened = ({ state }: History): OpenedCase => {
  if (!isOpened(state)) throw new Error('Nothing was received')
  return state
}

const withState = (change: (state: OpenedCase) => OpenedCase): History => ({
  ...sound,
  told: [],
  state: change(opened(sound)),
})
const withEvents = (change: (events: readonly CaseEvent[]) => CaseEvent[]): History => ({
  ...sound,
  events: change(sound.events),
})
const withEvent = (type: CaseEvent['type'], change: (event: CaseEvent) => CaseEvent): History =>
  withEvents((events) => events.map((event) => (event.type === type ? change(event) : event)))
const withTold = (change: (told: Told) => Told): History => ({ ...sound, told: sound.told.map(change) })

const unknown = JSON.parse('"on-the-moon"') as Stage

/** With a field that is there and has no value, which JSON does not know. */
function dropped(event: CaseEvent): CaseEvent {
  const copy = { ...event }
  Reflect.set(copy, 'lateReason', undefined)
  return copy
}

/** For each invariant, a history that breaks it. */
const mutations: readonly (readonly [invariant: string, what: string, broken: History])[] = [
  ['isInAStage', 'a stage that there is not', withState((state) => Object.assign({ ...state }, { stage: unknown }))],
  [
    'restsOnceClosed',
    'a closed case whose clocks run on',
    withState((state) => ({ ...state, stage: 'closed', closedAt: sound.events.at(-1)?.at ?? '' })),
  ],
  [
    'hasOneTimerAClock',
    'two open clocks of one name, which would share a timer',
    withState((state) => ({ ...state, clocks: [...state.clocks, ...state.clocks] })),
  ],
  [
    'refusesWithACode',
    'a refusal with a code that nobody knows',
    withTold((told) =>
      told.answer === 'applied'
        ? told
        : { ...told, answer: Object.assign({ ...told.answer }, JSON.parse('{"code":"because"}')) },
    ),
  ],
  ['allowsWhatIsLegal', 'a step that was taken and not listed', withTold((told) => ({ ...told, legal: [] }))],
  [
    'allowsWhatIsLegal',
    'a step that was listed and refused',
    withTold((told) => ({ ...told, legal: [told.command.kind] })),
  ],
  ['isWhatItsEventsMake', 'a state that no event made', withState((state) => ({ ...state, urgent: true }))],
  ['isNumberedWithoutGaps', 'a lost event', withEvents((events) => events.toSpliced(3, 1))],
  ['isNumberedWithoutGaps', 'an event twice', withEvents((events) => events.flatMap((event) => [event, event]))],
  [
    'reachesRungsOnce',
    'a rung that rings again',
    withEvents((events) => [...events, ...events.filter(({ type }) => type === 'clock-rung-reached')]),
  ],
  ['isPlainData', 'a field that JSON drops', withEvent('referral-received', (event) => dropped(event))],
  [
    'isPlainData',
    'a date that JSON makes a text',
    withEvent('referral-received', (event) => Object.assign({ ...event }, { receivedAt: new Date(0) })),
  ],
  [
    'goesForwardInTime',
    'an event an hour before the one before it, not marked as heard late',
    withEvent('police-protection-began', (event) => ({ ...event, at: sound.events[0]?.at ?? '' })),
  ],
  [
    'keepsWordsInTheirFields',
    "somebody's words in a code",
    withEvent('referral-decided', (event) => Object.assign({ ...event }, { outcome: reason })),
  ],
  [
    'keepsWordsInTheirFields',
    "somebody's words in a refusal",
    withTold((told) => (told.answer === 'applied' ? told : { ...told, answer: { ...told.answer, allowed: reason } })),
  ],
]

describe('the invariants of every history', () => {
  it('find nothing wrong with a sound one', () => {
    expect(sound.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['clock-rung-reached', 'referral-decided', 'police-protection-began']),
    )
    expect(sound.told.map(({ answer }) => answer === 'applied')).toEqual([true, false, true, true])
    expect(faultsOf(sound)).toEqual([])
  })

  it.each(mutations)('%s finds %s', (name, _what, broken) => {
    expect(faultsOf(broken).filter((fault) => fault.startsWith(`${name}: `)).length).toBe(1)
  })

  it('are each shown to find something', () => {
    expect([...new Set(mutations.map(([name]) => name))].toSorted()).toEqual(Object.keys(invariants).toSorted())
  })

  it('let a step be before an earlier event that is marked as heard late', () => {
    const late = play('lancashire', [
      choose({ kind: 'allocate', workerId: 'social-worker' }),
      { ...choose({ kind: 'decide-referral', outcome: 'assessment', reason }), lateMinutes: 24 * 60 },
    ])
    expect(late.events.map(({ type }) => type)).toContain('heard-late')
    expect(faultsOf(late)).toEqual([])
  })
})
