import { characters, isWholeText, maxDepth, nestsTooDeep } from './text'

describe('whole text', () => {
  it.each(['plain', 'Ďakujem', '👩‍👧', 'line\nbreak', ''])('%j is whole', (text) => {
    expect(isWholeText(text)).toBe(true)
  })

  it.each(['a\u0000b', '\ud83d', 'x\udc69', '\udc69\ud83d'])('%j is not', (text) => {
    expect(isWholeText(text)).toBe(false)
  })

  it('counts characters as a person does code points, not halves', () => {
    expect(characters('👧👧')).toBe(2)
  })
})

describe('nesting', () => {
  it('is measured without parsing, however deep', () => {
    expect(nestsTooDeep('['.repeat(200_000))).toBe(true)
    expect(nestsTooDeep('['.repeat(maxDepth) + ']'.repeat(maxDepth))).toBe(false)
  })

  it('does not count brackets within texts', () => {
    expect(nestsTooDeep(JSON.stringify({ text: '[{"\\'.repeat(50) }))).toBe(false)
  })
})
