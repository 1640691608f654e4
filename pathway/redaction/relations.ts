/** Each of one with each of another: `mum's mum`. */
const of = (parents: string, theirs: string): string[] =>
  parents.split(' ').flatMap((one) => theirs.split(' ').map((other) => `${one}'s ${other}`))

const mothers = 'mum mam mom mummy mother'
const fathers = 'dad daddy father'
const parents = `${mothers} ${fathers}`
const grand = [
  ...['grand parent', 'in laws', 'grand child', 'grand children', 'grand kid', 'grand son', 'grand daughter'],
  ...of(parents, 'parent parents'),
]

/** Words for one and the same of the family; whoever is called one of them is called the others. With a blank: also as one word. */
const kin: readonly (readonly string[])[] = [
  [
    ...'gran|grannie|granny|grand ma|grand mama|grand mam|grand mum|grand mother|nan|nana|nanna|nanny|nanan|nain|mamgu|mgm|pgm'.split(
      '|',
    ),
    ...['mother in law', 'mum in law', ...of(parents, mothers), ...grand],
  ],
  [
    ...'grand ad|grand dad|grand daddy|grand pa|grand papa|grand father|gramps|grampa|grampy|taid|tadcu|mgf|pgf'.split(
      '|',
    ),
    ...['father in law', 'dad in law', ...of(parents, fathers), ...grand],
  ],
  ['aunt', 'auntie', 'aunty', 'niece', 'nephew', ...of(parents, 'sister sisters')],
  ['uncle', 'niece', 'nephew', ...of(parents, 'brother brothers')],
  ['step mum', 'step mam', 'step mother', 'step parent'],
  ['step dad', 'step father', 'step parent'],
  ['cousin'],
  ['neighbour', 'neighbor', 'next door'],
  ['g p', 'doctor', 'general practitioner'],
  ['health visitor', 'h v'],
  ['teaching assistant', 'classroom assistant', 'learning support assistant'],
  ['teacher', 'school teacher', 'head teacher', 'form tutor', 'tutor'],
  ['nurse'],
  ['midwife', 'midwives'],
]

const squeezed = (text: string): string => text.replace(/[^\p{L}]/gu, '')

/** What else somebody is called who is called so, whatever stands before it. `role`: folded. */
export function alsoCalled(role: string): string[] {
  const text = ` ${role.replaceAll('.', '').replace(/[^\p{L}]+/gu, ' ')} `
  const isIn = (term: string) => {
    const forms = [term.replaceAll("'", ' '), squeezed(term)].flatMap((one) => [one, `${one}s`, `step${one}`])
    return forms.some((one) => text.includes(` ${one} `))
  }
  return kin.filter((group) => group.some(isIn)).flat()
}

/** What relatives are called of whom somebody else of the family is the child, brother or sister. */
const ofReader: readonly (readonly [RegExp, string])[] = [
  [/\b(?:gran|grann|nan|mamgu|nain|mgm|pgm|grand ?m)/, mothers],
  [/\b(?:grampa|grampy|gramps|taid|tadcu|mgf|pgf|grand ?(?:da|pa|fa))/, fathers],
  [/\bgrand ?parent/, parents],
  [/\baunt/, 'sister sis'],
  [/\buncle/, 'brother bro'],
]

const relatives =
  /\b(?:grand|gran|nan|nain|mamgu|taid|tadcu|aunt|uncle|cousin|niece|nephew|step|relative|relation|m g f|p g f)|in law/

/**
 * A relative as the grown-ups of the family would speak of them, or be spoken of: `a relative`, `your mother`, `Maisie's mother`.
 * @param adults words of their names that no child has
 */
export function seenByFamily(role: string, adults: readonly string[]): string[] {
  const text = role.toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ')
  const isOf = ofReader.filter(([pattern]) => pattern.test(text)).flatMap(([, called]) => called.split(' '))
  const whose = ['your', 'my', 'your own', 'her own', 'his own', ...adults.map((one) => `${one}'s`)]
  const seen = isOf.flatMap((one) => whose.map((of_) => `${of_} ${one}`))
  const some = relatives.test(text) || isOf.length > 0
  return some ? [...new Set([...seen, 'relative', 'family member', 'member of the family', 'extended family'])] : []
}
