import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './documents'

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return pagesIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

const pages = ['README.md', 'CHANGELOG.md', 'pathway/glossary.md', ...pagesIn('docs')]
const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

/** As GitHub makes them. */
const anchorsOf = (page: string) =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

/** A file of the repository, named as code: with a folder, and an ending that files here have. */
const filesNamedIn = (text: string) =>
  [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs|cjs|sql|yaml|yml|md|json))`/g)].map(([, path = '']) => path)

describe.each(pages)('%s', (page) => {
  it('has no link to what is not there', () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchorsOf(target).includes(anchor)
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })

  it('names no file that is not there', () => {
    const missing = filesNamedIn(textOf(page)).filter(
      (path) => !path.startsWith('.caseway/') && !existsSync(join(root, path)),
    )
    expect(missing).toEqual([])
  })
})
