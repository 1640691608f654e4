import fc from 'fast-check'
import { criteriaAnswers } from '../api/examples/referral'
import type { PersonCommand } from '../pathway/commands'
import { isOpened, unopened, type Case } from '../pathway/case'
import { nameOfRecipient, type NoticeTemplate } from '../pathway/notice'
import { noticesFor } from '../pathway/notices'
import type { Person } from '../pathway/people'
import type { Actor } from '../pathway/roles'
import { evolve } from '../pathway/evolve'
import { authorisation, submission } from '../test/support/assessed'
import { PaperCase, people as family, someone } from '../test/support/paper-case'
import { sightOf } from '../test/support/sight'
import { someVariants, squeezed } from '../test/support/variants'
import type { KnownPerson } from './people'
import { resolve } from './resolve'

// What reaches whom is worked out here a second time and in another way, from what was said to the case, and compared with the pages.

const worker = someone('social-worker')
const manager = someone('team-manager')
const duty = someone('duty-manager')
const chair = someone('conference-chair')

const carer: Person = { id: 'carer', kind: 'carer', parentalResponsibility: false, interpreter: false }
const people: readonly Person[] = [...family, carer]
const ids = people.map(({ id }) => id)

/** In every reason, and what somebody must not learn of the others: each mark is told apart from all others. */
const marked = (mark: string): string => `Qq${mark}qq`
const homeOf = (id: string): string => `${marked(`street${id}`)} Road\nExampletown, ${marked(`code${id}`)}`
const mailOf = (id: string): string => `${marked(`mail${id}`)}@example.com`
const everyHome = ids.map((id) => homeOf(id).replace('\n', ' ')).join(' and ')
const nameOf = (id: string): string => `${marked(`name${id}`)} ${marked(`last${id}`)}`
const schoolOf = (id: string): string => `St ${marked(`tells${id}`)}'s Primary`
const job = `class ${marked('job')}`
const named = ['name', 'last'].map((part) => marked(`${part}referrer`))
const together = [named.join(''), named.toReversed().join('')]
const offices = [`Bishop ${marked('office')} Health`, marked('office')]
const told = [...named, ...together, ...offices, job, marked('job'), ...ids.map(schoolOf)]
const variants = told.flatMap((one, index) => someVariants(one, index)).join('; ')
const reason = `${marked('reason')}: ${nameOf('referrer')} says they live at ${everyHome}, ${ids.map(mailOf).join(' or ')} (${variants})`

interface Said {
  command: PersonCommand
  by: Actor
}
const say = (command: PersonCommand, by: Actor): Said => ({ command, by })

const withheldFrom = fc.constantFrom('family', 'referrer', ...ids)
const anything = fc.oneof(
  fc
    .record({
      kind: fc.constant('withhold-notices' as const),
      from: withheldFrom,
      what: fc.constantFrom('all' as const, 'reasons' as const),
      ground: fc.constant('risk-of-harm' as const),
      reason: fc.constant(reason),
      reviewOn: fc.constant('2026-12-01'),
    })
    .map((command) => say(command, manager)),
  withheldFrom.map((from) => say({ kind: 'end-withholding', from, reason }, manager)),
  fc
    .constantFrom('mother', 'father', 'carer')
    .map((personId) => say({ kind: 'exclude-from-conference', personId, reason }, chair)),
  fc.constantFrom('2026-06-10', '2026-06-11').map((on) => say({ kind: 'schedule-conference', on }, worker)),
)

const attendance = { attended: ['police', 'health'], familyAttended: true, reason } as const
const decide: PersonCommand = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers }

/** The straight way: to a protection plan, or to a child in need plan. */
function wayOf(paper: PaperCase, protection: boolean): Said[] {
  const written = submission(paper.rules)
  const assessed = [
    say(decide, duty),
    say({ kind: 'allocate', workerId: worker.id }, manager),
    say({ kind: 'start-assessment' }, worker),
    say({ kind: 'ask-consent', personId: 'father', agencies: ['school'] }, worker),
    say({ kind: 'override-consent', personId: 'mother', agency: 'gp', reason, asked: true, explained: true }, manager),
    say({ kind: 'record-child-seen', alone: true }, worker),
    say(
      {
        ...written,
        recommendation: reason,
        sections: (written.sections ?? []).map(({ code }) => ({ code, text: reason })),
      },
      worker,
    ),
    say({ ...authorisation(paper.rules), recommendation: reason }, manager),
    say({ kind: 'decide-outcome', outcome: 'child-in-need-plan', reason }, manager),
  ]
  const inNeed = [
    say(
      {
        ...{ kind: 'make-child-in-need-plan', expectedDifference: reason, agreedWithFamily: true },
        ...{ services: [{ service: reason, by: reason }], copyTo: ['child', 'referrer'] },
      },
      worker,
    ),
    say({ kind: 'end-child-in-need-plan', familyTold: false, reason }, manager),
  ]
  const toPlan = [
    say(
      {
        ...{ kind: 'hold-strategy-discussion', harms: ['neglect'], crimeSuspected: false, parentsInvited: true },
        ...{ attended: ['police', 'health'], decision: 'section-47-enquiry', reason },
      },
      manager,
    ),
    say({ kind: 'conclude-section-47', outcome: 'substantiated-continuing-risk', reason }, manager),
    say({ kind: 'schedule-conference', on: '2026-06-10' }, worker),
    say({ kind: 'exclude-from-conference', personId: 'carer', reason }, chair),
    say({ kind: 'share-conference-report' }, worker),
    say({ kind: 'hold-conference', decision: 'plan', category: 'NEG', ...attendance }, chair),
    say({ kind: 'hold-core-group', familyAttended: true, planAgreed: true }, worker),
  ]
  return protection ? [...assessed.slice(0, 5), ...toPlan] : [...assessed, ...inNeed]
}

const anyFamily = fc.record({
  protection: fc.boolean(),
  stopsAfter: fc.nat(14),
  hidden: fc.subarray(ids.filter((id) => id !== 'referrer')),
  prefersMail: fc.subarray(ids),
  between: fc.array(fc.tuple(fc.nat(12), anything), { maxLength: 8 }),
  decidedWithheld: fc.subarray(['family', 'referrer'] as const),
  source: fc.constantFrom('3B' as const, '1B' as const),
})
type Family = typeof anyFamily extends fc.Arbitrary<infer F> ? F : never

function played({ protection, stopsAfter, between, decidedWithheld, source }: Family): PaperCase {
  const paper = new PaperCase('anyshire', '2026-06-10T10:00', { people, source })
  const withhold = decidedWithheld.map((from) => ({ from, ground: 'police-enquiry' as const }))
  for (const [index, { command, by }] of wayOf(paper, protection)
    .slice(0, stopsAfter + 1)
    .entries()) {
    for (const [at, one] of between) if (at === index) paper.tell(one.command, one.by)
    paper.tell(command.kind === 'decide-referral' ? { ...command, withhold } : command, by)
  }
  return paper
}

const known = ({ hidden, prefersMail }: Family): KnownPerson[] =>
  ids.map((id) => ({
    ...{ id, name: nameOf(id), forenames: marked(`name${id}`), tells: [`Exampletown ${schoolOf(id)} School`] },
    contact: { address: homeOf(id), email: mailOf(id) },
    addressProtected: hidden.includes(id),
    ...(id === 'referrer' && {
      referred: true as const,
      role: job,
      organisation: `Exampletown Bishop ${marked('office')} RC Health Centre`,
    }),
    ...(prefersMail.includes(id) && { prefers: 'email' as const }),
  }))

interface Sent {
  to: string
  template: NoticeTemplate
  text: string
  scheduled: boolean
}

/** Every page that would go out now of all that was recorded on the way. */
function pagesOf(paper: PaperCase, one: Family): Sent[] {
  let then: Case = unopened
  return paper.events.flatMap((event) => {
    then = evolve(then, event)
    const recorded = isOpened(then) ? noticesFor(event, then, paper.rules) : []
    return recorded.flatMap((notice): Sent[] => {
      if (notice.recipient.kind !== 'person' || notice.withheld !== undefined) return []
      const done = resolve(sightOf(paper, event, notice, known(one)))
      if (done.do !== 'send') return []
      const text = [done.page.subject, ...done.page.paragraphs].join('\n')
      const { template } = notice
      return [
        { to: nameOfRecipient(notice.recipient), template, text, scheduled: event.type === 'conference-scheduled' },
      ]
    })
  })
}

/** What stands at the end, as the events say it one by one. */
function keptFrom(paper: PaperCase, id: string): { all: boolean; reasons: boolean; out: boolean } {
  const group = id === 'referrer' ? 'referrer' : 'family'
  const latest = new Map<string, string>()
  const out = new Set<string>()
  for (const event of paper.events) {
    if ('withhold' in event)
      for (const from of ['family', 'referrer'])
        latest.set(`decided ${from}`, event.withhold.some((one) => one.from === from) ? 'all' : 'nothing')
    if (event.type === 'notices-withheld') latest.set(event.from, event.what)
    if (event.type === 'withholding-ended') latest.set(event.from, 'nothing')
    if (event.type === 'excluded-from-conference') out.add(event.personId)
    if (event.type === 'conference-held') out.clear()
  }
  const stands = [latest.get(`decided ${group}`), latest.get(group), latest.get(id)]
  return { all: stands.includes('all'), reasons: stands.includes('reasons'), out: out.has(id) }
}

/** What is on a page that must not be; nothing, where it is as it should be. */
function faultOf({ to, template, text, scheduled }: Sent, paper: PaperCase, { hidden, source }: Family) {
  const kept = keptFrom(paper, to)
  const others = ids.filter((id) => id !== to)
  const secret = others.filter((id) => hidden.includes(id) || id === 'referrer')
  const places = secret.flatMap((id) => [`street${id}`, `code${id}`, `mail${id}`])
  const mayNot = [
    ...places,
    ...(others.some((id) => hidden.includes(id)) ? others.map((id) => `tells${id}`) : []),
    ...(to === 'referrer' ? ['namechild'] : ['namereferrer', 'lastreferrer', 'office', 'job', 'tellsreferrer']),
    ...(kept.reasons || (to === 'referrer' && source === '1B' && template !== 'child-in-need-plan-copy')
      ? ['reason']
      : []),
  ]
  const bare = squeezed(text)
  const found = mayNot.filter((mark) => bare.includes(squeezed(marked(mark))))
  if (kept.all) return `${template} to ${to}, from whom all is withheld`
  if (kept.out && (scheduled || /initial child protection conference, by/i.test(text)))
    return `${template} invites ${to}, who is kept out`
  return found.length === 0 ? undefined : `${template} to ${to} holds ${found.join(', ')}`
}

describe('what goes out to somebody, for any family', () => {
  it('never holds what is withheld from them, where somebody is who must not be found, or who referred (000-05, 003-03, 003-16, 004-52)', () => {
    fc.assert(
      fc.property(anyFamily, (one) => {
        const paper = played(one)
        expect(pagesOf(paper, one).flatMap((page) => faultOf(page, paper, one) ?? [])).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('is tried with pages of many kinds, some of which hold reasons and are short of what was taken out', () => {
    const families = fc.sample(anyFamily, { numRuns: 60, seed: 3 })
    const pages = families.flatMap((one) => pagesOf(played(one), one))
    expect([...new Set(pages.map(({ template }) => template))].toSorted()).toEqual(
      expect.arrayContaining([
        'assessment-copy',
        'child-in-need-plan-copy',
        'conference-invitation',
        'consent-asked',
        'excluded-from-conference',
        'outcome-decided',
        'rights-explained',
      ]),
    )
    expect(pages.filter(({ text }) => text.includes(marked('reason'))).length).toBeGreaterThan(50)
    expect(pages.filter(({ text }) => text.includes('[not shown]')).length).toBeGreaterThan(20)
  })
})
