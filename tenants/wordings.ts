import { z } from 'zod'
import { noticeTemplates, type NoticeTemplate } from '../pathway/notice'
import { audiences, noticeKinds, variablesFor, type Audience } from '../pathway/notice-kinds'
import { faultsOf } from './faults'
import { layOver } from './merge'
import { valueAt, type Path } from './plain'
import type { ConfigFile, TenantFault } from './read-file'
import { block, words } from './schema/parts'

const wording = block({ subject: words, paragraphs: z.array(words).min(1, { error: 'at least one paragraph' }) })

/** What a notice says to those it speaks to; `{names}` stand for what the event and the record give. */
export type Wording = z.infer<typeof wording>

const schema = block({
  /** What stands around every notice. */
  frame: block({
    greeting: words,
    /** To an agency or a role, which has no name. */
    greetingOfPost: words,
    /** Heads every e-mail, so that nobody learns from a list of e-mails what it is about. */
    emailSubject: words,
    ending: words,
    /** To a referrer, about one of several children: which, without naming them. */
    whichChild: words,
    /** The same, in the first letter that says so. */
    sameForOthers: words,
    signature: words,
    ring: words,
    /** When the numbers are answered. */
    ringHours: words,
    /** Where the council has given no number. */
    ringNoNumber: words,
    outOfHours: words,
    danger: words,
    complaints: words,
    /** Where the council has not said where to complain. */
    complaintsNoWay: words,
    interpreter: words,
    /** In place of a reason of which nothing may be shown. */
    whyNotShown: words,
    /** The whole of a text message. */
    text: words,
    /** What a letter calls the family: to others, and to themselves. */
    theFamily: words,
    yourFamily: words,
  }),
  /** Words that put the blame on a family, and how the same can be said (004-25). */
  hints: z.array(block({ avoid: z.array(words).min(1), rather: words })),
  /** What is decided, by the code of an outcome, as it stands after "We have decided that"; where it is not here, its label is. */
  outcomes: z.record(z.string(), words),
  templates: z.record(z.enum(noticeTemplates), z.partialRecord(z.enum(audiences), wording)),
})

/** All that a council says in its notices: what stands around each, and each to those it can go to. */
export type Wordings = z.infer<typeof schema>

const ofFrame: Record<keyof Wordings['frame'], readonly string[]> = {
  greeting: ['recipient'],
  greetingOfPost: [],
  emailSubject: ['council'],
  ending: [],
  whichChild: ['which'],
  sameForOthers: [],
  signature: ['council'],
  ring: ['numbers'],
  ringHours: ['hours'],
  ringNoNumber: ['council'],
  outOfHours: ['numbers'],
  danger: [],
  complaints: ['ways'],
  complaintsNoWay: [],
  whyNotShown: [],
  interpreter: [],
  text: ['council', 'numbers'],
  theFamily: [],
  yourFamily: [],
}

/**
 * A council's wordings: the national ones with its own over them; or what is wrong with them. Every template has a wording to each of those
 * it can go to, and speaks of nothing that such a notice cannot know, and of all it has to say.
 */
export function wordingsOf(national: ConfigFile, council?: ConfigFile): Wordings | TenantFault[] {
  const file = council ?? national
  const merged = layOver(national.values, council?.values)
  const checked = schema.safeParse(merged)
  const faults = checked.success ? faultsIn(checked.data, file) : faultsOf(checked.error.issues, merged, file)
  const own = council === undefined ? faults : faults.filter(({ path }) => isSaidIn(council, path.split('.')))
  const found = [...file.faults, ...own]
  return found.length > 0 || !checked.success ? found : checked.data
}

/** What the national file gets wrong is told of once, and not of every council. */
const isSaidIn = (file: ConfigFile, path: Path): boolean => valueAt(file.values, path) !== undefined

/** What the words for an outcome may speak of. */
const ofOutcomes = ['family', 'assessment-name']

function faultsIn({ frame, outcomes, templates }: Wordings, file: ConfigFile): TenantFault[] {
  const ofFrames = Object.entries(ofFrame).flatMap(([name, allowed]) =>
    unknownIn(valueAt(frame, [name]), allowed, ['frame', name], file),
  )
  const ofTemplates = noticeTemplates.flatMap((template) => faultsOfTemplate(template, templates[template], file))
  const ofDecisions = Object.entries(outcomes).flatMap(([code, text]) =>
    unknownIn(text, ofOutcomes, ['outcomes', code], file),
  )
  return [...ofFrames, ...ofDecisions, ...ofTemplates]
}

function faultsOfTemplate(template: NoticeTemplate, given: Partial<Record<Audience, Wording>>, file: ConfigFile) {
  const { to, mustSay = [] } = noticeKinds[template]
  return audiences.flatMap((audience): TenantFault[] => {
    const at = ['templates', template, audience]
    const one = given[audience]
    if (one === undefined) return to.includes(audience) ? [file.faultAt(at, 'missing', 'is missing')] : []
    if (!to.includes(audience))
      return [file.faultAt(at, 'unknown-name', `is not known here; it goes to: ${to.join(', ')}`)]
    const allowed = variablesFor(template, audience)
    const missing = mustSay.filter((name) => allowed.includes(name) && !textOf(one).includes(`{${name}}`))
    return [
      ...unknownIn(one.subject, allowed, [...at, 'subject'], file),
      ...one.paragraphs.flatMap((text, index) => unknownIn(text, allowed, [...at, 'paragraphs', index], file)),
      ...missing.map((name) => file.faultAt([...at, 'paragraphs'], 'missing', `must speak of {${name}}`)),
    ]
  })
}

const textOf = ({ subject, paragraphs }: Wording): string => [subject, ...paragraphs].join('\n')

function unknownIn(text: unknown, allowed: readonly string[], at: Path, file: ConfigFile): TenantFault[] {
  const used = [...String(text).matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const unknown = used.filter((name) => !allowed.includes(name))
  const may = allowed.length === 0 ? 'nothing' : allowed.map((name) => `{${name}}`).join(', ')
  return unknown.map((name) => file.faultAt(at, 'not-allowed', `cannot speak of {${name}}; it may speak of ${may}`))
}
