import type { z } from 'zod'
import type { decision } from '../schemas/decisions'
import type { practice } from '../schemas/practice'
import { somebody } from './referral'

/** One body for each decision about where a child lives and what a court or the police has ordered. */
export const careDecisions = {
  'accommodate-child': {
    kind: 'accommodate-child',
    basis: 'consent',
    consentFrom: [somebody],
    reason: 'The mother is in hospital and nobody else can care for the child.',
  },
  'record-no-emergency-action': {
    kind: 'record-no-emergency-action',
    reason: 'The father left the home the same day.',
  },
} satisfies Record<string, z.input<typeof decision>>

/** One body for each thing done about where a child lives and what a court or the police has ordered. */
export const carePractice = {
  'record-private-fostering': {
    kind: 'record-private-fostering',
    arrangement: '8F',
    reason: "Lives with a friend's family since June.",
  },
  'record-private-fostering-visit': { kind: 'record-private-fostering-visit', childSeenAlone: true },
  'end-private-fostering': { kind: 'end-private-fostering', reason: 'The child is with the mother again.' },
  'refuse-accommodation': { kind: 'refuse-accommodation', reason: 'Wants to stay with a friend of the family.' },
  'end-accommodation': {
    kind: 'end-accommodation',
    childGoesTo: 'home',
    reason: 'The mother is well again.',
  },
  'record-care-order': {
    kind: 'record-care-order',
    order: 'interim-care-order',
    reason: 'Made at the first hearing.',
  },
  'end-care-order': { kind: 'end-care-order', reason: 'Discharged by the court.' },
  'record-emergency-protection-order': {
    kind: 'record-emergency-protection-order',
    madeOn: '2026-05-22',
    reason: 'The court heard that the home is not safe for the child.',
  },
  'extend-emergency-protection-order': {
    kind: 'extend-emergency-protection-order',
    days: 7,
    reason: 'The hearing on an interim care order is next week.',
  },
  'end-emergency-protection-order': {
    kind: 'end-emergency-protection-order',
    childGoesTo: 'relative',
    reason: 'The grandmother has been assessed and can keep the child safe.',
  },
  'record-child-assessment-order': {
    kind: 'record-child-assessment-order',
    startsOn: '2026-06-08',
    reason: 'The parents do not let the child be seen.',
  },
  'end-child-assessment-order': {
    kind: 'end-child-assessment-order',
    assessed: true,
    reason: 'The assessment under the order is complete.',
  },
  'record-police-protection': {
    kind: 'record-police-protection',
    reason: 'Officers found the child alone at the station late at night.',
  },
  'end-police-protection': {
    kind: 'end-police-protection',
    childGoesTo: 'home',
    reason: 'The mother is home again and the home is safe.',
  },
} satisfies Record<string, z.input<typeof practice>>
