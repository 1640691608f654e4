import type { Audience, NoticeVariable } from '../pathway/notice-kinds'
import type { NoticeTemplate } from '../pathway/notice'
import type { NoticeWords } from '../pathway/notice-words'
import { redacted } from '../pathway/redaction/blot'
import type { Secret } from '../pathway/redaction/secret'
import type { WithholdGround } from '../pathway/withholding/grounds'
import type { Wording, Wordings } from '../tenants/wordings'
import type { Page } from './page'
import { redactor } from './redact'
import { closing, fill, sayWording, textMessage, type Lines } from './write'

/** Why somebody of the council has to do something first. */
export const problems = [
  'no-address',
  'number-impossible',
  'recipient-left',
  'shares-protected-address',
  'interpreter-needed',
  'other-format-needed',
  'template-broken',
  'ring-and-tell',
] as const
export type Problem = (typeof problems)[number]

/** What is to be done with a notice now. */
export type Resolved =
  | { do: 'send'; channel: 'letter' | 'email' | 'text'; page: Page; ofSeveral?: OfSeveral }
  | { do: 'tray' }
  /** `overtaken`: nobody withholds it; what it says is not so any more. */
  | { do: 'stop'; ground: WithholdGround | 'overtaken' }
  | { do: 'hold'; problem: Problem; ofSeveral?: OfSeveral }

/** Of a letter to somebody who is told of several children in cases of their own: what it says beside which child it is about. */
export interface OfSeveral {
  /** The same in every letter that says the same. */
  said: string
  /** The page where it is the first to say so, and speaks for the letters after it that would say the same. */
  asFirst?: Page
}

/** What every page is written from, whoever it goes to. */
export interface Desk {
  template: NoticeTemplate
  words: NoticeWords
  wordings: Wordings
  lines: Lines
  today: string
  practice: boolean
}

/** To whom, as what, where, and what it must not hold. */
export interface Addressed {
  audience: Audience
  name: string
  /** How a letter greets them, where not by the name. */
  called?: string
  channel: 'letter' | 'email' | 'text'
  at: string
  format: Page['format']
  /** In place of those of the desk. */
  words?: NoticeWords
  secrets: readonly Secret[]
  /** Which of several children it is about, in words that name nobody; where it is one letter for all, `all`. */
  which?: string
}

/** Writes the page of one recipient. Pure. */
export function compose(desk: Desk, to: Addressed): Resolved {
  const { template, wordings, lines, today, practice } = desk
  const { audience, name, channel, at, format } = to
  const wording = wordings.templates[template][audience]
  if (wording === undefined) return { do: 'hold', problem: 'template-broken' }
  const council = desk.words.council ?? ''
  const around = { to: { name, at }, format, practice, day: today, council }
  const filling = withoutSecrets({ ...desk.words, ...to.words }, to.secrets)
  const words = { ...filling, recipient: name, today }
  const sayable = withoutEmptyWhy(wording, template, filling, wordings.frame.whyNotShown)
  const said = sayWording(sayable, { ...words, decision: sayDecision(wordings, audience, words) })
  const isText = (secret: Secret) => typeof secret === 'string' || 'address' in secret
  const [heading = '', ...told] = [said.subject, ...said.paragraphs].map(redactor(to.secrets.filter(isText)))
  const written = (which: readonly string[]): Page => {
    if (channel === 'text') return { ...around, subject: '', paragraphs: [textMessage(wordings, council, lines)] }
    const greeting = greetingOf(wordings, audience, to.called ?? name)
    const paragraphs = [greeting, ...which, ...told, ...under(desk, audience, council)]
    // What it is about would show wherever the list of somebody's e-mails does.
    if (channel !== 'email' || audience === 'staff') return { ...around, subject: heading, paragraphs }
    const subject = fill(wordings.frame.emailSubject, { council }) ?? council
    return { ...around, subject, paragraphs: [heading, ...paragraphs] }
  }
  const ofSeveral = ofSeveralIn(to, wordings, [heading, ...told].join('\n'), written)
  // A text message without a number to ring would tell them nothing at all, and one to a landline is read out to whoever is there.
  if (channel === 'text' && (lines.day.length === 0 || !isMobile(at)))
    return { do: 'hold', problem: 'ring-and-tell', ...ofSeveral }
  return { do: 'send', channel, page: written(whichIn(to, wordings)), ...ofSeveral }
}

/** Whether a number takes text messages: 07, but no personal number (070) and no pager (076, save 07624 of the Isle of Man). */
const isMobile = (number: string): boolean =>
  /^(?:\+44|0044|0)7(?:[1-57-9]|624)/.test(number.replaceAll(/[^\d+]/g, '').replace(/^\+440/, '+44'))

const whichIn = ({ which }: Addressed, { frame }: Wordings): string[] =>
  which === undefined || which === 'all' ? [] : [fill(frame.whichChild, { which }) ?? '']

function ofSeveralIn(
  to: Addressed,
  wordings: Wordings,
  said: string,
  written: (which: readonly string[]) => Page,
): { ofSeveral?: OfSeveral } {
  if (to.which === undefined) return {}
  if (to.which === 'all') return { ofSeveral: { said: '' } }
  const asFirst = written([...whichIn(to, wordings), wordings.frame.sameForOthers])
  return { ofSeveral: { said, asFirst } }
}

/** What was decided, in words that speak of the family as whoever reads them would; as it is where it speaks of what is not known. */
export function sayDecision({ frame }: Wordings, audience: Audience, words: NoticeWords): string | undefined {
  const family = audience === 'family' || audience === 'child' ? frame.yourFamily : frame.theFamily
  return words.decision === undefined ? undefined : (fill(words.decision, { ...words, family }) ?? words.decision)
}

/** Filled in from the configuration and the calendar: the council's own words, which nobody wrote for this page. */
const ours: readonly NoticeVariable[] = [
  ...(['council', 'assessment-name', 'referral-name', 'due', 'day', 'meetings', 'agency', 'clock', 'case'] as const),
  ...(['child', 'decision', 'receipt-code'] as const),
]

/** Names, roles and organisations are looked for in what somebody wrote: a wording says `social worker` whoever referred. */
function withoutSecrets(words: NoticeWords, secrets: readonly Secret[]): NoticeWords {
  const hide = redactor(secrets)
  const shown = Object.entries(words).map(([name, text]): [string, string] => [
    name,
    ours.some((one) => one === name) ? text : hide(text),
  ])
  return Object.fromEntries(shown)
}

/** The wording without its reasons where nothing may be shown of them: `This is why: [not shown]` tells nobody anything. A question stays. */
function withoutEmptyWhy(
  wording: Wording,
  template: NoticeTemplate,
  { why = '' }: NoticeWords,
  instead: string,
): Wording {
  const isEmpty = why.includes(redacted) && !/[\p{L}\p{N}]/u.test(why.replaceAll(redacted, ''))
  if (!isEmpty || template === 'access-clarification-asked') return wording
  return { ...wording, paragraphs: wording.paragraphs.map((text) => (text.includes('{why}') ? instead : text)) }
}

/** By name; a post of an agency or of the council has none. */
function greetingOf({ frame }: Wordings, audience: Audience, recipient: string): string {
  if (audience === 'agency' || audience === 'staff') return frame.greetingOfPost
  return fill(frame.greeting, { recipient }) ?? ''
}

/** The paragraphs that stand under every letter to such a recipient. */
export function under({ template, wordings, lines }: Desk, audience: Audience, council: string): string[] {
  if (audience === 'staff') return []
  const { ending, signature } = wordings.frame
  // Our last answer to a complaint says itself where to go from there: not to us again.
  const isLast = template === 'complaint-final-reply'
  return [...closing(wordings, council, lines, audience, isLast), ending, fill(signature, { council }) ?? council]
}
