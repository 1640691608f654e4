import { canBeEmail, canBePhone, canBePostcode } from './reach-forms'

describe('how somebody is reached', () => {
  it.each([
    ...['01632 960001', '(01632) 960 001', '07700 900123', '+44 7700 900123', '+44 (0)1632 960001', '0044 1632 960001'],
    ...['020 7946 0123', '0800 1111', '0845 46 47', '0800 511111', '01632 96001', '+353 1 234 5678', '+1-202-555-0143'],
    ...['01632 960001 ext 12', '01632.960001', '  01632 960001 '],
  ])('%s can be a telephone number', (number) => expect(canBePhone(number)).toBe(true))

  it.each([
    ...[
      '07700 900 12',
      '12',
      'call me',
      '',
      '01632 9600',
      '07700 9001234',
      '7700 900123',
      '+44 7700 90012',
      '+1234567',
    ],
    ...['+1234567890123456', '04632 960001', '01632 960001 or 2', '++44 7700 900123', '0000 000000'],
  ])('%s cannot', (number) => expect(canBePhone(number)).toBe(false))

  it('is by an e-mail address that looks like one', () => {
    expect(['a.b@example.org', "o'neill@mail.example.co.uk"].filter(canBeEmail)).toHaveLength(2)
    expect(['nonsense', 'a@b', 'a b@example.org', '@example.org', 'a@example.', 'a@.org'].filter(canBeEmail)).toEqual(
      [],
    )
  })

  it('is at a postcode that may be one', () => {
    expect(['EX1 1EX', 'ex11ex', 'QB4 7TT', 'D02 X285', '10115', '1011 AB'].filter(canBePostcode)).toHaveLength(6)
    expect(['not a postcode', 'none', '', 'EX1 1EX, Exampleton', '1'].filter(canBePostcode)).toEqual([])
  })
})
