import * as fc from 'fast-check'
import { blotter, redacted } from './blot'
import { lookalikes } from './lookalikes'
import { addressSecrets, mailSecrets, nothingOpen, townSecrets } from './reach'
import { linesOf } from './address'

const syllable = fc.constantFrom(
  'lark',
  'quen',
  'tor',
  'dun',
  'mel',
  'ash',
  'wick',
  'bran',
  'pel',
  'vor',
  'nim',
  'gost',
)
/** Six letters and more, and a word of nobody's. */
const word = fc.array(syllable, { minLength: 2, maxLength: 3 }).map((all) => {
  const text = all.join('')
  return (text[0] ?? '').toUpperCase() + text.slice(1)
})
const kind = fc.constantFrom<[string, string][]>(
  ['Road', 'Rd'],
  ['Street', 'St.'],
  ['Cottage', 'Cott'],
  ['House', 'Hse'],
  ['Gardens', 'Gdns'],
)
const place = fc.record({
  ...{ number: fc.integer({ min: 1, max: 99 }), house: word, street: word, town: word, kind },
  before: fc.constantFrom('', 'c/o ', 'The ', 'St ', 'Flat 3, '),
  joint: fc.constantFrom(', ', '\n', ' ; '),
})
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never

const addressOf = ({ number, house, street, town, kind: [long], before, joint }: Place): string =>
  [`${before}${house} House`, `${String(number)} ${street} ${long}`, town, 'QB4 7TT'].join(joint)

const bold = (text: string): string =>
  text.replace(/[a-z]/g, (mark) => String.fromCodePoint(0x1d41a + (mark.codePointAt(0) ?? 0) - 97))
const foreign = (text: string): string =>
  text.replace(/[aeopcx]/g, (mark) => [...lookalikes].find(([, as]) => as === mark)?.[0] ?? mark)

/** How somebody may write what they know of it, so that it is not found by its letters. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(/[,;]/g, ''),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(' ', '\u2014'),
  (text) => text.replaceAll(/(\p{L}{3})(?=\p{L}{3})/gu, '$1-'),
  (text) => text.replaceAll(/(\p{L}{3})(?=\p{L}{3})/gu, '$1\n'),
  (text) => text.replaceAll(/\p{L}(?=\p{L})/gu, '$&\u00ad'),
  bold,
  foreign,
  (text) => text.replaceAll(' ', '_'),
  (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
  (text) => text.replaceAll(/\p{L}(?=\p{L})/gu, '$&\u0002\ufffc'),
]
/** How a machine may write it. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(' ', '%20'),
  (text) => text.replaceAll(' ', '&nbsp;'),
  (text) => text.replaceAll(' ', '\\u0020'),
  (text) => text.replaceAll(/\p{L}(?=\p{L})/gu, '$&&shy;'),
  (text) => text.replaceAll(/(?<=[a-z]{2})[a-z]/gi, (mark) => `&#${String(mark.codePointAt(0))};`),
  (text) => text.replaceAll(/(?<=[a-z]{2})[a-z]/gi, (mark) => `%${(mark.codePointAt(0) ?? 0).toString(16)}`),
]
/** Run together, with a capital where a word begins or in capitals. */
const glued: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/[\s.,;]/g, ''),
  (text) => text.replaceAll(/[\s.,;]/g, '').toUpperCase(),
  (text) => `At${text.replaceAll(/[\s.,;]/g, '')}Now`,
]
const ends: readonly ((text: string) => string)[] = [(text) => text, (text) => `${text}s`, (text) => `(${text}’s)`]
const apart = fc.array(fc.constantFrom(...ways), { minLength: 1, maxLength: 2 })
const withEnd = (how: typeof apart) =>
  fc
    .tuple(how, fc.constantFrom(...encodings), fc.constantFrom(...ends))
    .map(([all, encoding, end]) => [...all, encoding, end])
const writtenApart = withEnd(apart)
const written = fc.oneof(
  { weight: 5, arbitrary: writtenApart },
  { weight: 1, arbitrary: withEnd(fc.constantFrom(...glued).map((way) => [way])) },
)
const write = (text: string, how: readonly ((text: string) => string)[]): string =>
  how.reduce((so, way) => way(so), text)

/** Letters and digits alone, as they look. */
const asItLooks = (text: string): string =>
  Array.from(
    text
      .replaceAll(redacted, '')
      .replaceAll(/%20|\\u0020/g, ' ')
      .normalize('NFKD'),
    (mark) => lookalikes.get(mark) ?? mark,
  )
    .join('')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const hide = (address: string) =>
  blotter([
    ...addressSecrets(address, nothingOpen),
    ...linesOf(address).towns.flatMap((town) => townSecrets(town, nothingOpen)),
  ])

const parts: readonly ((of: Place) => string)[] = [
  addressOf,
  ({ house }) => house,
  ({ house }) => `${house} House`,
  ({ street }) => street,
  ({ number, street }) => `${String(number)} ${street}`,
  ({ number, street, kind: [, short] }) => `No. ${String(number)}, ${street} ${short}`,
  ({ number, street, kind: [long] }) => `${street} ${long}, no ${String(number)}`,
  ({ town }) => town,
  ({ house, town }) => `${house} in ${town}`,
]

describe('of what is protected, however it is written, nothing that tells it is left', () => {
  it('003-03 no word of house, street or town, and no number of a house', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...parts), written, (one, part, how) => {
        const left = asItLooks(hide(addressOf(one))(`Zz ${write(part(one), how)} zz`))
        const words = [one.house, one.street, one.town].map((word_) => word_.toLowerCase())
        expect([...words, '7tt', String(one.number)].filter((secret) => left.includes(secret))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('003-03 no word with a slip of the pen', () => {
    fc.assert(
      fc.property(place, fc.nat(5), fc.constantFrom('', 'e', 'q'), (one, at, put) => {
        const slip = (text: string) => text.slice(0, at + 1) + put + text.slice(at + 2)
        const words = [one.house, one.street].map(slip)
        expect(hide(addressOf(one))(words.join(' / '))).toBe(words.map(() => redacted).join(' / '))
      }),
      { numRuns: 500 },
    )
  })

  it('003-03 no six digits of a number, and no mail address', () => {
    const digits = fc.integer({ min: 100_000, max: 999_999 }).map(String)
    fc.assert(
      fc.property(
        digits,
        fc.array(fc.constantFrom(' ', '-', '', '.', '/'), { minLength: 5, maxLength: 5 }),
        fc.nat(5),
        (last, marks, shown) => {
          const tail = Array.from(`01632${last}`.slice(5 - shown))
          const text = tail.map((digit, at) => digit + (marks[at % marks.length] ?? '')).join('')
          const left = asItLooks(blotter([`01632 ${last}`])(`ring ${text.replace('0', 'O')}, now`))
          expect(left).toBe('ringnow')
        },
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(word, word, writtenApart, fc.constantFrom('@', ' at ', '(at)', '[at]'), (name, more, how, at) => {
        const local = `${name}.${more}`.toLowerCase()
        const mail = blotter(mailSecrets(`${local}@example.org`, nothingOpen))
        const left = asItLooks(mail(`ring ${write(`${local}${at}example.org`, how.slice(0, 1))} now`))
        expect([local.replace('.', ''), 'example'].filter((secret) => left.includes(secret))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
