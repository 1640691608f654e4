import type { KnownPerson } from '../../notices/people'
import { PaperCase, someone } from '../../test/support/paper-case'
import { logFor, wholeLog } from './log-for'
import { logPage } from './log-page'

const worker = someone('social-worker')
const people: KnownPerson[] = [
  { id: 'mother', name: 'Sandy Example', tells: [], addressProtected: true, contact: { address: '14 Hidden Lane' } },
  { id: 'father', name: 'Alex Madeup', tells: [] },
  { id: 'child', name: 'Robin Example', tells: ['Oakhidden Primary School'] },
  { id: 'referrer', name: 'Nora Tellwell', tells: [], referred: true, role: 'Gran' },
]
const sent = [
  { personId: 'mother', channel: 'letter', at: '2026-06-03T08:00:00.000Z' },
  { personId: 'father', channel: 'email', at: '2026-06-03T08:30:00.000Z', about: 'What we have decided' },
]

/** A meeting, calls with each parent, and a contact with the mother. */
function sightOf() {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  const call = (names: string, points: string, of?: string) => ({
    ...{ kind: 'call', names, 'job-titles': 'not asked', date: '2026-06-02', time: '09:15' },
    ...{ 'action-points': points, timeframes: 'this week' },
    ...(of !== undefined && { 'own-words-of': of }),
  })
  for (const fields of [
    call('Sandy Example and Alex Madeup', 'Nora says: meet at 14 hidden lane, near Oakhidden Primary; ask gran'),
    call('Sandy Example', 'Only for Sandy', 'mother'),
    call('Ms Stranger', 'The teacher rings again'),
    call('Alex', 'Nora says: meet at 14 hidden lane, near Oakhidden Primary; ask gran'),
    call('Alex', 'I can come at noon', 'father'),
  ])
    expect(paper.tell({ kind: 'make-record', record: 'communication', fields }, worker)).toBe('applied')
  expect(paper.tell({ kind: 'contact-family', personId: 'mother', interpreter: false }, worker)).toBe('applied')
  return { paper, events: paper.events, sent, people }
}

it('003-20 workers see the whole log: what was put down, contacts by other steps, and what was sent, with what is not recorded', () => {
  const { paper: _paper, ...sight } = sightOf()
  const log = wholeLog(sight)
  expect(log.map(({ kind, names }) => `${kind}: ${names}`)).toEqual([
    'Call: Sandy Example and Alex Madeup',
    'Call: Sandy Example',
    'Call: Ms Stranger',
    'Call: Alex',
    'Call: Alex',
    'Contact: Sandy Example',
    'Post: Sandy Example',
    'E-mail: Alex Madeup',
  ])
  expect(log.at(-1)).toMatchObject({ date: '2026-06-03', time: '09:30', actionPoints: 'not recorded' })
})

it('000-05, 003-20 the page of one of the family has what is theirs, without who referred and where another hides', () => {
  const { paper: _paper, ...sight } = sightOf()
  const page = logPage('Anyshire Council', logFor('father', sight))
  expect(page).not.toMatch(/Nora|gran|hidden lane|Oakhidden|Sandy|Stranger|Contact|Post</i)
  expect(page).toMatch(/Alex<[\s\S]*I can come at noon[\s\S]*this week[\s\S]*E-mail/)
  expect(page).toContain('not recorded')
  expect(page).toContain('<td>E-mail: What we have decided</td>')
  expect(page).toContain('This lists what Caseway knows of')
  expect(logPage('Anyshire Council', logFor('mother', sight))).toMatch(/Only for Sandy[\s\S]*Contact/)
})

it.each(['Mum', 'Ms Example', 'S. Example', 'SE', 'The referrer', 'her solicitor', "Women's refuge", 'Alex and Sandy'])(
  '000-05, 003-20 what does not clearly name the reader alone is on nobody’s page: %s',
  (names) => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const fields = {
      ...{ kind: 'call', names, 'job-titles': 'mother', 'own-words-of': 'father', date: '2026-06-02', time: '09:15' },
      ...{ 'action-points': 'She is afraid of Alex', timeframes: 'today' },
    }
    expect(paper.tell({ kind: 'make-record', record: 'communication', fields }, worker)).toBe('applied')
    for (const one of ['father', 'mother', 'child'])
      expect(logFor(one, { events: paper.events, sent: [], people })).toEqual([])
  },
)

it('000-05, 003-20 what the reader said stands as they gave it, right guess or wrong; what others said does not at all', () => {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  const call = (guess: string, of: string) => ({
    ...{ kind: 'call', names: 'Alex Madeup', 'job-titles': 'father', date: '2026-06-02', time: '09:15' },
    ...{ 'action-points': `Was it ${guess}?`, timeframes: `About ${guess}`, 'own-words-of': of },
  })
  for (const fields of [
    call('Nora Tellwell', 'father'),
    call('Joan Bloggs', 'father'),
    call('Nora Tellwell', 'mother'),
  ])
    expect(paper.tell({ kind: 'make-record', record: 'communication', fields }, worker)).toBe('applied')
  const log = logFor('father', { events: paper.events, sent: [], people })
  expect(log.map(({ actionPoints, timeframes }) => [actionPoints, timeframes])).toEqual([
    ['Was it Nora Tellwell?', '[not shown]'],
    ['Was it Joan Bloggs?', '[not shown]'],
  ])
})

it('000-05, 003-20 what may be the words of the reader is not on their page, be their guess right or wrong', () => {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  const guesses = ['14 Hidden Lane', '15 Hidden Lane', '2 Wrong Rise']
  for (const guess of guesses) {
    const fields = { kind: 'e-mail', names: 'Alex Madeup', 'job-titles': 'father', date: '2026-06-02', time: '09:15' }
    const points = { 'action-points': `He wrote: is she at ${guess}?`, timeframes: `About ${guess}` }
    expect(paper.tell({ kind: 'make-record', record: 'communication', fields: { ...fields, ...points } }, worker)).toBe(
      'applied',
    )
  }
  const log = logFor('father', { events: paper.events, sent: [], people })
  expect(log).toEqual([])
})

it('003-03, 003-20 the page has nothing since all is withheld from them, and no action points since the reasons are', () => {
  const { paper, ...sight } = sightOf()
  const withhold = (what: 'all' | 'reasons') =>
    paper.tell(
      {
        ...{ kind: 'withhold-notices', from: 'father', what, ground: 'no-contact' },
        ...{ reason: 'An order of the court.', reviewOn: '2026-09-01' },
      },
      someone('team-manager'),
    )
  const fields = { kind: 'call', names: 'Alex Madeup', 'job-titles': 'father', date: '2026-06-02', time: '11:00' }
  const call = { ...fields, 'action-points': 'Something secret', timeframes: 'soon', 'own-words-of': 'father' }
  expect(withhold('reasons')).toBe('applied')
  expect(paper.tell({ kind: 'make-record', record: 'communication', fields: call }, worker)).toBe('applied')
  const before = logFor('father', { ...sight, events: paper.events })
  expect(before).toContainEqual(expect.objectContaining({ time: '11:00', actionPoints: '[not shown]' }))
  expect(withhold('all')).toBe('applied')
  paper.tell({ kind: 'make-record', record: 'communication', fields: { ...call, time: '12:00' } }, worker)
  const after = logFor('father', { ...sight, events: paper.events })
  expect(after.some(({ time }) => time === '12:00')).toBe(false)
})

it('000-05 that somebody spoke with whoever referred is not on the family log', () => {
  const { paper, ...sight } = sightOf()
  const [whole, own] = [wholeLog(sight), logFor('father', sight)]
  const fields = {
    ...{ kind: 'call', names: 'Nora Tellwell', 'job-titles': 'Gran', date: '2026-06-02', time: '10:15' },
    ...{ 'action-points': 'Rang back', timeframes: 'none' },
  }
  expect(paper.tell({ kind: 'make-record', record: 'communication', fields }, worker)).toBe('applied')
  expect(wholeLog({ ...sight, events: paper.events })).toHaveLength(whole.length + 1)
  expect(logFor('father', { ...sight, events: paper.events })).toEqual(own)
})
