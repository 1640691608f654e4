import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../pathway'
import { isOpened, stages, type Case } from '../../pathway/case'
import { openClocks } from '../../pathway/clocks/case-clocks'
import { timersWanted } from '../../pathway/clocks/timers-wanted'
import { heardLateAfterMs } from '../../pathway/heard-late'
import type { CaseEvent } from '../../pathway/events'
import { refusalMessages } from '../../pathway/refusals'
import { roadsOf } from '../../pathway/roads'
import { marker, type History, type Told } from './history'

/** What must hold of every history: says what is wrong, or nothing. */
export type Invariant = (history: History) => string | undefined

/** The first fault among these. */
const first = <T>(list: readonly T[], fault: (one: T, index: number) => string | undefined): string | undefined =>
  list.map(fault).find((one) => one !== undefined)

const eachState =
  (fault: (state: Case) => string | undefined): Invariant =>
  ({ told, state }) =>
    first([...told.map(({ after }) => after), state], fault)

/** A case is always in one of the stages. */
export const isInAStage = eachState(({ stage }) =>
  stages.includes(stage) ? undefined : `It is in the stage "${stage}", which there is not.`,
)

/** A closed case has no open clock and is on no road. */
export const restsOnceClosed = eachState((state) => {
  if (state.stage !== 'closed') return undefined
  const left = [...openClocks(state).map(({ name }) => name), ...roadsOf(state).map(({ road }) => road.name)]
  return left.length === 0 ? undefined : `It is closed, and these are still open: ${left.join(', ')}.`
})

/** Open clocks have different names, and each that runs has exactly one timer, for the first rung ahead; any other has none. */
export const hasOneTimerAClock = eachState((state) => {
  const clocks = isOpened(state) ? openClocks(state) : []
  const names = clocks.map(({ name }) => name)
  if (new Set(names).size < names.length) return `Two open clocks have one name: ${names.join(', ')}.`
  const timers = timersWanted(state)
  return first(clocks, ({ name, status, rungs }) => {
    const runs = status === 'running' || status === 'breached'
    const ahead = runs ? rungs.find(({ reachedAt }) => reachedAt === undefined) : undefined
    const own = timers.filter(({ clock }) => clock.name === name).map(({ rung }) => rung.name)
    const expected = ahead === undefined ? [] : [ahead.name]
    return isDeepStrictEqual(own, expected)
      ? undefined
      : `${name} has the timers [${own.join(', ')}], not [${expected.join(', ')}].`
  })
})

/** Each refusal has a code that is known, with its sentence. */
export const refusesWithACode: Invariant = ({ told }) =>
  first(told, ({ command, answer }) =>
    answer === 'applied' || answer.code in refusalMessages
      ? undefined
      : `${command.kind} was refused with the unknown code "${answer.code}".`,
  )

/** Refusals that are about the stage, the case or the person, not about what the step says. */
export const aboutTheCase: readonly string[] = [
  ...['not-legal-now', 'role-not-allowed', 'own-request', 'case-closed', 'road-open', 'assessment-unfinished'],
  ...['clock-not-pausable', 'clock-not-extendable', 'nothing-to-move', 'child-not-born'],
  ...['step-pending', 'own-step', 'not-own-step'],
]

/** A step is on the list of legal ones exactly where it is not refused for the stage, the case or the person. */
export const allowsWhatIsLegal: Invariant = ({ told }) =>
  first(told, ({ command: { kind }, legal, answer }) => {
    const refused = answer !== 'applied' && aboutTheCase.includes(answer.code)
    if (refused !== legal.includes(kind)) return undefined
    return refused
      ? `${kind} was listed as legal and refused.`
      : `${kind} was not listed as legal and not refused for it.`
  })

/** The record makes the case: its events, folded, are the case as it stands. */
export const isWhatItsEventsMake: Invariant = ({ state, events }) =>
  isDeepStrictEqual(fold(events), state) ? undefined : 'The events do not fold to the case as it stands.'

/** Events are numbered from 1 without gaps. */
export const isNumberedWithoutGaps: Invariant = ({ events }) =>
  first(events, ({ seq }, index) => (seq === index + 1 ? undefined : `Event ${index + 1} has the number ${seq}.`))

/** Each rung of a clock is reached once for each due instant it has had. */
export const reachesRungsOnce: Invariant = ({ events }) => {
  const reached = events.flatMap((event) =>
    event.type === 'clock-rung-reached' ? [`${event.clock} ${event.rung} (due ${event.dueAt})`] : [],
  )
  return first(reached, (one, index) => (reached.indexOf(one) < index ? `Reached twice: ${one}.` : undefined))
}

/** Events come back from Temporal and PostgreSQL, where they are JSON, as they went. */
export const isPlainData: Invariant = ({ events }) =>
  first(events, (event) =>
    isDeepStrictEqual(JSON.parse(JSON.stringify(event)), event)
      ? undefined
      : `Event ${event.seq}, ${event.type}, is another after a turn through JSON.`,
  )

/** The moment that counts is never before that of an earlier event, save where the step is on record as heard late, or just was. */
export const goesForwardInTime: Invariant = ({ events }) => {
  const late = new Set(events.flatMap((event) => (event.type === 'heard-late' ? [event.messageId] : [])))
  let latest = events[0]
  for (const event of events) {
    const back = latest === undefined ? 0 : Date.parse(latest.at) - Date.parse(event.at)
    if (back > heardLateAfterMs && !late.has(event.messageId))
      return `Event ${event.seq}, ${event.type}, at ${event.at}, is before event ${String(latest?.seq)}, at ${String(latest?.at)}.`
    if (back < 0) latest = event
  }
  return undefined
}

/** What somebody wrote stands in events only in a field of the name it was written in, and in no refusal: no code, id or type has it. */
export const keepsWordsInTheirFields: Invariant = ({ told, events }) => {
  const written = new Set(told.flatMap(({ command }) => markedFields(command)))
  return first(events, (event) => strayIn(event, written)) ?? first(told, strayInRefusal)
}

function strayIn(event: CaseEvent, written: ReadonlySet<string>): string | undefined {
  const stray = markedFields(event).filter((name) => !written.has(name))
  return stray.length === 0
    ? undefined
    : `Event ${event.seq}, ${event.type}, has somebody's words in: ${stray.join(', ')}.`
}

const strayInRefusal = ({ command, answer }: Told): string | undefined =>
  answer !== 'applied' && JSON.stringify(answer).includes(marker)
    ? `The refusal of ${command.kind} has somebody's words.`
    : undefined

/** The names of the fields, at any depth, whose text has the marker; an item of a list goes by the name of the list. */
function markedFields(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return value.includes(marker) ? [name] : []
  if (Array.isArray(value)) return value.flatMap((item) => markedFields(item, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => markedFields(item, key))
}

/** All of them, by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  isInAStage,
  restsOnceClosed,
  hasOneTimerAClock,
  refusesWithACode,
  allowsWhatIsLegal,
  isWhatItsEventsMake,
  isNumberedWithoutGaps,
  reachesRungsOnce,
  isPlainData,
  goesForwardInTime,
  keepsWordsInTheirFields,
}

/** What is wrong with a history: the first fault that each invariant finds, with its name. */
export const faultsOf = (history: History): string[] =>
  Object.entries(invariants).flatMap(([name, invariant]) => {
    const fault = invariant(history)
    return fault === undefined ? [] : [`${name}: ${fault}`]
  })
