import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '../page'
import { fileGateway } from './file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseway-pages-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const page: Page = {
  ...{ subject: 'On <b>Robin</b>', paragraphs: ['Dear Sandy & Alex'], to: { name: 'Sandy', at: '1 Example Street' } },
  ...{ format: 'standard', practice: true, day: '1 June 2026', council: 'Anyshire' },
}

it('puts a page there once however often it is handed over, with one line in the index', async () => {
  const gateway = fileGateway(folder)
  expect(await gateway.find('a')).toEqual({ status: 'none' })
  expect(await Promise.all([gateway.send('a', 'letter', page)])).toEqual([{ status: 'accepted' }])
  expect(await gateway.send('a', 'letter', { ...page, subject: 'Another' })).toEqual({ status: 'accepted' })
  expect(await gateway.find('a')).toEqual({ status: 'accepted', times: 1 })
  expect(readdirSync(folder).toSorted()).toEqual(['a.html', 'index.html'])
  const [index, text] = ['index.html', 'a.html'].map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(index?.match(/a\.html/g)).toHaveLength(1)
  expect(text).toContain('&lt;b&gt;Robin')
  expect(text).toContain('Sandy &amp; Alex')
  expect(text).toContain('Not to be sent')
})

it('says that nothing arrived where the folder is no folder', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const gateway = fileGateway(file)
  expect(await gateway.send('a', 'letter', page)).toEqual({ status: 'not-reached' })
  expect(await gateway.find('a')).toEqual({ status: 'unknown' })
})
