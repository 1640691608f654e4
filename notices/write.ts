import type { Audience } from '../pathway/notice-kinds'
import type { Wording, Wordings } from '../tenants/wordings'

/** What fills the `{names}` of a wording. */
export type Filling = Readonly<Partial<Record<string, string | undefined>>>

const names = /\{([^{}]+)\}/g

/** A text with its names filled in; undefined where one of them stands for nothing. */
export function fill(text: string, filling: Filling): string | undefined {
  const isThere = [...text.matchAll(names)].every(([, name = '']) => (filling[name] ?? '') !== '')
  return isThere ? text.replace(names, (_, name: string) => filling[name] ?? '') : undefined
}

/** What a page says: its subject and paragraphs, without what stands around them. */
export interface Said {
  subject: string
  paragraphs: string[]
}

/**
 * Fills a wording. A paragraph that speaks of what is not there is left out, and so is one that ends with a colon where nothing follows it.
 * A text of several paragraphs becomes several.
 * @throws Error `template-broken` where subject or text are empty
 */
export function sayWording(wording: Wording, filling: Filling): Said {
  const said = wording.paragraphs.map((text) => fill(text, filling))
  const kept = said.filter(
    (text, index) => text !== undefined && !(text.endsWith(':') && said[index + 1] === undefined),
  )
  const paragraphs = kept.flatMap((text) => text?.split(/\n{2,}/) ?? [])
  const subject = fill(wording.subject, filling)
  if (subject === undefined || paragraphs.length === 0) throw new Error('template-broken')
  return { subject, paragraphs }
}

/** Whom to ring, as it stands under a notice. Numbers in the order in which they are to be tried. */
export interface Lines {
  day: readonly string[]
  /** When those by day are answered, in words; absent where that is not supplied. */
  dayHours?: string
  outOfHours: readonly string[]
  complaints: readonly string[]
}

/** The paragraphs under what a letter or an e-mail of a council says; an agency is told whom to ring alone. */
export function closing(
  { frame }: Wordings,
  council: string,
  lines: Lines,
  audience: Audience,
  isLast = false,
): string[] {
  const ring = fill(frame.ring, { numbers: lines.day.join(' or ') }) ?? fill(frame.ringNoNumber, { council }) ?? ''
  const hours = fill(frame.ringHours, { hours: lines.dayHours })
  const whomToRing = [ring, ...(hours === undefined ? [] : [hours])].join(' ')
  if (audience === 'agency') return [whomToRing]
  const closed = fill(frame.outOfHours, { numbers: lines.outOfHours.join(' or ') }) ?? frame.danger
  const complain = fill(frame.complaints, { ways: lines.complaints.join(', or ') }) ?? frame.complaintsNoWay
  return [whomToRing, closed, ...(isLast ? [] : [complain]), frame.interpreter]
}

/** All that a text message says: not what it is about, for anybody may read a telephone. */
export const textMessage = ({ frame }: Wordings, council: string, { day }: Lines): string =>
  fill(frame.text, { council, numbers: ` on ${day.join(' or ')}` }) ?? ''
