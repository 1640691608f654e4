import { compose, under, type Desk } from '../../notices/compose'
import { linesOf } from '../../notices/lines'
import { audiences, noticeKinds, variablesFor, type Audience } from '../../pathway/notice-kinds'
import { noticeTemplates, type NoticeTemplate } from '../../pathway/notice'
import { findingInLetters } from '../../pathway/matters/complaints/facts'
import type { NoticeWords } from '../../pathway/notice-words'
import type { Tenant } from '../../tenants/load'

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
  what: 'What happened stands here, in a sentence of the family’s timeline.',
  why: 'The reason on the record stands here.',
  due: '5 December 2026',
  day: '12 December 2026',
  meetings: 'Core group, by 14 December 2026. You are part of the core group, which works out the plan.',
  assessment: 'The assessment, section by section, stands here.\n\nThe social worker recommends: what stands here.',
  plan: 'What should become different: Sandy and Robin sleep through the night.\n\nFamily centre, by Jo Specimen.',
  agency: 'the health visitor',
  clock: 'Decision on the referral',
  'receipt-code': 'EXAM-PLE1-CODE',
  case: '00000000-0000-4000-8000-000000000000',
}

/** Every letter of a council, to everybody it can go to; where not all is known a second time with as little as there can be. */
export function noticePages(tenant: Tenant): string {
  const letters = noticeTemplates.flatMap((template) =>
    audiences
      .filter((audience) => noticeKinds[template].to.includes(audience))
      .flatMap((audience) => lettersOf(tenant, template, audience)),
  )
  const desk = deskOf(tenant, 'referral-received', words)
  const text = page(desk, 'referrer', 'text')
  const head = `The letters of ${tenant.effective.council.name}, with made-up people. Written by npm run docs.`
  const ends = audiences.map((audience) =>
    titled(`what stands under every letter to the ${audience}`, endOf(desk, audience) || 'Nothing.'),
  )
  return [head, titled('a text message, whatever it is about', text), ...ends, ...letters].join('\n\n\n') + '\n'
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

/** As the council calls things, and what follows for a child there most often. */
function wordsFor({ rules, wordings }: Tenant, template: NoticeTemplate, audience: Audience): NoticeWords {
  const outcomes = template === 'outcome-decided' ? rules.assessment.outcomes : rules.decision.outcomes
  const found = Object.values(findingInLetters).join(' / ')
  const decided = outcomes.map(({ code, label }) => wordings.outcomes[code] ?? label).join(' / ')
  const decision = template.startsWith('complaint-') ? found : decided
  const may = variablesFor(template, audience)
  const child = audience === 'family' || audience === 'child' ? 'Robin' : 'Robin Example'
  const own = { council: rules.words.council, 'assessment-name': rules.words.assessment }
  const all: NoticeWords = { ...words, ...own, 'referral-name': rules.words.referral, child, decision }
  return Object.fromEntries(Object.entries(all).filter(([name]) => may.some((one) => one === name)))
}

const deskOf = ({ wordings, effective }: Tenant, template: NoticeTemplate, known: NoticeWords): Desk => ({
  ...{ template, wordings, lines: linesOf(effective.contacts), today: '22 November 2026', practice: false },
  words: { ...known, council: effective.council.name },
})

function page(desk: Desk, audience: Audience, channel: 'letter' | 'text'): string {
  const name = names[audience]
  const called = audience === 'child' ? 'Robin' : name
  const made = compose(desk, { audience, name, called, channel, at: '', format: 'standard', secrets: [] })
  if (made.do !== 'send') throw new Error(`${desk.template} to ${audience} cannot be written`)
  const end = endOf(desk, audience)
  const text = [made.page.subject, ...made.page.paragraphs].filter((one) => one !== '').join('\n\n')
  return end !== '' && text.endsWith(end) ? text.slice(0, -end.length).trimEnd() : text
}

const endOf = (desk: Desk, audience: Audience): string => under(desk, audience, desk.words.council ?? '').join('\n\n')

const titled = (title: string, text: string): string => `--- ${title} ---\n\n${text}`
