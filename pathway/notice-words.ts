import { agencyWords } from './agency-words'
import { sayDate, sayList, sayMoment, sayMomentAloud } from './calendar/words'
import { isOpened, type OpenedCase } from './case'
import type { CaseEvent } from './events'
import { fold } from './evolve'
import { toldFamily } from './family/words'
import type { NoticeVariable } from './notice-kinds'
import { outcomeLabel } from './outcome-label'
import { agencies } from './people'
import { roadsOf } from './roads'
import type { Rules } from './rules'
import { withItsTurn } from './stamp'

/** What the wording of a notice may speak of, as far as its event and the case give it. Paragraphs are parted by empty lines. */
export type NoticeWords = Partial<Record<NoticeVariable, string>>

/**
 * What can be said of an event to whoever is told of it, beside names, which are not part of the pathway. `events`: the whole record, of
 * which later ones say what meetings are to come now. Pure.
 * @param personId who is told, where it is a person: of meetings, those that they may attend
 * @throws Error where the record has no event of this number
 */
export function noticeWords(events: readonly CaseEvent[], seq: number, rules: Rules, personId?: string): NoticeWords {
  const event = events.find((one) => one.seq === seq)
  const [then, now] = [fold(withItsTurn(events, seq)), fold(events)]
  if (event === undefined || !isOpened(then) || !isOpened(now)) throw new Error('The record has no such event')
  return withoutNothing({
    council: rules.words.council,
    'assessment-name': rules.words.assessment,
    'referral-name': rules.words.referral,
    what: toldFamily(event, rules)?.sentence,
    why: reasonOf(event, rules),
    decision: decisionOf(event, rules),
    due: dueOf(event, then, rules),
    day: 'on' in event ? sayDate(event.on) : undefined,
    meetings: meetingsOf(now, rules, personId),
    assessment: assessmentTexts(events, seq, rules),
    plan: planOf(event),
    agency: agencyOf(event),
    clock: 'clock' in event ? clockLabel(event.clock, then) : undefined,
    case: then.caseId,
  })
}

function withoutNothing(words: { [name in NoticeVariable]?: string | undefined }): NoticeWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''))
}

const reasonOf = (event: CaseEvent, rules: Rules): string | undefined =>
  toldFamily(event, rules)?.why ?? ('reason' in event ? event.reason : undefined)

/** After "We have decided that": by its label, where the council's wordings have no words for it. */
function decisionOf(event: CaseEvent, { decision, assessment }: Rules): string | undefined {
  if (event.type === 'referral-decided') return nextStep(outcomeLabel(decision.outcomes, event.outcome))
  return event.type === 'outcome-decided' ? nextStep(outcomeLabel(assessment.outcomes, event.outcome)) : undefined
}

const nextStep = (label: string): string => `the next step is this: ${label}`

/** The clock that an event is about, or that runs after it: to the decision first, then to the end of the assessment. */
function dueOf(event: CaseEvent, { clocks }: OpenedCase, { decision, assessment }: Rules): string | undefined {
  if (event.type === 'clock-rung-reached') return sayMoment(event.dueAt)
  if (event.type === 'contribution-requested')
    return sayDueDay(clocks.findLast(({ name }) => name.endsWith(`:${event.agency}`))?.due.dueOn)
  const open = clocks.filter(({ settledAt }) => settledAt === undefined)
  const first = open.find(({ name }) => name === decision.clock.name)
  if (first !== undefined) return sayMomentAloud(first.due.dueAt)
  return sayDueDay(open.find(({ name }) => name === assessment.limit.name)?.due.dueOn)
}

const sayDueDay = (day: string | undefined): string | undefined => (day === undefined ? undefined : sayDate(day))

function agencyOf(event: CaseEvent): string | undefined {
  if ('agency' in event) return agencyWords[event.agency]
  if ('agencies' in event) return sayList(event.agencies.map((one) => agencyWords[one]))
  const agency = 'clock' in event ? agencies.find((one) => event.clock.endsWith(`:${one}`)) : undefined
  return agency === undefined ? undefined : agencyWords[agency]
}

const clockLabel = (name: string, { clocks }: OpenedCase): string =>
  clocks.findLast((clock) => clock.name === name)?.rule.label ?? name

function meetingsOf(state: OpenedCase, rules: Rules, personId?: string): string {
  const meetings = roadsOf(state).flatMap(({ road }) => road.meetings?.(state, rules, personId) ?? [])
  const lines = meetings
    .filter(({ mayAttend }) => mayAttend)
    .map(({ what, by, note }) => `${what}${by === undefined ? '' : `, by ${sayDate(by)} at the latest`}. ${note}`)
  return lines.join('\n\n')
}

/** The written assessment as it stood: its sections, and what the worker and the manager recommend, each for themselves (000-22). */
function assessmentTexts(events: readonly CaseEvent[], seq: number, rules: Rules): string {
  const before = events.filter((event) => event.seq <= seq)
  const written = before.findLast((event) => event.type === 'assessment-submitted')
  const agreed = before.findLast((event) => event.type === 'assessment-authorised')
  if (written === undefined) return ''
  const labels = new Map(rules.assessment.sections.map(({ code, label }) => [code, label]))
  const sections = (written.sections ?? []).map(({ code, text }) => `${labels.get(code) ?? code}: ${text}`)
  const manager = agreed === undefined ? [] : [`The manager recommends: ${agreed.recommendation}`]
  return [...sections, `The social worker recommends: ${written.recommendation}`, ...manager].join('\n\n')
}

function planOf(event: CaseEvent): string {
  if (event.type !== 'child-in-need-plan-made' && event.type !== 'child-in-need-plan-changed') return ''
  const { expectedDifference, services = [], reviewOn } = event
  const lines = services.map(
    ({ service, by, until }) => `${service}, from ${by}${until === undefined ? '' : `, until ${sayDate(until)}`}.`,
  )
  const review = reviewOn === undefined ? [] : [`We will look at the plan again by ${sayDate(reviewOn)}.`]
  return [`This is what should become different: ${expectedDifference}`, ...lines, ...review].join('\n\n')
}
