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
  ['teacher', 'school teacher', 'head teacher', 'form tutor'],
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
