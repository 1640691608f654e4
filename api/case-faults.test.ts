import { PaperCase, rulesOf } from '../test/support/paper-case'
import { faultsBeside } from './case-faults'

const faults = (said: object, council = 'anyshire', rules = rulesOf(council)) =>
  faultsBeside(
    { ...{ asked: true, explained: true, whyNotAsked: undefined, whyNotExplained: undefined }, ...plain(said) },
    new PaperCase(council, '2026-06-02T10:00').open,
    '2026-06-02',
    rules,
  ).map(({ path, code, allowed }) => [path, code, ...(allowed ?? [])].join(' '))

type Said = Parameters<typeof faultsBeside>[0]
const plain = (said: object): Pick<Said, 'kind'> & Partial<Said> => ({ kind: 'withhold-notices', ...said })

describe('what is wrong with a command on withholding or consent beside its case', () => {
  it('is all of it at once: somebody who is not in it, and a day out of range (003-03, 004-52)', () => {
    expect(faults({ from: 'stranger', reviewOn: '2026-06-02' })).toEqual([
      '/from unknown-person',
      '/reviewOn too-long-ago 2026-06-03 to 2027-06-02',
    ])
    expect(faults({ from: 'family', reviewOn: '2027-06-03' })).toEqual([
      '/reviewOn too-far-ahead 2026-06-03 to 2027-06-02',
    ])
    expect(faults({ from: 'father', reviewOn: '2026-06-03' })).toEqual([])
  })

  it('is a reason for each of the two that was not done, where the council needs it (001-07)', () => {
    const override = { kind: 'override-consent', personId: 'stranger', asked: false, explained: false }
    const unknown = '/personId unknown-person'
    const why = 'missing the reason, in plain words'
    expect(faults(override, 'lancashire')).toEqual([unknown, `/whyNotAsked ${why}`, `/whyNotExplained ${why}`])
    expect(faults({ ...override, whyNotAsked: 'x' }, 'lancashire')).toEqual([unknown, `/whyNotExplained ${why}`])
    expect(faults(override)).toEqual([unknown])
  })

  it('is somebody who cannot be asked for consent', () => {
    const ask = { kind: 'ask-consent', personId: 'referrer' }
    expect(faults(ask)).toEqual(['/personId not-allowed the child, or somebody of the family'])
    expect(faults({ ...ask, personId: 'child' })).toEqual([])
    expect(faults({ kind: 'record-consent', personId: 'referrer' })).toEqual([])
    expect(faults({ kind: 'end-withholding', from: 'stranger' })).toEqual(['/from unknown-person'])
  })

  it('is nothing of what is not said rightly anyway', () => {
    for (const said of [{}, { from: 'referrer', reviewOn: undefined }]) expect(faults(said)).toEqual([])
  })
})
