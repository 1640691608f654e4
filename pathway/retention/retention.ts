import { addMonths } from '../calendar/dates'
import { londonDate } from '../calendar/london'
import { sayCount, sayDate } from '../calendar/words'
import type { OpenedCase } from '../case'
import type { LocalDate } from '../time'
import {
  classesOf,
  classWords,
  type ClassRule,
  type RecordClass,
  type RetentionAnchor,
  type RetentionClass,
} from './classes'
import type { RetentionRules } from './classes'

/** One reason for the day, as a code and in words. `until`: the day it comes to by itself. */
export interface RetentionReason {
  code: RecordClass | 'open' | 'sibling-open' | 'sibling-kept' | 'case-open' | 'case-kept'
  says: string
  until?: LocalDate
  source?: string
}

/**
 * How long a record is kept. `deleteOn`: the first day in London on which it may be destroyed; absent while it is open, or a case that is
 * kept together with it is.
 */
export interface Retention {
  /** The class that keeps it longest. */
  class: RecordClass
  anchor: RetentionAnchor
  deleteOn: LocalDate | undefined
  because: readonly RetentionReason[]
}

/** What the case itself does not hold. */
export interface RetentionFacts {
  /** The child's day of birth; absent where it is not known, or before birth. */
  bornOn?: LocalDate
  /** The other cases of the same referral that are still on record: their own days, without this one; undefined of an open one. */
  siblings: readonly { caseId: string; deleteOn: LocalDate | undefined }[]
}

interface Period {
  class: RetentionClass
  anchor: RetentionAnchor
  until: LocalDate
  says: string
  source: string
}

/** RC2 of the children in need census. */
const died = 'RC2'

const after = (day: LocalDate, years: number): LocalDate => addMonths(day, 12 * years)

/**
 * How long a record is kept, worked out anew each time from what has happened, the council's periods and the dates: never a timer. Pure. Of all
 * the classes it belongs to, the latest day counts, so that more happening never shortens it. Without a day of birth a period from birth is
 * counted from closure, which is longer.
 */
export function retentionOf(state: OpenedCase, facts: RetentionFacts, rules: RetentionRules): Retention {
  const classes = classesOf(state)
  const ruled = rules.classes.filter(({ code }) => classes.includes(code))
  if (state.stage !== 'closed') return whileOpen(ruled)
  const closedOn = londonDate(state.closedAt)
  const isDead = state.closureReason === died
  const periods = ruled.map((rule) => periodOf(rule, { closedOn, isDead, bornOn: state.bornOn ?? facts.bornOn }))
  const [longest, ...others] = periods.toSorted((a, b) => b.until.localeCompare(a.until))
  if (longest === undefined) throw new Error('Every record is of a class')
  return withSiblings(
    {
      ...{ class: longest.class, anchor: longest.anchor, deleteOn: longest.until },
      because: [longest, ...others].map(({ class: code, says, until, source }) => ({ code, says, until, source })),
    },
    facts,
    rules,
  )
}

function whileOpen([first]: readonly ClassRule[]): Retention {
  const says = 'The case is open; what is open is kept.'
  return {
    ...{ class: first?.code ?? 'referral-only', anchor: 'closure', deleteOn: undefined },
    because: [{ code: 'open', says }],
  }
}

interface Dates {
  closedOn: LocalDate
  isDead: boolean
  bornOn: LocalDate | undefined
}

function periodOf(rule: ClassRule, dates: Dates): Period {
  const { closedOn, isDead, bornOn } = dates
  const { code, years, yearsAfterDeath, source } = rule
  const period = (anchor: RetentionAnchor, from: LocalDate, count: number, words: string): Period => ({
    ...{ class: code, anchor, until: after(from, count), source },
    says: `${classWords[code]}: ${sayCount(count, 'year')} ${words}.`,
  })
  if (isDead && yearsAfterDeath !== undefined && bornOn !== undefined && closedOn < after(bornOn, 18))
    return period(
      ...(['death', closedOn, yearsAfterDeath] as const),
      `from the death of the child, counted from the closing of the case on ${sayDate(closedOn)} as the day of death is not on record`,
    )
  if (rule.from === 'closure') return period('closure', closedOn, years, `from its closing on ${sayDate(closedOn)}`)
  if (bornOn !== undefined) return period('birth', bornOn, years, 'from the birth of the child')
  const whyNot = 'as no day of birth is on record, which is longer'
  return period(
    'closure',
    closedOn,
    years,
    `counted from its closing on ${sayDate(closedOn)} in place of birth, ${whyNot}`,
  )
}

function withSiblings(own: Retention, { siblings }: RetentionFacts, rules: RetentionRules): Retention {
  const { kept, source } = rules.siblings
  if (kept === 'apart' || own.deleteOn === undefined) return own
  const open = siblings.filter(({ deleteOn }) => deleteOn === undefined)
  if (open.length > 0) {
    const says = 'The case of a brother or sister from the same referral is open, and both are kept together.'
    return { ...own, deleteOn: undefined, because: [{ code: 'sibling-open', says, source }, ...own.because] }
  }
  const until = siblings.reduce(
    (latest, { deleteOn = latest }) => (deleteOn > latest ? deleteOn : latest),
    own.deleteOn,
  )
  if (until === own.deleteOn) return own
  const says = 'The case of a brother or sister from the same referral is kept longer, and both are kept together.'
  return { ...own, deleteOn: until, because: [{ code: 'sibling-kept', says, until, source }, ...own.because] }
}

/** Whether a record may be destroyed on this day, as far as time goes. */
export const isOver = ({ deleteOn }: Pick<Retention, 'deleteOn'>, today: LocalDate): boolean =>
  deleteOn !== undefined && deleteOn <= today
