import { compose, sayDecision, under, type Desk } from '../../notices/compose'
import { linesOf } from '../../notices/lines'
import { audiences, noticeKinds, variablesFor, type Audience } from '../../pathway/notice-kinds'
import { noticeTemplates, type NoticeTemplate } from '../../pathway/notice'
import { findingInLetters } from '../../pathway/matters/complaints/facts'
import { rectificationInLetters } from '../../pathway/matters/rectification/rectification'
import type { NoticeWords } from '../../pathway/notice-words'
import { outcomeLabel } from '../../pathway/outcome-label'
import type { OutcomeRule, Rules } from '../../pathway/rules'
import type { Tenant } from '../../tenants/load'
import type { Wordings } from '../../tenants/wordings'

/** Where the letters of a council are, to be read aloud. */
export const noticePageOf = (council: string): string => `notices/golden/${council}.txt`

const names: Record<Audience, string> = {
  referrer: 'Jo Specimen',
  family: 'Sandy Example',
  child: 'Robin Example',
  solicitor: 'Lee Sample',
  agency: 'the health visitor',
  staff: 'duty manager',
  requester: 'Sandy Example',
}

/** Everything that a letter can speak of, made up. */
const words: NoticeWords = {
  what: 'There is now a child protection plan.',
  why: 'The reason on the record stands here.',
  due: '5 December 2026',
  day: '12 December 2026',
  meetings: 'Core group, by 14 December 2026 at the latest. You are part of the core group. It works out the plan.',
  assessment: 'The assessment, section by section, stands here.\n\nThe social worker recommends: what stands here.',
  plan: 'This is what should become different: Sandy and Robin sleep through the night.\n\nHelp with bedtimes, from Jo Specimen.',
  agency: 'the health visitor',
  clock: 'Decision on the referral',
  'receipt-code': 'EXAM-PLE1-CODE',
  case: '00000000-0000-4000-8000-000000000000',
}

/** What the family's timeline says of that of which a letter tells. */
const happened: Partial<Record<NoticeTemplate, string>> = {
  'worker-changed': 'You have a new social worker from now on.',
  'section-47-enquiry':
    'We began an enquiry under section 47 of the Children Act 1989. The law says that we have to find out if your child is being hurt or may be.',
  'section-47-outcome': 'The enquiry has ended. There will be a child protection conference.',
  'child-in-need-plan-copy': 'A child in need plan was made. It says what help there will be.',
  'child-in-need-plan-ended': 'The child in need plan has ended.',
  'conference-report': 'You were given the reports for the conference.',
  'review-outcome': 'A review conference decided that the child protection plan goes on.',
  'emergency-protection-order': 'A court made an emergency protection order for your child.',
  'child-assessment-order': 'A court ordered an assessment of your child, from 5 December 2026.',
  'access-request-acknowledged': 'the signed form',
  'child-accommodated': 'The council looks after your child, with consent.',
}

/** Every letter of a council, to everybody it can go to; where not all is known a second time with as little as there can be. */
export function noticePages(tenant: Tenant): string {
  const letters = noticeTemplates.flatMap((template) =>
    audiences
      .filter((audience) => noticeKinds[template].to.includes(audience))
      .flatMap((audience) => lettersOf(tenant, template, audience)),
  )
  const desk = deskOf(tenant, 'referral-received', words)
  const text =
    desk.lines.day.length === 0
      ? 'None: there is no number to ring. Somebody rings them.'
      : page(desk, 'referrer', 'text')
  const head = `The letters of ${tenant.effective.council.name}, with made-up people. Written by npm run docs.`
  const ends = audiences.map((audience) =>
    titled(`what stands under every letter to the ${audience}`, endOf(desk, audience) || 'Nothing.'),
  )
  const decided = (['family', 'referrer'] as const).flatMap((audience) => decisionsTold(tenant, audience))
  const all = [head, titled('a text message, whatever it is about', text), ...ends, ...letters, ...decided]
  return all.join('\n\n\n') + '\n'
}

function lettersOf(tenant: Tenant, template: NoticeTemplate, audience: Audience): string[] {
  const known = wordsFor(tenant, template, audience)
  const { mustSay = [] } = noticeKinds[template]
  const least = Object.fromEntries(
    Object.entries(known).filter(([name]) => isAlways(name) || mustSay.some((one) => one === name)),
  )
  const [whole, bare] = [known, least].map((each) => page(deskOf(tenant, template, each), audience, 'letter'))
  const title = `${template}, to ${audience === 'agency' ? 'an agency' : `the ${audience}`}`
  return whole === bare
    ? [titled(title, whole ?? '')]
    : [titled(title, whole ?? ''), titled(`${title}, when no more is known`, bare ?? '')]
}

const isAlways = (name: string): boolean =>
  ['council', 'assessment-name', 'referral-name', 'child', 'what'].includes(name)

/** Everything that can be decided, one after another, as it is told to those it goes to. */
function decisionsTold({ rules, wordings }: Tenant, audience: 'family' | 'referrer'): string[] {
  const told = ({ code, label }: OutcomeRule) =>
    `We have decided that ${sayDecision(wordings, audience, { ...ownWords(rules), decision: decisionOf(wordings, code, label) }) ?? ''}.`
  return [
    titled(
      `all that can be decided on a ${rules.words.referral}, to the ${audience}`,
      linesOfAll(rules.decision.outcomes, told),
    ),
    titled(`all that can be decided at the end, to the ${audience}`, linesOfAll(rules.assessment.outcomes, told)),
  ]
}

const linesOfAll = (outcomes: readonly OutcomeRule[], told: (outcome: OutcomeRule) => string): string =>
  outcomes.map(told).join('\n\n')

const decisionOf = ({ outcomes }: Wordings, code: string, label: string): string =>
  outcomes[code] ?? `the next step is this: ${label}`

const ownWords = ({ words: { council, assessment, referral } }: Rules): NoticeWords => ({
  council,
  'assessment-name': assessment,
  'referral-name': referral,
})

/** What is decided in a letter: an assessment, or a plan; of a matter what its own decision is. */
function decidedIn({ rules, wordings }: Tenant, template: NoticeTemplate): string {
  if (template.startsWith('complaint-')) return findingInLetters.upheld
  if (template === 'rectification-decided') return rectificationInLetters.accepted
  const code = template === 'outcome-decided' ? 'child-in-need-plan' : 'assessment'
  const outcomes = template === 'outcome-decided' ? rules.assessment.outcomes : rules.decision.outcomes
  return decisionOf(wordings, code, outcomeLabel(outcomes, code))
}

/** As the council calls things. */
function wordsFor(tenant: Tenant, template: NoticeTemplate, audience: Audience): NoticeWords {
  const may = variablesFor(template, audience)
  const child = audience === 'family' || audience === 'child' ? 'Robin' : 'Robin Example'
  const what = happened[template]
  const own = { ...ownWords(tenant.rules), child, decision: decidedIn(tenant, template) }
  const all: NoticeWords = { ...words, ...own, ...(what !== undefined && { what }), ...meetingsOf(template) }
  return Object.fromEntries(Object.entries(all).filter(([name]) => may.some((one) => one === name)))
}

/** A child in need plan has no core group. */
const meetingsOf = (template: NoticeTemplate): NoticeWords =>
  template === 'outcome-decided'
    ? { meetings: 'A meeting to plan help for your child, by 14 December 2026 at the latest. You are part of it.' }
    : {}

const deskOf = ({ wordings, effective }: Tenant, template: NoticeTemplate, known: NoticeWords): Desk => ({
  ...{ template, wordings, lines: linesOf(effective.contacts), today: '22 November 2026', practice: false },
  words: { ...known, council: effective.council.name },
})

function page(desk: Desk, audience: Audience, channel: 'letter' | 'text'): string {
  const name = names[audience]
  const called = audience === 'child' ? 'Robin' : name
  const made = compose(desk, {
    audience,
    name,
    called,
    channel,
    at: channel === 'text' ? '07700 900001' : '',
    format: 'standard',
    secrets: [],
  })
  if (made.do !== 'send') throw new Error(`${desk.template} to ${audience} cannot be written`)
  const end = endOf(desk, audience)
  const text = [made.page.subject, ...made.page.paragraphs].filter((one) => one !== '').join('\n\n')
  return end !== '' && text.endsWith(end) ? text.slice(0, -end.length).trimEnd() : text
}

const endOf = (desk: Desk, audience: Audience): string => under(desk, audience, desk.words.council ?? '').join('\n\n')

const titled = (title: string, text: string): string => `--- ${title} ---\n\n${text}`
