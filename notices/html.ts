import type { Page } from './page'

/** A page as HTML that can be read and printed by itself: no script, nothing from elsewhere. */
export function pageHtml(page: Page, channel: string): string {
  const { subject, paragraphs, to, day, council } = page
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(subject || council)}</title>
<style>
body { font: ${page.format === 'large-print' ? 18 : 12}pt/1.5 arial, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color: #0b0c0c }
.practice { border: 3px solid #d4351c; padding: .5em 1em; font-weight: bold }
.head { color: #505a5f }
address { font-style: normal; white-space: pre-line; margin: 1.5em 0 }
</style>
</head>
<body>
${page.practice ? '<p class="practice">Practice: made-up people. Not to be sent.</p>\n' : ''}<p class="head">${escaped(council)}<br>${escaped(day)}<br>${escaped(channel)}</p>
<address>${escaped(to.name)}\n${escaped(to.at)}</address>
${subject === '' ? '' : `<h1>${escaped(subject)}</h1>\n`}${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
</body>
</html>
`
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML shows it, whatever marks are in it. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? '')
