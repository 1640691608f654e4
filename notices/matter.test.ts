import { loadTenants } from '../tenants/load'
import { london, someone } from '../test/support/paper-case'
import { PaperMatter } from '../test/support/paper-matter'
import { accessRequestMachine } from '../pathway/matters/access/access-request'
import type { AccessIntake } from '../pathway/matters/access/facts'
import { noticeKinds } from '../pathway/notice-kinds'
import { complaintMachine } from '../pathway/matters/complaints/complaint'
import type { ComplaintIntake } from '../pathway/matters/complaints/facts'
import { freeIn, matterWords, requesterOf, resolveMatter } from './matter'

const worker = someone('duty-worker')
const manager = someone('team-manager')
const { wordings, rules } = loadTenants().tenants.get('anyshire')!

const opening: AccessIntake = {
  ...{ kind: 'receive-access-request', council: 'anyshire', caseId: 'request', practice: false, channel: 'letter' },
  ...{ receivedAt: london('2026-06-01T10:00'), proclaimed: [], requesterId: 'asker', subjectId: 'asker' },
}
const requester = requesterOf({
  request: { requester: { forenames: 'Sandy', surname: 'Example', address: '1 Sample Street', postcode: 'EX1 1EX' } },
  people: { requesterId: 'asker' },
})

/** Every notice of the events so far, as it is written. */
function lettersOf(paper: Paper) {
  return paper.events.flatMap((event) =>
    accessRequestMachine.notices(event, paper.opened, rules).map(({ template, recipient }) => {
      const words = matterWords(paper.events, event.seq, template, rules)
      const id = recipient.kind === 'person' ? recipient.id : ''
      const desk = {
        template,
        words,
        wordings,
        lines: { day: [], outOfHours: [], complaints: [] },
        today: 'today',
        practice: false,
      }
      return {
        template,
        words,
        resolved: resolveMatter({
          desk,
          recipient: { kind: 'person', id },
          requester,
          channels: ['letter'],
          said: [],
          secrets: ['14 Hidden Lane'],
        }),
      }
    }),
  )
}
const paperOf = () => new PaperMatter(accessRequestMachine, 'anyshire', opening)
type Paper = ReturnType<typeof paperOf>

describe('whoever asks for records', () => {
  it('is asked for the signature where their form has none, and not else (001-29)', () => {
    const ask =
      'We have your form, but you have not signed it. We can show you nothing before we have your signature. Please send us the signed form.'
    const said = ([unsigned, paper]: readonly [boolean, Paper]) => {
      const [{ resolved } = { resolved: undefined }] = lettersOf(paper)
      return [unsigned, resolved?.do === 'send' && resolved.page.paragraphs.includes(ask)]
    }
    const form = new PaperMatter(accessRequestMachine, 'anyshire', { ...opening, channel: 'form', unsigned: true })
    expect([said([true, form]), said([false, paperOf()])]).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it('is told by letter of each step that is theirs, with all that the letter has to say (2-20, 001-31)', () => {
    const paper = paperOf()
    expect(paper.tell({ kind: 'ask-for-identity', reason: 'We do not know you yet.' }, worker)).toBeUndefined()
    expect(paper.tell({ kind: 'record-identity-received', document: 'passport' }, worker)).toBeUndefined()
    expect(
      paper.tell({ kind: 'ask-for-clarification', question: 'Which years? Those at 14 hidden  lane?' }, worker),
    ).toBeUndefined()
    expect(paper.tell({ kind: 'record-clarification', answer: 'All of them.' }, worker)).toBeUndefined()
    expect(
      paper.tell({ kind: 'extend-reply', ground: 'complex', reason: 'There are many records.' }, manager),
    ).toBeUndefined()
    const letters = lettersOf(paper)
    expect(letters.map(({ template }) => template)).toEqual([
      ...['access-request-acknowledged', 'access-identity-asked', 'access-clarification-asked', 'access-extended'],
    ])
    for (const { template, words, resolved } of letters) {
      for (const name of noticeKinds[template].mustSay ?? [])
        expect([template, name, words[name]]).not.toContain(undefined)
      expect(resolved).toMatchObject({
        do: 'send',
        page: { to: { name: 'Sandy Example', at: '1 Sample Street\nEX1 1EX' } },
      })
    }
    const pages = JSON.stringify(letters.map(({ resolved }) => resolved))
    expect(pages).toContain('Which years? Those at [not shown]?')
  })

  it.each(['14 Hidden Lane', '2 Wrong Rise'])(
    '000-05 reads no reasons that take up their guess, be it right or wrong: %s',
    (guess) => {
      const [letter] = lettersOf(paperOf())
      const why = `You say that she lives at ${guess}.`
      const desk = {
        ...{ template: 'rectification-decided' as const, words: { ...letter!.words, why, decision: 'We decided' } },
        ...{ wordings, today: '', practice: false, lines: { day: [], outOfHours: [], complaints: [] } },
      }
      const around = { recipient: { kind: 'person', id: 'asker' } as const, requester, channels: ['letter'] as const }
      const said = ['It is not said where she lives.', `She is at ${guess}`]
      const page = JSON.stringify(resolveMatter({ desk, ...around, said, secrets: ['14 Hidden Lane'] }))
      expect(page).toContain('We cannot say why in this letter.')
      expect(page).not.toMatch(/not shown|You say|Lane|Rise/)
    },
  )

  it.each(['14 Hidden Lane', '2 Misty Rise'])(
    '000-05 reads no reasons that take up what they put down: %s',
    (guess) => {
      const [letter] = lettersOf(paperOf())
      const desk = {
        ...{ template: 'rectification-decided' as const, words: { ...letter!.words, decision: 'We decided' } },
        ...{ wordings, today: '', practice: false, lines: { day: [], outOfHours: [], complaints: [] } },
      }
      const around = { recipient: { kind: 'person', id: 'asker' } as const, requester, channels: ['letter'] as const }
      const free = freeIn({ request: { said: `I know that she is at ${guess}. Nobody told us of the meeting.` } })
      const page = (why: string) =>
        JSON.stringify(
          resolveMatter({
            ...around,
            desk: { ...desk, words: { ...desk.words, why } },
            said: [],
            free,
            secrets: ['14 Hidden Lane'],
          }),
        )
      expect(page(`You say that she is at ${guess}.`)).not.toMatch(/You say|Lane|Rise/)
      expect(page('Sandy Example was told of the meeting late.')).toContain(
        'Sandy Example was told of the meeting late.',
      )
    },
  )

  it('is nobody else', () => {
    const [letter] = lettersOf(paperOf())
    const desk = {
      template: letter!.template,
      words: letter!.words,
      wordings,
      today: '',
      practice: false,
      lines: { day: [], outOfHours: [], complaints: [] },
    }
    const stranger = { kind: 'person', id: 'stranger' } as const
    expect(
      resolveMatter({
        desk,
        recipient: stranger,
        requester,
        channels: ['letter'],
        said: [],
        secrets: ['14 Hidden Lane'],
      }),
    ).toEqual({
      do: 'hold',
      problem: 'template-broken',
    })
  })
})

describe('the day that a letter names', () => {
  const received: ComplaintIntake = {
    ...{ kind: 'receive-complaint', council: 'anyshire', caseId: 'complaint', practice: false, channel: 'letter' },
    ...{ receivedAt: london('2026-06-01T10:00'), proclaimed: [], requesterId: 'asker' },
    ...{ feedback: 'complaint', about: [], advocate: false },
  }
  const reply = { kind: 'reply-to-complaint', finding: 'not-upheld', reason: 'As was found.' } as const
  const request = { kind: 'request-next-stage', channel: 'letter', reason: 'It says nothing of the meeting.' } as const
  const service = someone('service-manager')
  const complained = () => new PaperMatter(complaintMachine, 'anyshire', received)

  /** The day of each letter, where all of them are written only now. */
  const daysOf = (paper: ReturnType<typeof complained>) =>
    paper.events.flatMap((event) =>
      complaintMachine
        .notices(event, paper.opened, rules)
        .flatMap(({ template, recipient }) =>
          recipient.kind === 'person' ? [[template, matterWords(paper.events, event.seq, template, rules).due]] : [],
        ),
    )

  it('is that of the clock it speaks of, not of whatever runs when it is written (2-18, 2-19)', () => {
    const paper = complained().until('2026-06-03T10:00')
    const longer = {
      kind: 'extend-stage-1',
      by: 4,
      ground: 'complex',
      agreed: true,
      reason: 'Many are heard.',
    } as const
    for (const [command, actor] of [
      [longer, manager],
      [reply, manager],
      [request, worker],
      [{ kind: 'appoint-investigators', investigatorId: 'i', independentPersonId: 'p' }, service],
      [{ kind: 'extend-stage-2', by: 10, reason: 'Somebody is away.' }, service],
      [reply, service],
      [request, worker],
    ] as const)
      expect(paper.tell(command, actor)).toBeUndefined()
    expect(daysOf(paper)).toEqual([
      ['complaint-acknowledged', '19 June 2026'],
      ['complaint-extended', '19 June 2026'],
      ['complaint-replied', '1 July 2026'],
      ['complaint-next-stage', '22 July 2026'],
      ['complaint-extended', '22 July 2026'],
      ['complaint-replied', '1 July 2026'],
      ['complaint-panel', '15 July 2026'],
    ])
  })

  it('is not there where nothing is waited for by that clock any more', () => {
    const paper = complained().until('2026-06-03T10:00')
    expect(
      paper.tell({ kind: 'skip-stage-1', agreedBy: 'complainant', reason: 'Both want it.' }, manager),
    ).toBeUndefined()
    expect(daysOf(paper)).toEqual([
      ['complaint-acknowledged', undefined],
      ['complaint-stage-1-skipped', '8 July 2026'],
    ])
  })
})
