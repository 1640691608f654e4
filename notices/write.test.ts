import { loadTenants } from '../tenants/load'
import { closing, fill, sayWording, textMessage } from './write'

const tenant = loadTenants().tenants.get('anyshire')
if (tenant === undefined) throw new Error('There is no anyshire')
const { wordings } = tenant
const lines = { day: ['01632 960010'], outOfHours: ['01632 960011'], complaints: ['ring 01632 960012'] }
const none = { day: [], outOfHours: [], complaints: [] }

describe('a text is filled', () => {
  it('with all its names', () => expect(fill('{a} and {b}, {a}', { a: 'x', b: 'y' })).toBe('x and y, x'))
  it('or left out where a name stands for nothing', () => {
    expect(fill('{a} and {b}', { a: 'x' })).toBeUndefined()
    expect(fill('{a}', { a: '' })).toBeUndefined()
  })
  it('once: what fills it is not filled again, nor taken for a pattern', () => {
    expect(fill('{a}', { a: '{b} $& $1', b: 'no' })).toBe('{b} $& $1')
  })
})

describe('what a page says', () => {
  const wording = { subject: 'On {child}', paragraphs: ['Begin.', 'Meetings:', '{meetings}', 'Why: {why}'] }

  it('leaves out a line that ends with a colon where nothing follows it', () => {
    expect(sayWording(wording, { child: 'Robin', why: 'so' }).paragraphs).toEqual(['Begin.', 'Why: so'])
    expect(sayWording({ ...wording, paragraphs: ['Begin.', 'Meetings:'] }, { child: 'R' }).paragraphs).toEqual([
      'Begin.',
    ])
  })
  it('makes paragraphs of what has empty lines', () => {
    expect(sayWording(wording, { child: 'Robin', meetings: 'One.\n\nTwo.' })).toEqual({
      subject: 'On Robin',
      paragraphs: ['Begin.', 'Meetings:', 'One.', 'Two.'],
    })
  })
  it('is no page without a subject or a paragraph', () => {
    expect(() => sayWording(wording, { why: 'so' })).toThrow('template-broken')
    expect(() => sayWording({ subject: 'A', paragraphs: ['{why}'] }, {})).toThrow('template-broken')
  })
})

describe('what stands under a letter', () => {
  it('sends everybody to the council where it has given no number, and nobody to a social worker whom they may not have', () => {
    for (const audience of ['family', 'child', 'referrer', 'agency', 'solicitor', 'requester'] as const) {
      const said = closing(wordings, 'Anyshire', none, audience)
      expect(said[0]).toBe("If you want to talk to us, ring Anyshire and ask for children's social care.")
      expect(said.join(' ')).not.toContain('social worker')
    }
  })
  it('says when they are answered, and how to complain (001-33, 002-06)', () => {
    const dayHours = 'Monday to Friday, 8:45am to 5pm, but not on bank holidays'
    expect(closing(wordings, 'Anyshire', { ...lines, dayHours }, 'family').slice(0, 3)).toEqual([
      `If you want to talk to us, ring 01632 960010. We answer ${dayHours}.`,
      'If our office is closed and it cannot wait, ring 01632 960011. If anybody is in danger now, ring 999.',
      'If you are not happy with us, you can complain. You can also tell us what we do well. To do so, ring 01632 960012.',
    ])
    expect(closing(wordings, 'Anyshire', none, 'family')).toContain(wordings.frame.complaintsNoWay)
  })
  it('has the numbers of the council, and speaks to an agency of no interpreter', () => {
    expect(closing(wordings, 'Anyshire', lines, 'family').join(' ')).toMatch(/960010.*960011.*999.*960012.*interpreter/)
    expect(closing(wordings, 'Anyshire', lines, 'agency')).toEqual(['If you want to talk to us, ring 01632 960010.'])
  })
})

it('a text message says whom to ring and nothing of what it is about', () => {
  expect(textMessage(wordings, 'Anyshire', lines)).toBe(
    'A message from Anyshire: please get in touch with us on 01632 960010. This is not an emergency.',
  )
})
