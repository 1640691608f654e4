import type { OpenedCase } from './case'
import type { Notice } from './notice'
import { isFamily, type Agency, type Person } from './people'
import type { WithholdGround, Withholding } from './withholding'

/** Those of the family who are told: with parental responsibility, or caring for the child. */
const family = (people: readonly Person[]): readonly Person[] =>
  people.filter((person) => isFamily(person) && (person.parentalResponsibility || person.kind === 'carer'))

/** A notice to one person, whoever is withheld from. */
export const toPerson = (template: Notice['template'], id: string): Notice => ({
  template,
  recipient: { kind: 'person', id },
})

/** Why a person of the case is not to be told anything now; undefined where nothing stands against it. */
export function groundAgainst(state: OpenedCase, personId: string): WithholdGround | undefined {
  const person = state.people.find(({ id }) => id === personId)
  if (person?.kind === 'referrer') return state.anonymous ? 'anonymous-referrer' : groundFor(state, 'referrer')
  return groundFor(state, 'family')
}

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
  const ground = state.anonymous ? 'anonymous-referrer' : groundFor(state, 'referrer')
  const referrers = state.people.filter((person) => person.kind === 'referrer')
  return referrers.map(({ id }) => withGround(toPerson(template, id), ground))
}

/** To the family, or to those of it who are named; withheld with the ground where a decision says so (000-05, 003-03, 004-52). */
export function toFamily(template: Notice['template'], state: OpenedCase, ids?: readonly string[]): Notice[] {
  const told = ids ?? family(state.people).map(({ id }) => id)
  return told.map((id) => withGround(toPerson(template, id), groundFor(state, 'family')))
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

const withGround = (notice: Notice, ground: WithholdGround | undefined): Notice =>
  ground === undefined ? notice : { ...notice, withheld: ground }
