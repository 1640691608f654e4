import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../cli/serve/home'
import { problemsOf } from './supply-chain.mjs'

const sound = { integrity: 'sha512-aaaa', license: 'MIT' }
const of = (more: object) =>
  problemsOf({
    packages: { '': {}, 'node_modules/one': sound, 'node_modules/a/node_modules/two': { ...sound, ...more } },
  })

it('the lockfile is sound, and no file of the image runs a script of a package', () => {
  expect(problemsOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))).toEqual([])
  const installs = readFileSync(join(root, 'Dockerfile'), 'utf8').match(/npm ci[^\n]*/g)
  expect(installs?.length).toBeGreaterThan(0)
  for (const line of installs ?? []) expect(line).toContain('--ignore-scripts')
})

it('a package that is not checked on arrival is found', () => {
  expect(of({ integrity: undefined })).toEqual(['not checked on arrival: node_modules/a/node_modules/two'])
  expect(of({ integrity: 'sha1-aaaa' })).toHaveLength(1)
})

it('packages from several places, or fetched in clear, are found', () => {
  const packages = {
    '': {},
    a: { ...sound, resolved: 'https://one.example/a.tgz' },
    b: { ...sound, resolved: 'git+ssh://two.example/b' },
  }
  expect(problemsOf({ packages })).toEqual([
    expect.stringContaining('several places'),
    'not fetched by https: git+ssh://two.example/b',
  ])
})

it('a licence that nobody has agreed to is found, but only in what production has', () => {
  expect(of({ license: 'AGPL-3.0' })).toEqual(['licence AGPL-3.0: node_modules/a/node_modules/two'])
  expect(of({ license: undefined })).toHaveLength(1)
  expect(of({ license: 'AGPL-3.0', dev: true })).toEqual([])
})
