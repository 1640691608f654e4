import type { Choice } from './form'

/**
 * Factors found at the end of an assessment: AssessmentFactors of the children in need census (domain.md section 3), under the forms of
 * harm that the guides name (004-36). Code 21 stands alone (rule 8869).
 */
export const factors: readonly Choice[] = [
  ...three('1', 'Alcohol misuse'),
  ...three('2', 'Drug misuse'),
  ...three('3', 'Domestic abuse'),
  ...three('4', 'Mental health'),
  ...three('5', 'Learning disability'),
  ...three('6', 'Physical disability or illness'),
  { code: '7A', label: 'Young carer' },
  { code: '8B', label: 'Privately fostered: overseas children who intend to return' },
  { code: '8C', label: 'Privately fostered: overseas children who intend to stay' },
  { code: '8D', label: 'Privately fostered: children in education in the United Kingdom' },
  { code: '8E', label: 'Privately fostered: arrangements made by families in the United Kingdom' },
  { code: '8F', label: 'Privately fostered: other' },
  { code: '9A', label: 'Unaccompanied asylum seeker' },
  { code: '10A', label: 'Going or being missing' },
  { code: '11A', label: 'Sexual exploitation' },
  { code: '12A', label: 'Trafficking' },
  { code: '13A', label: 'Gangs' },
  { code: '14A', label: 'Socially unacceptable behaviour' },
  { code: '15A', label: 'Self-harm' },
  { code: '16A', label: 'Neglect' },
  { code: '17A', label: 'Emotional abuse' },
  { code: '18B', label: 'Physical abuse by a child' },
  { code: '18C', label: 'Physical abuse by an adult' },
  { code: '19B', label: 'Sexual abuse by a child' },
  { code: '19C', label: 'Sexual abuse by an adult' },
  { code: '20', label: 'Other' },
  { code: '21', label: 'No factors found' },
  { code: '22A', label: 'Female genital mutilation' },
  { code: '23A', label: 'Abuse linked to faith or belief' },
  { code: '24A', label: 'Child criminal exploitation' },
]

/** The code that excludes every other. */
export const noFactors = '21'

/** The same of the child, of a parent and of somebody else in the household. */
function three(digit: string, what: string): Choice[] {
  return [
    { code: `${digit}A`, label: `${what}: the child` },
    { code: `${digit}B`, label: `${what}: a parent or carer` },
    { code: `${digit}C`, label: `${what}: another person in the household` },
  ]
}
