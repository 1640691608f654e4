import { loadTenants } from '../tenants/load'
import { wordingHints } from './hints'

const wordings = loadTenants().tenants.get('blackpool')!.wordings

describe('wording that blames (004-25)', () => {
  it('is found wherever it stands in a body, however it is written, with a way to say it in partnership', () => {
    const body = {
      reason: 'Mum is UNCOOPERATIVE and un-co-operative.',
      sections: [{ code: 'risk', text: 'There was disguised-compliance.' }],
    }
    const hints = wordingHints(body, wordings)
    expect(hints.map(({ path, found }) => `${path}: ${found}`)).toEqual([
      'reason: UNCOOPERATIVE',
      'reason: un-co-operative',
      'sections.0.text: disguised-compliance',
    ])
    for (const { rather } of hints) expect(rather).toMatch(/\w/)
  })

  it('is not found in what is open and kind', () => {
    const reason =
      'We have not yet found a time to meet that works for Sandy, and will try evenings. The unco-ordinated visits stop.'
    expect(wordingHints({ reason, days: 3 }, wordings)).toEqual([])
  })
})
