import { choice, day, maybe, maybeDay, words, yesNo } from './fields'
import type { RecordForm } from './form'
import { form } from './make-form'

/** Records of the work with other agencies and on the history. */
export const recordsOfWork: readonly RecordForm[] = [
  form(
    'joint-visit',
    'Joint visit considered',
    '004-47',
    words('with', 'With which agency?'),
    yesNo('made', 'Is it made?'),
    words('why', 'Why, or why not?'),
  ),
  form(
    'chronology',
    'Entry of the chronology',
    '004-61; 004-39',
    day('happened-on', 'When did it happen?'),
    words('what', 'What happened?'),
    words('meaning', "What does it mean for the child's development or progress?"),
    maybe('from', 'From whose records?'),
  ),
  form(
    'national-referral-mechanism',
    'National Referral Mechanism considered',
    '004-38',
    words('concern', 'What is the concern about trafficking?'),
    yesNo('referred', 'Was the child referred?'),
    maybeDay('referred-on', 'When?'),
    maybe('why-not', 'If not, why not?'),
  ),
  form(
    'overseas-enquiry',
    'Enquiry abroad',
    '004-66',
    words('asked', 'Which authority abroad was asked, and through whom?'),
    words('for', 'For what?'),
    maybe('reply', 'What was the reply?'),
  ),
  form(
    'contextual-referral',
    'Harm outside the family',
    '004-67',
    words('environment', 'What in the wider environment causes harm?'),
    words('referred-to', 'To what work of several agencies is the child referred?'),
    words('support-for-parents', 'How are the parents supported?'),
  ),
  form(
    'education-contact',
    'Contact with education about a child out of school',
    '004-23',
    yesNo('in-education', 'Is the child in education?'),
    words('reason', 'What reason did the education service give?'),
    maybe('next', 'What happens next?'),
  ),
  form(
    'disclosure',
    'Information shared with somebody else',
    '001-15; 001-25',
    words('to', 'With whom?'),
    words('what', 'What was shared?'),
    choice('ground', 'On what ground?', {
      permission: 'With permission',
      protection: 'To protect the child',
    }),
    words('why', 'Why?'),
  ),
]
