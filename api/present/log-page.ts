import { escaped } from '../../notices/html'
import { sayDate } from '../../pathway/calendar/words'
import type { Communication } from '../../pathway/family/communications'

const style =
  'body{font:12pt/1.5 arial,sans-serif;margin:2em}table{border-collapse:collapse}th,td{border:1px solid #505a5f;padding:.4em;text-align:left;vertical-align:top}'
const heads = ['What', 'Names', 'Job titles', 'Date', 'Time', 'Action points', 'Timeframes']

/** The log of one of the family as one plain page. Whatever was written is text, never markup. */
export function logPage(council: string, entries: readonly Communication[]): string {
  const rows = entries.map((one) =>
    rowOf([whatOf(one), one.names, one.jobTitles, dayOf(one.date), one.time, one.actionPoints, one.timeframes]),
  )
  const table = `<table>\n<tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>\n${rows.join('\n')}\n</table>`
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Communications</title><style>${style}</style></head>
<body>
<h1>Calls, e-mails, post and meetings with ${escaped(council)}</h1>
<p>This lists what Caseway knows of. There may be calls, messages and meetings that nobody put down here.</p>
${entries.length === 0 ? '<p>There is nothing to list.</p>' : table}
</body>
</html>
`
}

/** Which letter it was, by its heading. */
const whatOf = ({ kind, about }: Communication): string => (about === undefined ? kind : `${kind}: ${about}`)

const dayOf = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? sayDate(date) : date)

const rowOf = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
