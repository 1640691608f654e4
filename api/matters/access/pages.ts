import { escaped } from '../../../notices/html'
import { sayDate, sayMoment } from '../../../pathway/calendar/words'
import type { DisclosedBeside, DisclosedCase, Export, Json } from '../../../pathway/matters/access/export/facts'
import { plainCode } from '../../../pathway/matters/access/export/plain'
import { labelOf } from './labels'

const style = `body{font:12pt/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111}
h1,h2,h3{line-height:1.2}h2{break-before:page;border-top:2px solid #111;padding-top:1rem}h2:first-of-type{break-before:auto}
li{margin:.6rem 0;break-inside:avoid}.when{color:#444;font-size:.9em}.withheld{font-style:italic}
dl{margin:.2rem 0 0 1rem}dt{font-weight:bold}dd{margin:0 0 .3rem 1rem;white-space:pre-wrap}
.beside{border-left:3px solid #111;margin:.4rem 0;padding-left:.6rem}.beside p{font-weight:bold;margin:0}`

/** What is sent, as one plain page to read or print; every case begins a new sheet. Whatever was written is text, never markup. */
export function pagesOf(exported: Export): string {
  const cases = exported.cases.map((one, index) => caseOf(one, index + 1)).join('\n')
  const none = exported.cases.length === 0 ? '<p>We hold no records about you.</p>' : ''
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Your records</title><style>${style}</style></head>
<body>
<h1>Your records, held by ${escaped(exported.council)}</h1>
${none}${cases}
<h2>Your rights</h2>
${exported.rights.map((right) => `<p>${escaped(right)}</p>`).join('\n')}
</body>
</html>
`
}

function caseOf({ people, concern, entries, beside }: DisclosedCase, number: number): string {
  return `<h2>Record ${String(number)}</h2>
<h3>People</h3>
<ul>
${people.map(personOf).join('\n')}
</ul>
${concern === undefined ? '' : `<h3>What was said at the beginning</h3>\n<p>${escaped(concern)}</p>\n`}<h3>What happened</h3>
<ol>
${entries.map(entryOf).join('\n')}
</ol>${listBeside(beside)}`
}

function personOf(person: DisclosedCase['people'][number]): string {
  const kind = `<strong>${escaped(labelOf(person.kind))}</strong>`
  if ('withheld' in person) return `<li>${kind} <span class="withheld">${escaped(person.words)}</span></li>`
  return `<li>${kind}${listOf(fieldsOf(person.said).filter(({ name }) => name !== 'kind'))}</li>`
}

/** What a referral says by a code. */
const coded = new Set(['format', 'prefers', 'who', 'flags', 'interpreter', 'language'])

/** Each by itself: of how somebody is reached, the address, the telephone, the e-mail. */
const fieldsOf = (said: { readonly [name: string]: Json }): { name: string; value: string }[] =>
  Object.entries(said).flatMap(([name, value]) =>
    isFields(value) ? fieldsOf(value) : [{ name, value: coded.has(name) ? plainCode(sayJson(value)) : sayJson(value) }],
  )

const isFields = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function entryOf(entry: DisclosedCase['entries'][number]): string {
  const when = `<span class="when">${escaped(sayMoment(entry.at))}</span>`
  if ('withheld' in entry)
    return `<li value="${String(entry.number)}">${when}<br><span class="withheld">${escaped(entry.words)}</span></li>`
  const whose = entry.whose === undefined ? '' : `<br>${escaped(entry.whose)}`
  const by = entry.by === undefined ? '' : ` <span class="when">(${escaped(entry.by)})</span>`
  return `<li value="${String(entry.number)}">${when}<br>${escaped(entry.sentence)}${by}${whose}${listOf(entry.details)}${listBeside(entry.beside)}</li>`
}

function listOf(details: readonly { name: string; value: string }[]): string {
  if (details.length === 0) return ''
  const items = details.map(
    ({ name, value }) => `<dt>${escaped(labelOf(name))}</dt><dd>${escaped(sayValue(value))}</dd>`,
  )
  return `<dl>${items.join('')}</dl>`
}

const isWords: Record<DisclosedBeside['is'], string> = {
  correction: 'Corrected',
  disagreement: 'Disagreement',
  'to-be-decided': 'Said to be wrong, not decided yet',
}

/** Beside the entry, which stays as it was. */
const listBeside = (beside: readonly DisclosedBeside[] = []): string =>
  beside.map((one) => `<div class="beside"><p>${isWords[one.is]}</p>${listOf(besideOf(one))}</div>`).join('')

const besideOf = ({ receivedAt, wrong, right, correction, reason, decidedOn }: DisclosedBeside) =>
  Object.entries({ receivedAt, wrong, right, correction, reason, decidedOn }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  )

/** A day, and a moment in London, as people write them. */
function sayValue(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return sayDate(value)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z$/.test(value) ? sayMoment(value) : value
}

function sayJson(value: Json): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  return Object.values(value)
    .map((inner: Json) => sayJson(inner))
    .join('; ')
}
