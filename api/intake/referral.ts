import { randomUUID } from 'node:crypto'
import type { BankHoliday } from '../../pathway/calendar/calendar'
import type { IntakeCommand } from '../../pathway/commands'
import { inverseOf, type EarlierReferral } from '../../pathway/links'
import type { Instant } from '../../pathway/time'
import type { Rules } from '../../pathway/rules'
import { newReceiptCode } from '../../sealing/receipt-code'
import type { Caller } from '../authenticate'
import type { Intake } from '../schemas/intake'
import { openCase, type Opening } from './opening'
import { numberPeople, type Numbered } from './people'

/** What a referral is made of, before anything is stored. */
export interface Sent {
  intake: Intake
  caller: Caller
  practice: boolean
  /** When it counts as accepted: now, or in a practice case where its time begins. */
  acceptedAt: Instant
}

/** A referral ready to be stored: one case a child, all ids made. */
export interface Referral extends Sent {
  referralId: string
  /** For whoever referred. */
  receiptCode: string
  receivedAt: Instant
  numbered: Numbered
  cases: readonly Opening[]
}

/**
 * Makes a referral and its cases of what was sent: one case a child, linked as siblings (004-02).
 * @param proclaimed bank holidays beyond those of the rules' calendar
 * @param earlier the earlier referrals of each child
 */
export function makeReferral(
  sent: Sent,
  rules: Rules,
  proclaimed: readonly BankHoliday[],
  earlier: readonly (readonly EarlierReferral[])[],
): Referral {
  const { intake, caller, acceptedAt } = sent
  const referralId = randomUUID()
  const receivedAt = intake.receivedAt ?? acceptedAt
  const numbered = numberPeople(intake)
  const caseIds = numbered.children.map(() => randomUUID())
  const cases = caseIds.map((caseId, child) => {
    const siblingCaseIds = caseIds.filter((other) => other !== caseId)
    const people = peopleOf(numbered, child)
    const ids = { referralId, receivedAt, caseId, siblingCaseIds, people, proclaimed }
    const command = { ...commandOf(sent, ids), ...ofChild(intake, child, earlier[child] ?? []) }
    return openCase({ messageId: caseId, actor: caller.actor, acceptedAt, command }, rules)
  })
  return { ...sent, referralId, receiptCode: newReceiptCode(), receivedAt, numbered, cases }
}

/** What is said of one child, or follows from it. */
function ofChild(
  { children, earlyHelp, related }: Intake,
  child: number,
  earlierReferrals: readonly EarlierReferral[],
): Partial<IntakeCommand> {
  const expectedOn = children[child]?.expectedOn
  const flags = [...new Set(children[child]?.flags ?? [])]
  return {
    ...(flags.length > 0 && { flags }),
    ...(earlyHelp !== undefined && { earlyHelpOn: earlyHelp.on }),
    ...(expectedOn !== undefined && { expectedOn }),
    ...(related !== undefined && { links: [{ caseId: related.caseId, relation: inverseOf(related.relation) }] }),
    ...(earlierReferrals.length > 0 && { earlierReferrals }),
  }
}

type Ids = Pick<IntakeCommand, 'referralId' | 'receivedAt' | 'caseId' | 'siblingCaseIds' | 'people' | 'proclaimed'>

function commandOf({ intake, caller, practice }: Sent, ids: Ids): IntakeCommand {
  const { lateReason, urgent, source, familyAgreed, referrer } = intake
  return {
    kind: 'receive-referral',
    council: caller.council,
    ...ids,
    practice,
    ...(lateReason !== undefined && { lateReason }),
    urgent,
    source,
    anonymous: referrer.anonymous,
    familyAgreed,
  }
}

function peopleOf({ children, people, referrer }: Numbered, child: number): IntakeCommand['people'] {
  return [...children.slice(child, child + 1), ...people, referrer]
}
