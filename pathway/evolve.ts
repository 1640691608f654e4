import { isOpened, unopened, type Case, type Consent, type OpenedCase, type WaivedBy } from './case'
import type { CaseEvent } from './events'
import { evolveAssessment } from './evolve-assessment'
import { evolveClocks } from './evolve-clocks'
import { evolveFlags } from './flags/evolve'
import { evolvePreBirth } from './pre-birth/steps'
import { evolveRestriction } from './restriction/evolve'
import { withRecord } from './records/made'
import { evolveRoads } from './roads'

/**
 * The case after an event. Pure; never refuses: what is on the record has happened. An event that does not concern a part of the case
 * leaves that part as it was, so that later kinds of events can be added.
 */
export function evolve(state: Case, event: CaseEvent): Case {
  if (event.type === 'referral-received') return receive(event)
  if (!isOpened(state)) return state
  const parts = [
    evolveClocks,
    evolveAssessment,
    evolveFacts,
    evolvePreBirth,
    evolveRoads,
    evolveFlags,
    evolveRestriction,
  ]
  const next = parts.reduce<OpenedCase>((before, part) => part(before, event), state)
  return { ...next, seq: event.seq }
}

/** The case as its events make it, from the first to the last given: all of them for today, fewer for a past moment. */
export function fold(events: readonly CaseEvent[]): Case {
  return events.reduce<Case>(evolve, unopened)
}

function receive(event: Extract<CaseEvent, { type: 'referral-received' }>): OpenedCase {
  const { council, caseId, referralId, practice, seq, receivedAt, acceptedAt, urgent, source, anonymous } = event
  const { siblingCaseIds, people, proclaimed, familyAgreed, flags, links, earlierReferrals, at } = event
  const { earlyHelpOn, expectedOn } = event
  return {
    stage: 'awaiting-decision',
    ...{ council, caseId, referralId, practice, seq, receivedAt, acceptedAt, urgent, source, anonymous },
    ...{ siblingCaseIds, people, proclaimed, familyAgreed },
    ...(flags !== undefined && { flags: flags.map((flag) => ({ flag, raisedAt: at })) }),
    ...(earlyHelpOn !== undefined && { earlyHelpOn }),
    ...(expectedOn !== undefined && { expectedOn }),
    ...(links !== undefined && { links }),
    ...(earlierReferrals !== undefined && { earlierReferrals }),
    consents: [],
    interpreterWaivers: [],
    child: { seen: 'no', notSeenRecorded: false },
    clocks: [],
    withheld: [],
    servicesRequested: 0,
  }
}

function evolveFacts(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'referral-decided':
    case 'assessment-authorised':
    case 'outcome-decided':
      return event.withhold === undefined ? state : { ...state, withheld: event.withhold }
    case 'case-linked':
      return { ...state, links: [...(state.links ?? []), { caseId: event.caseId, relation: event.relation }] }
    case 'marked-urgent':
      return { ...state, urgent: true }
    case 'worker-allocated':
    case 'case-transferred':
      return withWorker(state, event)
    case 'consent-recorded':
      return {
        ...state,
        consents: withConsent(state, event.personId, event.agency, { answer: event.answer, overridden: false }),
      }
    case 'consent-overridden':
      return { ...state, consents: withConsent(state, event.personId, event.agency, { overridden: true }) }
    case 'adjustments-waived':
    case 'interpreter-waived':
    case 'writing-waiver-ended':
      return withWaiver(state, event)
    case 'family-contacted':
      return withoutWaivers(state, event)
    case 'record-made':
      return withRecord(state, event)
    case 'bank-holiday-proclaimed':
      return { ...state, proclaimed: [...state.proclaimed, { date: event.date, title: event.title }] }
    case 'bank-holiday-withdrawn':
      return { ...state, proclaimed: state.proclaimed.filter(({ date }) => date !== event.date) }
    case 'receipt-corrected':
      return { ...state, receivedAt: event.receivedAt, firstReceivedAt: state.firstReceivedAt ?? event.previously }
    case 'service-requested':
      return { ...state, servicesRequested: state.servicesRequested + 1 }
    default:
      return state
  }
}

function withWorker(
  state: OpenedCase,
  event: Extract<CaseEvent, { type: 'worker-allocated' | 'case-transferred' }>,
): OpenedCase {
  if (event.type === 'worker-allocated') return { ...state, allocatedTo: event.workerId }
  const { team, workerId } = event
  return { ...state, team, ...(workerId !== undefined && { allocatedTo: workerId }) }
}

type Waived = Extract<CaseEvent, { type: 'adjustments-waived' | 'interpreter-waived' | 'writing-waiver-ended' }>

/** An approval for writing is there once, and stands until it is ended. */
function withWaiver(state: OpenedCase, event: Waived): OpenedCase {
  const { personId } = event
  const { interpreterWaivers, adjustmentWaivers = [], writingWaivers = [] } = state
  if (event.type === 'writing-waiver-ended')
    return { ...state, writingWaivers: writingWaivers.filter((one) => one.personId !== personId) }
  const need = event.type === 'interpreter-waived' ? 'interpreter' : 'adjustments'
  if (event.for === 'writing') {
    const others = writingWaivers.filter((one) => one.personId !== personId || one.need !== need)
    return { ...state, writingWaivers: [...others, { personId, need }] }
  }
  const waivedBy = [...(state.waivedBy ?? []), { personId, need, by: event.by } as const]
  return need === 'interpreter'
    ? { ...state, waivedBy, interpreterWaivers: [...interpreterWaivers, personId] }
    : { ...state, waivedBy, adjustmentWaivers: [...adjustmentWaivers, personId] }
}

/** An approval for one contact is used up by it. */
function withoutWaivers(state: OpenedCase, event: Extract<CaseEvent, { type: 'family-contacted' }>): OpenedCase {
  const { personId, waived, adjustmentsWaived, by } = event
  const { interpreterWaivers, adjustmentWaivers = [], waivedBy } = state
  const used = [
    ...(waived ? (['interpreter'] as const) : []),
    ...(adjustmentsWaived === true ? (['adjustments'] as const) : []),
  ]
  return {
    ...state,
    ...(waivedBy !== undefined && {
      waivedBy: used.reduce((left, need) => withoutApproval(left, { personId, need, by }), waivedBy),
    }),
    ...(waived && { interpreterWaivers: withoutOne(interpreterWaivers, personId) }),
    ...(adjustmentsWaived === true && { adjustmentWaivers: withoutOne(adjustmentWaivers, personId) }),
  }
}

/** What is used up is somebody else's approval, where there is one. */
function withoutApproval(list: readonly WaivedBy[], used: WaivedBy): readonly WaivedBy[] {
  const alike = list.filter(({ personId, need }) => personId === used.personId && need === used.need)
  const gone = alike.find(({ by }) => by !== used.by) ?? alike[0]
  return list.filter((one) => one !== gone)
}

function withConsent(
  state: OpenedCase,
  personId: string,
  agency: Consent['agency'],
  change: Partial<Consent>,
): readonly Consent[] {
  const same = (consent: Consent) => consent.personId === personId && consent.agency === agency
  const before = state.consents.find(same) ?? { personId, agency, overridden: false }
  return [...state.consents.filter((consent) => !same(consent)), { ...before, ...change }]
}

function withoutOne(list: readonly string[], item: string): readonly string[] {
  const index = list.indexOf(item)
  return index < 0 ? list : list.toSpliced(index, 1)
}
