/** A character as it is read, and how many characters of the text it takes. */
export interface Mark {
  read: string
  length: number
}

/** Ways in which machines write a character: of addresses, pages and mails, as often encoded as may be. Each begins with one of `%&=\`. */
const encoded = new RegExp(
  [
    '%(?:25){0,4}(?<one>[2-7][0-9a-f])',
    '(?<many>(?:%[c-f][0-9a-f](?:%[89ab][0-9a-f]){1,3})|(?:=[c-f][0-9a-f](?:=[89ab][0-9a-f]){1,3}))',
    '=(?<quoted>20)(?=\\p{L})',
    '=(?<wrapped>\\r?\\n)',
    '&(?:amp;){0,4}#(?<decimal>\\d{1,7});?',
    '&(?:amp;){0,4}#x(?<hex>[0-9a-f]{1,6});?',
    '&(?:amp;){0,4}(?<named>[a-z]{2,8});',
    '\\\\(?:u|x(?=[0-9a-f]{2}))\\{?(?<escaped>[0-9a-f]{2,4})\\}?',
  ].join('|'),
  'giu',
)

const names: Readonly<Record<string, string>> = {
  ...{ amp: '&', apos: "'", lsquo: "'", rsquo: "'", prime: "'", num: '#', commat: '@', lowbar: '_', szlig: 'ß' },
  ...{ aelig: 'æ', oelig: 'œ', thorn: 'þ', eth: 'ð', shy: '', zwj: '', zwnj: '', lrm: '', rlm: '', wj: '' },
  ...{ hyphen: '-', dash: '-', ndash: '-', mdash: '-', plus: '+' },
}
const marks = new Set(
  'nbsp ensp emsp thinsp hairsp numsp puncsp quot ldquo rdquo lt gt comma period colon semi excl quest sol bull hellip middot lpar rpar tab newline'.split(
    ' ',
  ),
)
const accented = /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)$/

/** The characters of a text as they are read, in their order. In the length of the text. Pure. */
export function* marksOf(text: string): Generator<Mark> {
  let at = 0
  for (const found of /[%&=\\]/.test(text) ? text.matchAll(encoded) : []) {
    const read = readOf(found.groups ?? {}, found[0])
    if (read === undefined) continue
    yield* plain(text.slice(at, found.index))
    yield { read, length: found[0].length }
    at = found.index + found[0].length
  }
  yield* plain(text.slice(at))
}

function* plain(text: string): Generator<Mark> {
  for (const read of text) yield { read, length: read.length }
}

/** Undefined: it is no character written so, but stands for itself. */
function readOf(groups: Readonly<Record<string, string | undefined>>, whole: string): string | undefined {
  const { one, many, quoted, wrapped, decimal, hex, named, escaped } = groups
  if (many !== undefined) return inUtf8(whole.replaceAll('=', '%'))
  if (named !== undefined) return byName(named.toLowerCase())
  if (quoted !== undefined) return ' '
  if (wrapped !== undefined) return ''
  const code = decimal === undefined ? Number.parseInt(one ?? hex ?? escaped ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined
}

function inUtf8(written: string): string | undefined {
  try {
    return decodeURIComponent(written)
  } catch {
    return undefined
  }
}

function byName(name: string): string | undefined {
  if (marks.has(name)) return ' '
  return names[name] ?? accented.exec(name)?.[1]
}
