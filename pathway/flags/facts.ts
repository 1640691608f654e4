import type { Agency } from '../people'
import type { Instant } from '../time'

/** What may be true of a child that asks for particular care or for a step of its own; catalogue.ts says what each prompts. */
export const flagCodes = [
  'sexual-exploitation', 'criminal-exploitation', 'trafficking', 'modern-slavery', 'gangs', 'online-harm', 'radicalisation',
  'fgm', 'honour-based', 'extra-familial-harm', 'missing', 'crime-suspected', 'homeless-16-17', 'unaccompanied',
  'private-fostering', 'young-carer', 'special-educational-needs', 'not-in-education', 'in-hospital', 'communication-needs',
  'youth-justice', 'returning-home', 'parent-in-prison', 'family-abroad', 'unborn',
] as const // prettier-ignore
export type FlagCode = (typeof flagCodes)[number]

/** A flag as it was raised; it stays on record when it is lowered. */
export interface RaisedFlag {
  flag: FlagCode
  raisedAt: Instant
  /** Whom it is about, where that is not the child. */
  personId?: string
  loweredAt?: Instant
}

/** What was said to a prompt: done, or set aside by a manager. The latest counts. */
export interface PromptAnswer {
  prompt: string
  answer: 'done' | 'set-aside'
  at: Instant
}

/** Something on record that shows by itself that a prompt was heeded. */
export type Evidence =
  | `contact-agency:${Agency}`
  | 'contact-family'
  | 'record-child-seen:alone'
  | 'record-police-protection'
  | 'decide-referral:assessment'
  | 'record-private-fostering'

/** What people do. */
export type FlagPractice =
  | { kind: 'raise-flag'; flag: FlagCode; personId?: string; reason: string }
  | { kind: 'lower-flag'; flag: FlagCode; reason: string }
  | { kind: 'answer-prompt'; prompt: string; reason: string }

/** What managers decide. */
export type FlagDecision = { kind: 'set-prompt-aside'; prompt: string; reason: string }

export const flagKinds = ['raise-flag', 'lower-flag', 'answer-prompt', 'set-prompt-aside'] as const

export type FlagEvent =
  | { type: 'flag-raised'; flag: FlagCode; personId?: string; reason: string }
  | { type: 'flag-lowered'; flag: FlagCode; reason: string }
  | { type: 'prompt-answered'; prompt: string; reason: string }
  | { type: 'prompt-set-aside'; prompt: string; reason: string }
