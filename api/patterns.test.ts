import { openApiDocument } from './openapi'

/** Every pattern in the description of the API. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'pattern' && typeof inner === 'string' ? [inner] : patternsIn(inner),
  )
}

const patterns = [...new Set(patternsIn(JSON.parse(JSON.stringify(openApiDocument()))))]
const repeated = [
  'a',
  'A',
  '0',
  '1',
  '-',
  '.',
  ':',
  '_',
  ' ',
  '\t',
  'a-',
  'a.',
  '0-',
  '2026-02-',
  '018f6f0e-',
  '\u0000',
  '\u2800',
  'é',
]

it('there are patterns', () => expect(patterns.length).toBeGreaterThan(3))

/** One that goes back and forth over a hundred thousand characters would not end within the time of a test. */
it.each(patterns)('the pattern %s judges texts of 100 kB that almost fit, within the time of a test', (pattern) => {
  const expression = new RegExp(pattern, 'u')
  for (const part of repeated) {
    const long = part.repeat(Math.ceil(100_000 / part.length))
    for (const text of [long, `${long}!`, `!${long}`, `018f6f0e-5a0b-7c3d-9e1f-2a3b4c5d6e7f${long}`])
      expression.test(text)
  }
})
