import type { OpenedCase } from './case'
import type { Notice } from './notice'
import { noticeKinds } from './notice-kinds'
import { isFamily, type Agency, type Person } from './people'
import type { WithholdGround, Withholding } from './withholding/grounds'
import { standingAgainst } from './withholding/standing'

/** Those of the family who are told: with parental responsibility, or caring for the child. */
const family = (people: readonly Person[]): readonly Person[] =>
  people.filter((person) => isFamily(person) && (person.parentalResponsibility || person.kind === 'carer'))

/** A notice to one person of the case, or withheld from them with the ground. */
export function toPerson(template: Notice['template'], state: OpenedCase, id: string): Notice {
  const notice: Notice = { template, recipient: { kind: 'person', id } }
  const ground = groundAgainst(state, id, template)
  return ground === undefined ? notice : { ...notice, withheld: ground }
}

/**
 * Why a person of the case is not to be told this now; undefined where nothing stands against it. Asked when a notice is recorded, and again
 * when it is sent. Counts what the last decision withholds and what managers withhold until they end it (000-05, 003-03, 004-52). Where only
 * the reasons are withheld, what is nothing but the written assessment or the plan does not go out: it would be an empty page.
 */
export function groundAgainst(
  state: OpenedCase,
  personId: string,
  template: Notice['template'],
): WithholdGround | undefined {
  const person = state.people.find(({ id }) => id === personId)
  const isReferrer = person?.kind === 'referrer'
  if (isReferrer && state.anonymous) return 'anonymous-referrer'
  const decided = groundFor(state, isReferrer ? 'referrer' : 'family')
  const stands = standingAgainst(state, personId).find(({ what }) => what === 'all' || isAllReasons(template))
  return decided ?? stands?.ground
}

/** The written assessment and the plan are what was found and why, from beginning to end. */
const isAllReasons = (template: Notice['template']): boolean =>
  noticeKinds[template].mustSay?.some((one) => one === 'assessment' || one === 'plan') === true

/** Whether a person of the case is told what happens and what is decided without the reasons for it. */
export const reasonsWithheld = (state: OpenedCase, personId: string): boolean =>
  standingAgainst(state, personId).some(({ what }) => what === 'reasons')

/** Why an agency is not to be told anything now: nobody's consent to speak with it stands, and no manager's override. */
export function groundAgainstAgency(state: OpenedCase, agency: Agency, about?: string): WithholdGround | undefined {
  const asked = state.consents.filter((one) => one.agency === agency && (about === undefined || one.personId === about))
  const stands = asked.some(({ answer, overridden }) => answer === 'given' || overridden)
  return stands ? undefined : 'consent-withdrawn'
}

const groundFor = (state: OpenedCase, from: Withholding['from']): WithholdGround | undefined =>
  state.withheld.find((one) => one.from === from)?.ground

/** To whoever referred, or withheld from them with the ground; an anonymous referrer cannot be told. */
export function toReferrers(template: Notice['template'], state: OpenedCase): Notice[] {
  const referrers = state.people.filter((person) => person.kind === 'referrer')
  return referrers.map(({ id }) => toPerson(template, state, id))
}

/** To the family, or to those of it who are named; withheld with the ground from whom it is to be kept (000-05, 003-03, 004-52). */
export function toFamily(template: Notice['template'], state: OpenedCase, ids?: readonly string[]): Notice[] {
  const told = ids ?? family(state.people).map(({ id }) => id)
  return told.map((id) => toPerson(template, state, id))
}

/** To the agencies that gave to the assessment; each is told only while the consent to speak with it stands (004-52). */
export const toAgencies = (template: Notice['template'], state: OpenedCase): Notice[] =>
  (state.contributions ?? [])
    .filter((one) => one.state === 'received')
    .map(({ agency }) => ({ template, recipient: { kind: 'agency', agency } }))

/** To the family, both parents among them whatever their responsibility in law, and to their solicitors (004-56). */
export function toParentsAndSolicitors(template: Notice['template'], state: OpenedCase): Notice[] {
  const told = family(state.people)
  const isTold = (person: Person) => told.includes(person) || ['mother', 'father', 'solicitor'].includes(person.kind)
  return toFamily(
    template,
    state,
    state.people.filter(isTold).map(({ id }) => id),
  )
}
