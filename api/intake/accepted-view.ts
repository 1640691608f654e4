import { openClocks } from '../../pathway/clocks/case-clocks'
import { caseLinks, receiptPathOf, referralPathOf } from '../links'
import type { ReferralView } from '../schemas/views'
import type { Opening } from './opening'
import type { Referral } from './referral'

/** What the sender of a referral is told: the reference, each child's case with when its decision is due, and everybody's opaque ids. */
export function acceptedView(referral: Referral): ReferralView {
  const { referralId, receiptCode, practice, receivedAt, acceptedAt, numbered, cases, caller } = referral
  const { people, referrer } = numbered
  return {
    reference: referralId,
    receiptCode,
    practice,
    receivedAt,
    acceptedAt,
    cases: cases.map((opening, child) =>
      openedView(caller.council, opening, child, numbered.children[child]?.id ?? ''),
    ),
    people: [...people.map(({ id, kind }, index) => ({ id, kind, index })), { id: referrer.id, kind: referrer.kind }],
    links: { self: referralPathOf(caller.council, referralId) },
  }
}

function openedView(
  council: string,
  { message, state }: Opening,
  child: number,
  childId: string,
): ReferralView['cases'][number] {
  const { messageId } = message
  return {
    caseId: state.caseId,
    child,
    childId,
    messageId,
    earlierReferrals: (state.earlierReferrals ?? []).map((one) => ({ ...one })),
    decision: decisionDue(state),
    links: {
      ...caseLinks(council, state.caseId, state.referralId),
      receipt: receiptPathOf(council, state.caseId, messageId),
    },
  }
}

/** A case just opened has one clock: the decision on the referral. */
function decisionDue(state: Opening['state']): ReferralView['cases'][number]['decision'] {
  const clock = openClocks(state)[0]
  if (clock === undefined) throw new Error('A new case has no clock')
  const { dueAt, dueOn, explanation } = clock.due
  return { clock: clock.name, dueAt, dueOn, explanation: [...explanation] }
}
