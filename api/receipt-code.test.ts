import { referrerOf } from './receipt-code'

const asker = referrerOf({ tenants: new Set(['anyshire', 'blackpool']) })
const at = (council: string, ip: string) => asker({ params: { council }, ip })

it('the tries of one address at one council count together, and those at no council', () => {
  expect(at('anyshire', '192.0.2.1')).toBe(at('anyshire', '192.0.2.1'))
  expect(at('nowhere', '192.0.2.1')).toBe(at('elsewhere', '192.0.2.2'))
})

it('the tries of others, or at another council, do not', () => {
  const all = [
    at('anyshire', '192.0.2.1'),
    at('anyshire', '192.0.2.2'),
    at('blackpool', '192.0.2.1'),
    at('nowhere', ''),
  ]
  expect(new Set(all).size).toBe(all.length)
})
