import { decisionExamples, practiceExamples } from '../../api/examples/commands'
import { consentExamples } from '../../api/examples/people'
import { referralExample } from '../../api/examples/referral'
import type { Rules } from '../../pathway/rules'
import { recordMade, submission } from '../support/assessed'
import { rulesOf } from '../support/paper-case'
import type { Random } from './random'

/** One thing told to a case, and what it must come to. */
export interface Step {
  readonly role: string
  readonly collection: 'decisions' | 'consents' | 'practice'
  /** Made when the opaque id of the mother is known. */
  readonly body: (mother: string) => object
  readonly mustBe: 'applied' | 'refused'
  /** Sent twice at once with one key, as a sender in doubt may. */
  readonly twice: boolean
}

/** How one referral goes: what is sent, and for each of its children what is told to the case, in order. */
export interface Journey {
  readonly referral: object
  readonly practice: boolean
  readonly steps: readonly (readonly Step[])[]
}

/** The outcome of a first decision that closes a case, by council. */
const closing: Readonly<Record<string, string>> = { lancashire: 'other-service', blackpool: 'signposting' }

/** The councils under load. */
export const councils = Object.keys(closing)

const hourMs = 3_600_000

/** Draws how a referral goes. The same numbers give the same journey, whatever happens on its way. */
export function drawJourney(random: Random, council: string): Journey {
  const [child] = referralExample.children
  const children = random.chance(0.4) ? [child, { ...child, forenames: 'Sam' }] : [child]
  return {
    referral: { ...referralExample, children },
    practice: false,
    steps: children.map(() => drawSteps(random.fork(), council)),
  }
}

/**
 * A referral received so long ago that the next rung of its decision's clock comes `inSeconds` from now; nobody decides on it.
 * @param hoursAgo 20 for the warning, 24 for the due date, 26 for the escalation
 */
export function aboutToRing(now: number, hoursAgo: 20 | 24 | 26, inSeconds: number): Journey {
  const receivedAt = new Date(now - hoursAgo * hourMs + inSeconds * 1000).toISOString()
  const late = { receivedAt, lateReason: 'Taken down by hand while the line was out.' }
  return { referral: { ...referralExample, ...late }, practice: false, steps: [[]] }
}

type PlainStep = Omit<Step, 'twice'>

const askedForService: PlainStep = {
  role: 'duty-worker',
  collection: 'practice',
  body: () => practiceExamples['request-service'],
  mustBe: 'applied',
}

/** A practice case on which nobody decides. */
export const practised: Journey = {
  referral: referralExample,
  practice: true,
  steps: [[{ ...askedForService, twice: false }]],
}

function drawSteps(random: Random, council: string): Step[] {
  const before = [askedForService, consented, undecided].filter(() => random.chance(0.5))
  const after = random.chance(0.3) ? closed(closing[council] ?? '') : assessed(random, rulesOf(council))
  return [...before, ...after].map((step) => ({ ...step, twice: random.chance(0.15) }))
}

const consented: PlainStep = {
  role: 'duty-worker',
  collection: 'consents',
  body: (mother) => ({ ...consentExamples.given, personId: mother }),
  mustBe: 'applied',
}

/** A decision by somebody who may not decide. */
const undecided: PlainStep = { ...decided('duty-worker', 'assessment'), mustBe: 'refused' }

function decided(role: string, outcome: string): PlainStep {
  return {
    role,
    collection: 'decisions',
    body: () => ({ ...decisionExamples['decide-referral'], outcome }),
    mustBe: 'applied',
  }
}

/** Decided and thereby closed; what comes after is refused. */
function closed(outcome: string): PlainStep[] {
  return [decided('duty-manager', outcome), { ...askedForService, mustBe: 'refused' }]
}

/** Decided to be assessed, and as far into the assessment as it comes. */
function assessed(random: Random, rules: Rules): PlainStep[] {
  const all: PlainStep[] = [
    decided('duty-manager', 'assessment'),
    { ...decided('team-manager', 'assessment'), mustBe: 'refused' },
    done('team-manager', practiceExamples.allocate),
    done('social-worker', practiceExamples['start-assessment']),
    contactedUnasked,
    done('social-worker', practiceExamples['record-child-seen']),
    ...rules.assessment.recordsBefore.submission.map((code) => done('social-worker', recordMade(code))),
    done('social-worker', submission(rules)),
  ]
  return all.slice(0, random.between(1, all.length))
}

function done(role: string, body: object): PlainStep {
  return { role, collection: 'practice', body: () => body, mustBe: 'applied' }
}

/** Nobody has been asked whether the hospital may be spoken with. */
const contactedUnasked: PlainStep = {
  role: 'social-worker',
  collection: 'practice',
  body: (mother) => ({ ...practiceExamples['contact-agency'], agency: 'hospital', aboutPersonId: mother }),
  mustBe: 'refused',
}
