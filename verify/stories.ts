import { caseMachine } from '../pathway/case-machine'
import { completeRules } from '../pathway/earlier-rules'
import { hasOpened, type Standing } from '../pathway/standing'
import type { Machine } from '../pathway/machine'
import { accessRequestMachine } from '../pathway/matters/access/access-request'
import { complaintMachine } from '../pathway/matters/complaints/complaint'
import type { CaseKind } from '../pathway/matters/kinds'
import { emergencyMachine } from '../pathway/matters/emergency/emergency-access'
import { rectificationMachine } from '../pathway/matters/rectification/rectification'
import type { Rules } from '../pathway/rules'
import type { RecordedAny } from '../pathway/stamp'
import type { Instant } from '../pathway/time'
import { listingOf } from '../workflows/listing'
import type { CaseListing } from '../workflows/contracts'

/** What a record says, by the rules of its kind: how things stand after its events, and what lists show of that. */
export interface Story {
  fold(events: readonly RecordedAny[]): Standing
  listing(events: readonly RecordedAny[], rules: Rules, now: Instant): CaseListing
}

function storyOf<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  machine: Machine<S, C, B>,
): Story {
  const fold = (events: readonly RecordedAny[]): S =>
    events
      .filter((event) => machine.owns(event))
      .reduce<S>((state, event) => machine.evolve(state, event), machine.unopened)
  return {
    fold,
    listing: (events, rules, now) => {
      const state = fold(events)
      return listingOf(state, machine.waiting(state, completeRules(rules)), now)
    },
  }
}

/** Each kind's. */
export const stories: Record<CaseKind, Story> = {
  referral: storyOf(caseMachine),
  'access-request': storyOf(accessRequestMachine),
  rectification: storyOf(rectificationMachine),
  complaint: storyOf(complaintMachine),
  'emergency-access': storyOf(emergencyMachine),
}

/** The clocks of a case or matter; none before it is opened. */
export const clocksOf = (state: Standing) => (hasOpened(state) ? state.clocks : [])
