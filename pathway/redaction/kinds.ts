/** How words of houses, streets and saints are written, long or short. */
const alike: readonly (readonly string[])[] = [
  ...['street st saint str', 'road rd', 'avenue ave av', 'lane ln la', 'close cl clo', 'drive dr drv', 'court ct crt'],
  ...['gardens gdns garden gdn', 'crescent cres cresc', 'terrace terr ter', 'square sq', 'place pl', 'grove gr gro'],
  ...['cottage cott', 'cottages cotts', 'house hse', 'station stn sta', 'buildings bldgs bldg building', 'yard yd'],
  ...['apartment apt', 'flat flt', 'mount mt', 'park pk', 'lodge ldg', 'farm fm', 'bungalow bung', 'parade pde'],
  ...['wharf whf', 'green grn', 'boulevard blvd', 'estate est', 'bridge brg', 'upper upr', 'lower lwr', 'view vw'],
  ...['number no nr', 'north nth', 'south sth', 'moorings mooring'],
].map((group) => group.split(' '))

/** What streets and houses end with. */
const kinds = new Set(
  `street st str road rd avenue ave av lane ln close cl clo drive dr drv court ct crt gardens gdns crescent cres cresc terrace terr ter
  square sq place pl grove gr gro house hse cottage cott cottages cotts farm flats lodge hall manor villa villas towers mews row way walk
  rise hill park view vw green yard yd wharf whf quay parade pde buildings mansions caravan bungalow boulevard blvd estate`.split(
    /\s+/,
  ),
)

/** Whether a folded word is one that houses or streets end with. */
export const isKind = (word: string): boolean => kinds.has(word)

const units = 'one two three four five six seven eight nine'.split(' ')
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The numbers from 1 to 99 in words, each as one word. */
const numbers = [...units, ...teens, ...tens.flatMap((ten) => ['', ...units].map((unit) => ten + unit))]
const numberWords = new Set(numbers)

/** Whether a folded word is a number from 1 to 99, written as one word. */
export const isNumberWord = (word: string): boolean => numberWords.has(word)

/** A folded word as it may be written, long or short, in figures or words. */
export function longAndShort(word: string): readonly string[] {
  const inWords = /^\d{1,2}$/.test(word) ? numbers[Number(word) - 1] : undefined
  return inWords === undefined ? (alike.find((group) => group.includes(word)) ?? [word]) : [word, inWords]
}
