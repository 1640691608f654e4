import { matterRefusals } from './matters/refusals'

/** Why a step is refused: the stable code and the plain sentence that goes with it. */
export const refusalMessages = {
  'not-legal-now': 'This step is not possible at this point of the case.',
  'role-not-allowed': 'Your role may not take this step.',
  'own-request':
    'Who is allocated to the assessment, submitted it, or gave the reasons why it is late may not authorise it; another manager must.',
  'unknown-outcome': 'This outcome is not one that this council allows here.',
  'length-outside-range': 'The length of the assessment is outside the range this council allows.',
  'length-already-over': 'Of this length the assessment would be due before now.',
  'full-assessment-not-offered': 'This council does not distinguish a full assessment from the outset.',
  'unknown-checkpoint':
    'No review of this name is open: there is no such checkpoint, or it asks for a decision (decide-checkpoint).',
  'too-early-to-review': 'This checkpoint is too far ahead to be reviewed.',
  'checkpoint-already-reviewed': 'This checkpoint has already been reviewed.',
  'unknown-person': 'Nobody with this person id is in the case.',
  'consent-missing': 'Consent to speak with this agency about this person has not been given.',
  'consent-refused':
    'This person has refused consent to speak with this agency; a manager may override it with a reason.',
  'consent-withdrawn':
    'This person has withdrawn consent to speak with this agency; a manager may override it with a reason.',
  'ask-and-explain': 'Say that consent was asked and the step explained to the family, or for each of the two why not.',
  'interpreter-needed': 'This person needs an interpreter; use one, or have a manager approve going without.',
  'sections-missing': 'Every section of the assessment has to be written.',
  'unknown-section': 'The form of this council has no such section, or not twice.',
  'questions-unanswered': 'Worker and manager each answer every question that this council asks of them.',
  'unknown-question': 'This council does not ask this question, or not twice.',
  'unknown-record': 'There is no record of this name.',
  'record-not-yours': 'This record is made by somebody of another role.',
  'record-not-here': 'This record is not made at this point of the case.',
  'record-faulty': 'The questions of this record are not all answered as they ask.',
  'record-missing': 'This council asks for records that have not been made.',
  'unknown-trigger': 'This council does not name this as an occasion for a new assessment.',
  'contribution-awaited': 'This agency has been asked already, and its contribution is awaited.',
  'contribution-not-awaited': 'No contribution of this agency is awaited.',
  'adjustments-needed':
    'This person needs adjustments for a disability; make them, or have a manager approve going without.',
  'no-writing-waiver': 'Nobody has approved writing to this person in spite of what they need.',
  'consent-not-theirs': 'Consent to speak with agencies is asked of the child and the family.',
  'own-waiver': 'Who approved going without may not make that contact; somebody else must.',
  'nothing-to-waive': 'This person needs none; nothing has to be approved.',
  'not-the-family': "Only the child's family may ask for a copy of the assessment.",
  'child-not-seen':
    'The child has not been seen as this council requires; record it, or a manager records the reason why not.',
  'sign-off-incomplete': 'Every sign-off item needs an answer, and every "no" a reason.',
  'unknown-sign-off-item': 'This council asks for no such sign-off item.',
  'overrun-unexplained': 'The assessment is past its due date; the reasons must be recorded first.',
  'nothing-overdue': 'No clock of this assessment is past its due date.',
  'unknown-clock': 'No open clock has this name.',
  'clock-not-pausable': 'No clock that is open may be paused.',
  'clock-not-extendable': 'No clock that is open may be extended.',
  'not-this-clock': 'This may not be done to this clock.',
  'extension-too-long': 'This clock may not be extended by so much.',
  'already-paused': 'This clock is paused already.',
  'unknown-clock-change': 'This clock has no pause or extension of this number that still counts.',
  'requester-approves': 'Who asked for a change of a clock may not approve it; another manager must.',
  'receipt-unchanged': 'The referral is recorded as received at this very moment.',
  'nothing-to-move': 'Every open clock is under the rules that stand now.',
  'expected-date-unchanged': 'The child is expected on this very day already.',
  'rules-alike': 'The rules that stand now say the same of these clocks.',
  'date-out-of-order': 'This date is before what it must follow, or in the future.',
  'criteria-unanswered': 'Every criterion that the decision goes by needs an answer.',
  'unknown-criterion': 'This council has no such criterion, or it is answered twice.',
  'would-leave-in-danger': 'The child is said to be in immediate danger, so the case is not closed by this decision.',
  'assessment-mandatory': 'A flag of this case demands an assessment, so the case is not closed by this decision.',
  'flag-already-raised': 'This flag is already raised.',
  'no-child-expected': 'No child is expected in this case.',
  'flag-not-raised': 'This flag is not raised.',
  'unknown-prompt': 'Nothing of this name is prompted, or the record shows that it is done.',
  'prompt-unanswered': 'What a flag makes mandatory must be done, or set aside by a manager with the reason, first.',
  'already-linked': 'This case is linked with that one already, or is that one.',
  'child-not-born':
    'The child is not born yet, so nothing can be done for it that needs it to be there; record the birth first.',
  'alone-or-why-not': 'Say that the child was seen alone, or why not.',
  'same-worker': 'This worker is already allocated.',
  'same-team': 'This team has the case already.',
  'same-council': 'This council has the case already.',
  'assessment-unfinished': 'An assessment is under way, and a case is not handed over before it is concluded.',
  'conflict-of-interest':
    'Somebody with a declared conflict of interest is not admitted to the record, and is not allocated the case.',
  'already-admitted': 'They are admitted to this record already.',
  'not-admitted': 'They are not on the list of those admitted.',
  'last-admitted': 'They are the only one admitted; admit somebody else first, or lift the restriction.',
  'conflict-declared-already': 'This conflict of interest is declared already.',
  'own-conflict': 'Nobody records of themselves that a conflict of interest has ended.',
  'no-conflict': 'No conflict of interest of this person is declared.',
  'already-known': 'This bank holiday is already known.',
  'not-proclaimed': 'This day was not proclaimed a bank holiday.',
  'plan-not-agreed': 'Say why the plan was not agreed with the family.',
  'no-review-after-end': 'A plan that ends has no next review; leave its day out, or continue the plan.',
  'order-too-long': 'A court cannot make such an order for so many days.',
  'no-ground-for-removal':
    'No child is accommodated without consent of somebody who may give it, an order or police protection that is in force and on record.',
  'still-accommodated':
    'The child is accommodated, and so did not go home; record the end of the accommodation first, or say where the child went.',
  'young-person-refuses': 'The young person has refused accommodation, and nobody else can consent to it.',
  'order-in-force': 'Such an order is in force already.',
  'unknown-specialist-assessment': 'No specialist assessment of this number is awaited.',
  'no-noon-rule':
    'The last day is an ordinary day; only a Sunday or a holiday may give way to noon on the next ordinary day.',
  'road-open': 'The case is still on a road of its own, such as police protection; it must end first.',
  'would-close-open-road':
    'This outcome would close the case while it is still on a road of its own, which must end first.',
  'attendance-incomplete': 'Somebody who must take part did not; say why.',
  'parents-not-invited': 'Say why the parents were not invited, or that they were (parentsInvited).',
  'police-not-told': 'A crime is suspected: the police are told at once; say when they were (policeToldAt).',
  'enquiry-on-record':
    'A section 47 enquiry was made: the referral is not closed at the first decision. Decide on an assessment.',
  'closure-reason-after-plan':
    'RC8 and RC9 are for a case with nothing beyond an assessment; this one had an enquiry or a plan.',
  'not-at-a-weekend': 'A child protection conference is not at a weekend.',
  'category-missing': 'A child protection plan needs its category of abuse (category).',
  'reassessment-needed':
    'This council assesses the child anew before a child protection plan ends, and has not done so since it began.',
  'harm-not-named': 'Say what the child is suspected to suffer (harms): that is what the enquiry is about.',
  'review-day-out-of-range': 'The day on which it is looked at again is not ahead, or too far ahead.',
  'nothing-withheld': 'Nothing is withheld from them by a decision of its own.',
  'step-pending': 'This step has been asked for already and waits for a second person.',
  'own-step': 'Who asked for a step neither approves nor declines it; a second person must.',
  'not-own-step': 'Only who asked for a step withdraws it; somebody else may decline it.',
  'unknown-approval': 'No step of this id waits for you to do this: there is none, or it is for somebody else.',
  'step-overtaken': 'The case has moved on, and the step that was asked for is not possible any more; decline it.',
  ...matterRefusals,
  'case-closed': 'The case is closed. A manager may reopen it.',
  'unsealed-message': 'This did not come through the inbox and was not heard.',
} as const

export type RefusalCode = keyof typeof refusalMessages

/** A step that is not taken: which rule, what to do instead. Carries no personal data. */
export interface Refusal {
  code: RefusalCode
  message: string
  /** What is allowed, in words, where it can be said: e.g. `15 to 45 days`. */
  allowed?: string
  /** The steps this actor may take now. */
  legal: readonly string[]
}
