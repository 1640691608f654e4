const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0))

/** How people write the same: in capitals, with accents, other apostrophes, dashes and spaces, marks that do not show, more than one. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll(/[aeo]/g, '$&\u0301'),
  (text) => text.replaceAll(/[aeo]/g, '$&\u0301').normalize('NFC'),
  (text) => text.replaceAll("'", '\u2019').replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', '\u2014'),
  (text) => text.replaceAll(' ', ' \n  '),
  (text) => text.replaceAll(/[a-z](?=[a-z])/g, '$&\u00ad'),
  fullWidth,
  (text) => text.replaceAll("'", '\u02bc'),
  (text) => text.replaceAll("'", '\u2032'),
  (text) => text.replaceAll(/[a-z](?=[a-z])/g, '$&\u200b\u2060'),
  (text) => text.replaceAll(/[a-z](?=[a-z])/g, '$&\u034f'),
  (text) => `${text}s`,
  (text) => `${text}'s`,
]

/** A text in every way. */
export const variantsOf = (text: string): string[] => ways.map((way) => way(text))

/** Some of them, others for every `n`. */
export const someVariants = (text: string, n: number): string[] =>
  [n, n + 3, n + 10].map((one) => ways[one % ways.length]?.(text) ?? text)

/** A text without anything in which variants differ. */
export const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
