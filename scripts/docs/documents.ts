import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureInMermaid, roadInMermaid } from '../../pathway/picture/mermaid'
import { pictureInWords } from '../../pathway/picture/in-words'
import { pictureOf } from '../../pathway/picture/picture'
import { pictureInSvg } from '../../pathway/picture/svg'
import { loadTenants, type Tenant } from '../../tenants/load'
import { noticePageOf, noticePages } from './notice-pages'
import { councilsTable } from './councils-table'
import { permissionsPage } from './permissions-page'

export const root = join(__dirname, '..', '..')

/** A page of which a part, or all, is made from the code and the configuration. */
export interface Page {
  /** Relative to the root of the repository. */
  path: string
  text: string
}

/** The pages as they must be for the code as it is. */
export function pages(): Page[] {
  const tenants = [...loadTenants().tenants.values()]
  const national = tenants.find(({ council }) => council === 'anyshire')
  if (national === undefined) throw new Error('There is no anyshire, which stands for the national default')
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const withPicture = between(readme, 'pathway', fenced('mermaid', pictureInMermaid(pictureOf(national.rules))))
  return [
    { path: 'README.md', text: between(withPicture, 'councils', councilsTable(tenants)) },
    { path: 'docs/pathway.md', text: pathwayPage(tenants) },
    { path: 'docs/permissions.md', text: permissionsPage(national, tenants) },
    ...tenants.map((tenant) => ({ path: noticePageOf(tenant.council), text: noticePages(tenant) })),
    ...tenants.map(({ council, rules }) => ({ path: svgOf(council), text: pictureInSvg(pictureOf(rules)) })),
  ]
}

/** The text with what stands between the two marks of this name replaced. Throws where they are not there. */
function between(text: string, name: string, content: string): string {
  const marks = [`<!-- ${name}: written by npm run docs -->`, `<!-- end of ${name} -->`] as const
  const [start, end] = marks.map((mark) => text.indexOf(mark))
  if (start === undefined || end === undefined || start < 0 || end < start) throw new Error(`No marks for ${name}`)
  return `${text.slice(0, start + marks[0].length)}\n\n${content}\n\n${text.slice(end)}`
}

const fenced = (language: string, content: string): string => `\`\`\`${language}\n${content}\n\`\`\``

const introduction = `# The pathway of each council

Written by \`npm run docs\` from the tables that the code runs: it sends sample cases every step that a council's rules allow and draws what follows
([why](decisions/0017-the-picture-is-walked.md)). For one council, with the version of its rules: \`npx caseway pathway --council lancashire\`.`

const svgOf = (council: string): string => `docs/pathway/${council}.svg`

function pathwayPage(tenants: readonly Tenant[]): string {
  const councils = tenants.map(({ council, effective, rules }) => {
    const picture = pictureOf(rules)
    return [
      `## ${effective.council.name}`,
      `[As a drawing](pathway/${council}.svg)`,
      fenced('mermaid', pictureInMermaid(picture)),
      ...picture.roads.flatMap((road) => [`### ${road.label}`, fenced('mermaid', roadInMermaid(road, picture))]),
      '### In words',
      fenced('text', pictureInWords(picture)),
    ]
  })
  return `${[introduction, ...councils.flat()].join('\n\n')}\n`
}
