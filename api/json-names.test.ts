import * as fc from 'fast-check'
import { nameFaults } from './json-names'

const found = (json: string) => nameFaults(json).map(({ path, code }) => `${path} ${code}`)

describe('names of fields', () => {
  it('that stand twice in one object are found, however they are written and wherever', () => {
    expect(found('{"a":1,"b":{"a":1},"a":2}')).toEqual(['/a stands-twice'])
    expect(found(String.raw`{"a":1,"\u0061":2}`)).toEqual(['/a stands-twice'])
    expect(found('[{"c":[]},{"x":{"y":[1,{"b":0,"b":0}]}}]')).toEqual(['/1/x/y/1/b stands-twice'])
  })

  it('that every object has by itself are found', () => {
    expect(found('{"a":[{"__proto__":{"polluted":true}}],"constructor":1,"toString":2}')).toEqual([
      '/a/0/__proto__ unknown-field',
      '/constructor unknown-field',
      '/toString unknown-field',
    ])
  })

  it('are not looked for within texts', () => {
    expect(found(JSON.stringify({ a: '{"b":1,"b":2}', b: ['"', '\\', '\\"', ','], c: ['a', 'a'] }))).toEqual([])
  })

  it('of any value as JSON writes it are found sound', () => {
    const value = fc
      .jsonValue()
      .filter(
        (one) =>
          !/"(__\w+__|constructor|toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)":/.test(
            JSON.stringify(one),
          ),
      )
    fc.assert(
      fc.property(
        value,
        (one) => nameFaults(JSON.stringify(one)).length === 0 && nameFaults(JSON.stringify(one, null, 2)).length === 0,
      ),
    )
  })
})
