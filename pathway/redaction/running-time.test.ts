import { blotter, redacted } from './blot'
import { addressSecrets, nothingOpen, townSecrets } from './reach'

const hide = blotter([
  ...addressSecrets('Flat 3, 14 Larkspur Rise, Quenbridge, QB4 7TT', nothingOpen),
  ...townSecrets('Quenbridge', nothingOpen),
  ...['07700 900222', '+49 30 123456', 'mum.one@example.org'],
])

/** The milliseconds that this takes, at the best of three times. */
function timeOf(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const from = performance.now()
    run()
    return performance.now() - from
  })
  return Math.min(...times)
}

it.each([
  'a visit to see the larks ',
  ...[
    'aA',
    '0',
    '0 ',
    'larkspur',
    'LarkspurRise',
    '&amp;',
    '&#',
    '%25',
    '%C3',
    '=C3',
    '\\u',
    '- ',
    'one two ',
    'nine hundred ',
  ],
  ...[
    '#',
    'x1',
    'l-a-',
    '14 Rise ',
    'number 14 ',
    'a.',
    '7 t',
    '07700 90022',
    '\u00ad',
    '\u0301',
    'seven',
    '@',
    'Mr A ',
  ],
])('what %j makes again and again is read in a time that grows with its length alone', (piece) => {
  const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length))
  const [short, long] = [10_000, 80_000].map((length) => timeOf(() => hide(textOf(length)))) as [number, number]
  expect(long).toBeLessThan(Math.max(400, short * 40))
})

it('what is found in a long text is found at its end', () => {
  const text = 'one of the visits, at 5 pm. '.repeat(400)
  expect(hide(`${text}14%20LarkspurRise`)).toBe(`${text}${redacted}`)
})
