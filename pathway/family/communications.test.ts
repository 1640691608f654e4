import { PaperCase, someone } from '../../test/support/paper-case'
import { communicationsLog } from './communications'

const worker = someone('social-worker')

it('the log has each call, e-mail, letter and meeting in the fields of the guide, the earliest first (003-20)', () => {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  const said = {
    names: 'Sandy Example',
    'job-titles': 'mother',
    'action-points': 'Ring again.',
    timeframes: 'This week.',
  }
  const meeting = { ...said, kind: 'meeting', date: '2026-06-02', time: '14:00' }
  const call = { ...said, kind: 'call', date: '2026-06-02', time: '09:15' }
  for (const fields of [meeting, call])
    expect(paper.tell({ kind: 'make-record', record: 'communication', fields }, worker)).toBe('applied')
  const rest = { names: 'Sandy Example', jobTitles: 'mother', actionPoints: 'Ring again.', timeframes: 'This week.' }
  expect(communicationsLog(paper.events)).toEqual([
    { kind: 'Call', date: '2026-06-02', time: '09:15', ...rest },
    { kind: 'Meeting', date: '2026-06-02', time: '14:00', ...rest },
  ])
})
