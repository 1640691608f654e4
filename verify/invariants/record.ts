import { isDeepStrictEqual } from 'node:util'
import type { RecordedAny } from '../../pathway/stamp'
import type { Rules } from '../../pathway/rules'
import type { CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { stories } from '../stories'
import { differences } from '../view'

const caseIdOf = ({ row }: CaseBook) => row.caseId
const begun = ({ cases }: CouncilBook) => cases.filter(({ row }) => row.seq > 0)

/** The rules of a version, as they are on record. */
export function rulesIn({ configurations }: CouncilBook, version: string): Rules | undefined {
  const body = configurations.find(({ hash }) => hash === version)?.body
  const isBody = (value: unknown): value is { rules: Rules } =>
    typeof value === 'object' && value !== null && 'rules' in value
  return isBody(body) ? body.rules : undefined
}

/** I1: each case has its one opening, that of a child's by its own id, and its first event follows from it. */
export const intakes = (book: CouncilBook): Found =>
  each(book.cases, caseIdOf, ({ row, messages, events, recorded }) => {
    const [opening, ...more] = messages.filter(({ kind }) => kind === row.kind)
    const isOwn = row.kind !== 'referral' || opening?.messageId === row.caseId
    if (opening === undefined || more.length > 0 || !isOwn) return 'it has not one opening of its own'
    if (recorded.length === 0) return undefined
    return events[0]?.messageId === opening.messageId ? undefined : 'its first event follows from another message'
  })

/** I5: events without gap, stages that follow each other as its machine has it, nothing but a reopening after the end. */
export const path = (book: CouncilBook): Found =>
  together(
    each(book.cases, caseIdOf, ({ recorded }) => {
      const gap = recorded.findIndex(({ seq }, index) => seq !== index + 1)
      return gap < 0 ? undefined : `event ${gap + 1} is missing`
    }),
    each(book.cases, caseIdOf, ({ row, events }) => {
      const after = afterTheEnd(row.kind, events)
      return after === undefined ? undefined : `event ${after.seq}, ${after.type}, came after the end`
    }),
  )

const allowedAtTheEnd = ['case-reopened', 'step-refused', 'heard-late', 'clock-settled', 'clock-restated']
/** Who sees a record is decided when it is closed, too, and what two have to agree on is asked and answered. */
const alwaysAllowed = [
  ...['record-restricted', 'restriction-lifted', 'admitted-to-record', 'removed-from-record', 'conflict-declared'],
  ...['conflict-ended', 'approval-asked', 'approval-given', 'approval-declined', 'step-withdrawn'],
]

function afterTheEnd(kind: CaseBook['row']['kind'], events: readonly RecordedAny[]): RecordedAny | undefined {
  const closing = events.findIndex((_, index) => stories[kind].fold(events.slice(0, index + 1)).stage === 'closed')
  if (closing < 0) return undefined
  const message = events[closing]?.messageId
  const rest = events.slice(closing + 1)
  if (rest.some(({ type }) => type === 'case-reopened')) return undefined
  return rest.find(
    ({ type, messageId }) =>
      ![...allowedAtTheEnd, ...alwaysAllowed].includes(type) && (message === undefined || messageId !== message),
  )
}

/** I10: the read model is its record folded, field by field. */
export const readModel = (book: CouncilBook): Found =>
  each(book.cases, caseIdOf, (one) => {
    const rules = rulesIn(book, one.row.rulesVersion)
    if (rules === undefined) return 'the rules it names are not on record'
    const fields = differences(one, rules).map(({ field }) => field)
    return fields.length === 0 ? undefined : `it differs from its record in ${fields.join(', ')}`
  })

/** I10 besides: the record is what replaying the histories comes to. */
export const replayedRecord = (book: CouncilBook): Found =>
  each(begun(book), caseIdOf, ({ workflow, events }) => {
    if (workflow === undefined) return undefined
    return isDeepStrictEqual(plain(workflow.replayed), plain(events))
      ? undefined
      : 'its histories come to another record'
  })

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** I20: an event is recorded after the one before it. */
export const clocksForward = (book: CouncilBook): Found =>
  each(book.cases, caseIdOf, ({ recorded }) => {
    const back = recorded.find(({ recordedAt }, index) => recordedAt < (recorded[index - 1]?.recordedAt ?? ''))
    return back === undefined ? undefined : `event ${back.seq} was recorded before the one before it`
  })

/** I23: what is open and what is closed is all that was received, by the read model and by the record. */
export const totals = (book: CouncilBook): Found => {
  const closed = book.cases.filter(({ row }) => row.stage === 'closed').length
  const byRecord = book.cases.filter(({ row, events }) => stories[row.kind].fold(events).stage === 'closed').length
  const received = book.cases.flatMap(({ messages, row }) => messages.filter(({ kind }) => kind === row.kind)).length
  const wrong = [
    ...(closed === byRecord ? [] : [`${closed} are closed by the read model, ${byRecord} by the record`]),
    ...(received === book.cases.length ? [] : [`${received} were received and there are ${book.cases.length} cases`]),
  ]
  return { checked: book.cases.length, wrong: wrong.map((says) => ({ id: book.council, says })) }
}
