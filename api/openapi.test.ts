import { refusalMessages } from '../pathway/refusals'
import { commandKinds } from '../pathway/commands'
import { openApiDocument } from './openapi'
import { accessRequests } from './matters/access/access-api'
import { complaints } from './matters/complaints/complaints-api'
import { rectifications } from './matters/rectification/rectification-api'
import { commandForm } from './present/command-forms'
import { apiProblems } from './problems'
import { routes } from './routes'
import { matterQueryOf } from './schemas/matters'

const document = openApiDocument()
const text = JSON.stringify(document)

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and has every route, each once', () => {
    expect(document.openapi).toBe('3.1.0')
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      ['get', 'post'].filter((method) => method in item).map((method) => `${method} ${path}`),
    )
    const mounted = routes.map(({ method, path }) => `${method} ${path}`)
    expect(described).toEqual(expect.arrayContaining(mounted))
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length)
  })

  it('has every code of every error', () => {
    for (const code of [...Object.keys(apiProblems), ...Object.keys(refusalMessages)])
      expect(text).toContain(`"${code}"`)
  })

  it('says of every route how it fails', () => {
    for (const { method, path } of routes) {
      const item = document.paths?.[path]?.[method === 'get' ? 'get' : 'post']
      expect(Object.keys(item?.responses ?? {})).toEqual(
        expect.arrayContaining(['400', '401', '403', '404', '405', '500', '503']),
      )
    }
  })

  it('refers to nothing that is not in it', () => {
    const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    const schemas = Object.keys(document.components?.schemas ?? {})
    for (const name of new Set(refs)) expect(schemas).toContain(name)
  })

  it('says in summaries `an access request`, and `requests` of several', () => {
    const summaries = routes.map(({ summary }) => summary)
    expect(summaries.filter((one) => /\ba (?:access|[aeio])|request for \w+s\b/i.test(one))).toEqual([])
  })

  it('has an address for every notice of a matter, and refuses stages of which a kind has none', () => {
    for (const { kind, collection, stages } of [accessRequests, rectifications, complaints]) {
      const paths = routes.map(({ path }) => path)
      expect([kind, paths.some((one) => one.includes(`/${collection}/{case}/notices/{notice`))]).toEqual([kind, true])
      expect([kind, matterQueryOf(stages).safeParse({ stage: 'zz' }).success]).toEqual([kind, false])
    }
  })

  it('names no machine', () => {
    expect(text).not.toMatch(/localhost|127\.0\.0\.1|https?:\/\//)
  })
})

describe('a legal step', () => {
  it.each(commandKinds)('%s has a place to be sent to and says what it takes', (command) => {
    const { takes, send } = commandForm('anyshire', 'c', command)
    expect(send).toMatch(/^POST \/v1\/councils\/anyshire\//)
    expect(takes).not.toBe('')
  })
})
