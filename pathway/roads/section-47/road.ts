import type { OpenCase, OpenedCase } from '../../case'
import type { CaseEvent } from '../../events'
import { mostly } from '../../permissions'
import type { Notice } from '../../notice'
import type { Rules } from '../../rules'
import { toFamily } from '../../telling'
import type { NextStep, Place, Road } from '../road'
import { arrangementSteps, isKeptOut } from './arrangements'
import { holdConference } from './conference'
import { concludeEnquiry, openEnquiry } from './enquiry'
import { familyOf47, meetingsOf47 } from './family'
import { evolveSection47 } from './evolve'
import { afterOutcome } from './outcome'
import { sentenceOf47 } from './sentences'
import { holdStrategyDiscussion } from './strategy-discussion'

const places = {
  'discussion-awaited': 'A strategy discussion is to be held',
  enquiry: 'Section 47 enquiry under way',
  'conference-awaited': 'An initial child protection conference is to be held',
} as const

/**
 * From the concern that a child suffers significant harm to the conference: strategy discussion, section 47 enquiry, initial child
 * protection conference (001-13, 001-16, 003-12 to 003-17; Children Act 1989 s47).
 */
export const section47: Road = {
  name: 'section-47',
  label: 'Section 47',
  place: (state) => {
    const code = placeOf(state)
    return code === undefined ? undefined : { code, label: places[code] }
  },
  steps: {
    'hold-strategy-discussion': holdStrategyDiscussion,
    'conclude-section-47': concludeEnquiry,
    ...arrangementSteps,
    'hold-conference': holdConference,
  },
  evolve: evolveSection47,
  onOutcome: afterOutcome,
  sentence: sentenceOf47,
  family: familyOf47,
  meetings: meetingsOf47,
  notices,
  waiting,
  clocks: ({ section47: { discussion, conference, reports } }) =>
    [discussion, conference, reports].flatMap((rule) => rule ?? []),
}

function placeOf(state: OpenedCase): keyof typeof places | undefined {
  if (openEnquiry(state) !== undefined) return 'enquiry'
  if (state.section47?.conferenceAwaitedSince !== undefined) return 'conference-awaited'
  return state.section47?.discussionAwaited === true ? 'discussion-awaited' : undefined
}

const isExcluded = (state: OpenedCase, recipient: Notice['recipient']): boolean =>
  recipient.kind === 'person' && isKeptOut(state, recipient.id)

/**
 * The family is told of an enquiry and what it is (002-15), and of how it ended; invited to the conference, with whom to turn to for
 * independent advice (003-15) and what it is about (001-16), save who is kept out; given the reports, and told what was decided.
 */
function notices(event: CaseEvent, state: OpenedCase): Notice[] {
  switch (event.type) {
    case 'section-47-enquiry-began':
      return toFamily('section-47-enquiry', state)
    case 'section-47-enquiry-concluded':
      return toFamily('section-47-outcome', state)
    case 'conference-scheduled': {
      const template = event.review ? 'review-invitation' : 'conference-invitation'
      return toFamily(template, state).filter(({ recipient }) => !isExcluded(state, recipient))
    }
    case 'conference-report-shared':
      return toFamily('conference-report', state)
    case 'excluded-from-conference':
      return toFamily('excluded-from-conference', state, [event.personId])
    case 'conference-held':
      return toFamily('conference-outcome', state)
    default:
      return []
  }
}

function waiting(state: OpenCase, rules: Rules): NextStep | undefined {
  const place: Place['code'] | undefined = placeOf(state)
  const manager = mostly('strategy-discussion.hold', rules, 'team-manager')
  switch (place) {
    case 'discussion-awaited':
      return { who: manager, toDo: 'hold a strategy discussion' }
    case 'enquiry':
      return { who: 'social-worker', toDo: 'carry out the section 47 enquiry' }
    case 'conference-awaited':
      return { who: 'conference-chair', toDo: 'hold the initial child protection conference' }
    default:
      return undefined
  }
}
