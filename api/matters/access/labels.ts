/** What the fields of a referral are called on a page. */
const labels: Readonly<Record<string, string>> = {
  dateOfBirth: 'Date of birth',
  expectedOn: 'Expected on',
  localChildId: 'Number at the council',
  parentalResponsibility: 'Has parental responsibility',
  interpreter: 'Needs an interpreter',
  adjustments: 'Adjustments for a disability',
  addressProtected: 'Address kept from others',
  format: 'Letters are in this format',
  prefers: 'Prefers to be reached by',
  phone: 'Telephone',
  email: 'E-mail',
  left: 'Has left the address',
  who: 'Who made contact',
  anonymous: 'Asked not to be named',
  onBehalfOfFamily: 'Asked by the family to refer',
  ethnicity: 'Ethnicity (census code)',
  sex: 'Sex (census code)',
  on: 'Day',
  'pre birth': 'Begins before birth',
  'noon rule': 'Ends at noon of the next ordinary day',
  'closure reason': 'Reason for closing (census code)',
  arrangement: 'Arrangement (census code)',
  waived: 'Went without an interpreter, as approved',
  'adjustments waived': 'Went without adjustments, as approved',
  missing: 'What did not happen',
  for: 'For what',
  from: 'Whose, or from whom',
  'why not': 'Why not',
  step: 'Which step',
}

/** A field in plain words: `policeToldAt` as `Police told at`. */
export function labelOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(/[-_]/g, ' ')
  return labels[name] ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
