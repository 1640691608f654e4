import { loadTenants } from '../../tenants/load'
import { retentionRulesOf } from '../../tenants/retention'
import { matterKinds } from '../matters/kinds'
import { retentionOfMatter } from './of-matter'

const lancashire = loadTenants().tenants.get('lancashire')
if (lancashire === undefined) throw new Error('There is no Lancashire')
const rules = retentionRulesOf(lancashire)
const closedOn = '2026-03-10'

describe('how long a matter is kept', () => {
  it.each(matterKinds)('is nothing while %s is open', (kind) => {
    const kept = retentionOfMatter({ kind, about: [] }, rules)
    expect(kept).toMatchObject({ class: kind, deleteOn: undefined, because: [{ code: 'open' }] })
  })

  it.each([
    ['access-request', '2029-03-10'],
    ['rectification', '2032-03-10'],
    ['complaint', '2032-03-10'],
    ['emergency-access', '2032-03-10'],
  ] as const)('is counted for %s from its closing, with the source', (kind, deleteOn) => {
    const kept = retentionOfMatter({ kind, closedOn, about: [] }, rules)
    expect(kept).toMatchObject({ class: kind, anchor: 'closure', deleteOn, because: [{ code: kind, until: deleteOn }] })
    expect(kept.because[0]?.source).toContain('no guide gives a period')
  })

  it('is as long as the case is kept beside which a rectification stands (000-23)', () => {
    const about = (deleteOn: string | undefined) =>
      retentionOfMatter({ kind: 'rectification', closedOn, about: [{ deleteOn: '2030-01-01' }, { deleteOn }] }, rules)
    expect(about('2051-05-05')).toMatchObject({ deleteOn: '2051-05-05', because: [{ code: 'case-kept' }, {}] })
    expect(about('2031-01-01')).toMatchObject({ deleteOn: '2032-03-10', because: [{ code: 'rectification' }] })
    expect(about(undefined)).toMatchObject({ deleteOn: undefined, because: [{ code: 'case-open' }, {}] })
  })

  it('is its own for any other, whatever becomes of the case', () => {
    const about = [{ deleteOn: undefined }]
    expect(retentionOfMatter({ kind: 'complaint', closedOn, about }, rules).deleteOn).toBe('2032-03-10')
  })
})
