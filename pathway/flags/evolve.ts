import type { OpenedCase } from '../case'
import type { CaseEvent } from '../events'
import type { Evidence } from './facts'

/** The case with its flags, the answers to prompts, and what on the record shows that prompts were heeded. */
export function evolveFlags(state: OpenedCase, event: CaseEvent): OpenedCase {
  const found = evidenceOf(event)
  const seen = state.evidence ?? []
  if (found !== undefined) return seen.includes(found) ? state : { ...state, evidence: [...seen, found] }
  return withFlag(state, event)
}

function withFlag(state: OpenedCase, event: CaseEvent): OpenedCase {
  const { flags = [], promptAnswers = [] } = state
  switch (event.type) {
    case 'flag-raised': {
      const { flag, at: raisedAt, personId } = event
      return { ...state, flags: [...flags, { flag, raisedAt, ...(personId === undefined ? {} : { personId }) }] }
    }
    case 'flag-lowered': {
      const isIt = ({ flag, loweredAt }: (typeof flags)[number]) => flag === event.flag && loweredAt === undefined
      return { ...state, flags: flags.map((one) => (isIt(one) ? { ...one, loweredAt: event.at } : one)) }
    }
    case 'prompt-answered':
    case 'prompt-set-aside': {
      const answer = event.type === 'prompt-answered' ? 'done' : 'set-aside'
      return { ...state, promptAnswers: [...promptAnswers, { prompt: event.prompt, answer, at: event.at }] }
    }
    default:
      return state
  }
}

function evidenceOf(event: CaseEvent): Evidence | undefined {
  switch (event.type) {
    case 'agency-contacted':
      return `contact-agency:${event.agency}`
    case 'family-contacted':
      return 'contact-family'
    case 'child-seen':
      return event.alone ? 'record-child-seen:alone' : undefined
    case 'police-protection-began':
      return 'record-police-protection'
    case 'referral-decided':
      return event.leadsTo === 'assessment' ? 'decide-referral:assessment' : undefined
    case 'private-fostering-recorded':
      return 'record-private-fostering'
    default:
      return undefined
  }
}
