import { sayDate, sayList, sayMoment } from './calendar/words'
import { ledgerSentence } from './clocks/ledger/sentences'
import { agencyWords } from './agency-words'
import type { CaseEvent } from './events'
import { preBirthSentence } from './pre-birth/steps'
import { formOf } from './records/catalogue'
import { refusalMessages } from './refusals'
import { flagSentence } from './flags/sentence'
import { restrictionSentence } from './restriction/sentence'
import { isClockOf, roadClocks, roadSentence } from './roads'
import { sayRole } from './roles'
import { matterClocks } from './matters/clocks'
import type { OutcomeRule, Rules } from './rules'

/**
 * One plain sentence for an event, in the council's own words. Reasons and notes are not in it: they are data of the event, shown
 * beside it to those who may read them.
 */
export function timelineSentence(event: CaseEvent, rules: Rules): string {
  return (
    clockSentence(event, rules) ??
    ledgerSentence(event, (name) => clockLabel(rules, name)) ??
    assessmentSentence(event, rules) ??
    contactSentence(event) ??
    handsSentence(event) ??
    flagSentence(event) ??
    restrictionSentence(event) ??
    preBirthSentence(event) ??
    roadSentence(event, rules) ??
    otherSentence(event, rules)
  )
}

/** What the council calls a clock, by its name. */
function clockLabel(rules: Rules, name: string): string {
  const { decision, assessment } = rules
  const { length } = assessment
  const brief = length.kind === 'brief-then-further' ? [length.brief, length.further] : []
  const again = [assessment.reassessment.clock, ...(assessment.update === 'none' ? [] : [assessment.update])]
  const known = [
    decision.clock,
    assessment.limit,
    ...assessment.checkpoints,
    ...brief,
    ...again,
    ...roadClocks(rules),
    ...matterClocks(rules),
  ]
  return known.find((rule) => isClockOf(rule, name))?.label ?? name
}

const settledWords = {
  met: 'was met in time',
  'met-late': 'was met late',
  breached: 'stopped; it had been passed and nobody had acted',
  'not-required': 'stopped; it is not needed any more',
  withdrawn: 'was withdrawn with the rule it ran under',
}

function clockSentence(event: CaseEvent, rules: Rules): string | undefined {
  switch (event.type) {
    case 'clock-started':
      return event.due.dueAt < event.at
        ? `The clock "${event.rule.label}" started overdue; it was due ${sayMoment(event.due.dueAt)}.`
        : `The clock "${event.rule.label}" started; it is due ${sayMoment(event.due.dueAt)}.`
    case 'clock-rung-reached':
      return `The clock "${clockLabel(rules, event.clock)}" reached "${event.rung}" (due ${sayMoment(event.dueAt)}); the ${sayRole(event.tell)} is told.`
    case 'clock-settled':
      return `The clock "${clockLabel(rules, event.clock)}" ${settledWords[event.status]}.`
    case 'breach-withdrawn':
      return `The step for the clock "${clockLabel(rules, event.clock)}" had been taken in time, on ${sayMoment(event.acceptedAt)}: no breach stands.`
    case 'heard-late':
      return `Accepted on ${sayMoment(event.acceptedAt)} and heard on ${sayMoment(event.heardAt)}; the first counts.`
    default:
      return undefined
  }
}

const labelOf = (outcomes: readonly OutcomeRule[], code: string): string =>
  outcomes.find((outcome) => outcome.code === code)?.label ?? code

const triggerLabel = (code: string, { assessment }: Rules): string =>
  assessment.reassessment.triggers.find((trigger) => trigger.code === code)?.label ?? code

function assessmentSentence(event: CaseEvent, rules: Rules): string | undefined {
  const name = rules.words.assessment
  switch (event.type) {
    case 'assessment-started':
      return `The ${name} started on ${sayDate(event.startedOn)}.`
    case 'assessment-length-set':
      return `The length of the ${name} was set to ${String(event.days)} days.`
    case 'checkpoint-decided':
      return event.furtherAssessment
        ? `A further assessment was ordered.`
        : `No further assessment was found to be needed.`
    case 'checkpoint-reviewed':
      return `The manager reviewed the ${clockLabel(rules, event.checkpoint)}.`
    case 'overrun-explained':
      return `The reasons of the ${event.from === 'professionals' ? 'professionals' : 'social worker'} for the delay were recorded.`
    case 'assessment-submitted':
      return `The ${name} was submitted for authorisation.`
    case 'assessment-returned':
      return `The ${name} was returned to the social worker.`
    case 'assessment-authorised':
      return `The ${name} was authorised.`
    case 'reassessment-started':
      return `A new ${name} was begun: ${triggerLabel(event.trigger, rules)}.`
    case 'new-information-recorded':
      return event.reopens
        ? `New information called the conclusions of the ${name} into question.`
        : `A manager recorded new information that leaves the conclusions of the ${name} as they are.`
    case 'outcome-decided':
      return `The outcome of the ${name} is "${labelOf(rules.assessment.outcomes, event.outcome)}".`
    default:
      return undefined
  }
}

const waivedWords = ({ for: waived }: { for?: 'writing' }): string =>
  waived === 'writing' ? 'writing to somebody' : 'one contact'

function notDone({ asked, explained }: Extract<CaseEvent, { type: 'consent-overridden' }>): string {
  if (!asked && !explained) return ', without asking for it and without explaining it to the family'
  if (!asked) return ', without asking for it'
  return explained ? '' : ', without explaining it to the family'
}

function contactSentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'consent-asked':
      return `Somebody was asked whether we may speak with ${sayList(event.agencies.map((one) => agencyWords[one]))}.`
    case 'consent-recorded':
      return `Consent to speak with ${agencyWords[event.agency]} was ${event.answer}.`
    case 'consent-overridden':
      return `A manager decided to speak with ${agencyWords[event.agency]} without consent${notDone(event)}.`
    case 'agency-contacted':
      return `A worker spoke with ${agencyWords[event.agency]} ${event.ground === 'consent' ? 'with' : 'without'} consent.`
    case 'family-contacted':
      return event.waived
        ? 'The family was contacted without an interpreter, as approved.'
        : 'The family was contacted.'
    case 'adjustments-waived':
      return `A manager approved ${waivedWords(event)} without the adjustments that somebody needs.`
    case 'interpreter-waived':
      return `A manager approved ${waivedWords(event)} without an interpreter.`
    case 'writing-waiver-ended':
      return 'Somebody is not written to any more without what they need for it.'
    case 'child-seen':
      return `The child was seen${event.alone ? ' alone' : ''} on ${sayDate(event.seenOn)}.`
    case 'child-not-seen':
      return `A manager recorded why the child was not ${event.missing === 'seen' ? 'seen' : 'seen alone'}.`
    default:
      return undefined
  }
}

function handsSentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'worker-allocated':
      return event.previousWorkerId === undefined
        ? 'A social worker was allocated.'
        : 'Another social worker was allocated.'
    case 'case-transferred':
      return `The case was transferred to another team (${event.team})${event.workerId === undefined ? '' : ', with a social worker of its own'}.`
    case 'case-handed-over':
      return `The case was handed over to another council: ${event.toCouncil}.`
    case 'case-closed':
      return 'The case was closed.'
    case 'case-reopened':
      return 'The case was reopened.'
    default:
      return undefined
  }
}

function otherSentence(event: CaseEvent, rules: Rules): string {
  switch (event.type) {
    case 'referral-received':
      return `The ${rules.words.referral} was received on ${sayMoment(event.receivedAt)}.`
    case 'referral-decided':
      return `The response was decided: "${labelOf(rules.decision.outcomes, event.outcome)}".`
    case 'case-linked':
      return `The case was linked with that of another child (${event.relation.replaceAll('-', ' ')}).`
    case 'marked-urgent':
      return `The ${rules.words.referral} was found to be urgent.`
    case 'wait-recorded':
      return `The ${rules.words.assessment} waits to start; its urgency is ${event.urgency}.`
    case 'service-requested':
      return 'A service was requested for the family.'
    case 'comment-added':
      return "The family's comment was added beside the record."
    case 'record-made':
      return `Recorded: ${formOf(event.record)?.label ?? event.record}.`
    case 'copy-requested':
      return `A copy of the ${rules.words.assessment} was asked for.`
    case 'bank-holiday-proclaimed':
      return `${sayDate(event.date)} was proclaimed a bank holiday (${event.title}).`
    case 'bank-holiday-withdrawn':
      return `${sayDate(event.date)} is no bank holiday after all: ${event.title} was withdrawn.`
    case 'step-refused':
      return `A step was tried and refused: ${refusalMessages[event.code]}`
    default:
      return event.type
  }
}
