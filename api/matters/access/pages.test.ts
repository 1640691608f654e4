import type { Export } from '../../../pathway/matters/access/export/facts'
import { pagesOf } from './pages'
import { setBeside } from './set-beside'

const at = '2026-06-01T09:30:00.000Z'
const entry = { number: 2, at, sentence: 'It happened.', details: [{ name: 'police told at', value: at }] }
const withheld = { withheld: 'other-person' as const, words: 'withheld: information about another person' }
const one = {
  people: [
    {
      kind: 'mother' as const,
      said: { dateOfBirth: '1990-04-01', addressProtected: true, contact: { phone: '01632 960002' } },
    },
    { kind: 'father' as const, ...withheld },
  ],
  entries: [entry, { number: 3, at, ...withheld }],
}
const exported = (cases: Export['cases']): Export => ({
  ...{ requestId: 'r', council: 'Anyshire Council', proposal: 1, rights: [], cases },
})
const said = { receivedAt: at, wrong: 'It says March.', right: 'May.' }
const decided = { ...said, reason: 'It was looked at.', decidedOn: '2026-06-03' }

describe('the pages of an export', () => {
  it('001-24 name fields and days as people do, and no field of ours', () => {
    const pages = pagesOf(exported([one]))
    expect(pages).toContain('<dt>Date of birth</dt><dd>1 April 1990</dd>')
    expect(pages).toContain('<dt>Address kept from others</dt><dd>yes</dd>')
    expect(pages).toContain('<dt>Telephone</dt><dd>01632 960002</dd>')
    expect(pages).toMatch(/<dt>Police told at<\/dt><dd>[^<]*1 June 2026[^<]*<\/dd>/)
    expect(pages).not.toMatch(/dateOfBirth|addressProtected|\d{4}-\d{2}-\d{2}|: ?<span|<\/strong>:/)
  })

  it('000-23, 001-24, 001-26 have corrections and disagreements beside the entry they are about, as it stood when they were produced', () => {
    const beside = new Map([
      [2, [{ is: 'correction' as const, ...decided, correction: 'It was May.', href: '/x' }]],
      [3, [{ is: 'disagreement' as const, ...decided, href: '/y' }]],
      [0, [{ is: 'disagreement' as const, ...decided, href: '/z' }]],
    ])
    const pages = pagesOf(exported([setBeside(one, beside, '2026-06-04T09:00:00.000Z')]))
    expect(pages).toMatch(/value="2">.*It happened\..*Corrected.*It was May\.<\/dd>/)
    expect(pages).toMatch(/<\/ol><div class="beside"><p>Disagreement/)
    expect(pages.match(/Disagreement/g)).toHaveLength(1)
    const earlier = pagesOf(exported([setBeside(one, beside, '2026-06-02T09:00:00.000Z')]))
    expect(earlier).toContain('not decided yet')
    expect(earlier).not.toContain('It was May.')
  })
})
