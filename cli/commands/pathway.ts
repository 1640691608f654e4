import type { Command } from 'commander'
import { pictureInMermaid, roadInMermaid } from '../../pathway/picture/mermaid'
import { pictureInWords, roadInWords } from '../../pathway/picture/in-words'
import { pictureOf, type Picture } from '../../pathway/picture/picture'
import { pictureInSvg, roadInSvg } from '../../pathway/picture/svg'
import { roads } from '../../pathway/roads'
import type { Tenant } from '../../tenants/load'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { faultsOfLeftovers, readChoice } from '../options'

interface PathwayOptions {
  council?: string
  format?: string
  road?: string
}

const formats = ['text', 'mermaid', 'svg'] as const

/** Adds `caseway pathway`: what each stage and road of a council's pathway accepts, from whom, where it leads, and the clocks. */
export function addPathway(program: Command): void {
  program
    .command('pathway')
    .description("draw a council's pathway: stages, roads, steps, who may take them, where they lead, clocks")
    .option('--council <council>', 'the id of the council')
    .option(
      '--format <format>',
      'text, mermaid for a diagram (of the stages, or of one road), or svg for a drawing of all',
    )
    .option('--road <road>', 'only this road, e.g. police-protection')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(draw)
}

function draw(options: PathwayOptions, command: Command): void {
  const faults: Fault[] = faultsOfLeftovers(command)
  const tenant = readCouncil(options.council, faults)
  const format = readChoice('--format', options.format, formats, faults)
  const road = readRoad(options.road, faults)
  if (tenant === undefined || faults.length > 0) return refuse(faults, false)
  const picture = pictureOf(tenant.rules)
  process.stdout.write(road === undefined ? whole(picture, tenant, format) : part(picture, road, tenant, format))
}

function readRoad(text: string | undefined, faults: Fault[]): string | undefined {
  const names = roads.map(({ name }) => name)
  if (text === undefined || names.includes(text)) return text
  faults.push({
    option: '--road',
    code: 'not-allowed',
    message: `"${text}" is not one of ${names.join(', ')}.`,
    allowed: names,
  })
  return undefined
}

const headingOf = ({ effective, council, version }: Tenant): string =>
  `${effective.council.name} (${council})\nversion ${version}\n\n`

function whole(picture: Picture, tenant: Tenant, format: (typeof formats)[number]): string {
  switch (format) {
    case 'text':
      return `${headingOf(tenant)}${pictureInWords(picture)}\n`
    case 'mermaid':
      return `${pictureInMermaid(picture)}\n`
    case 'svg':
      return pictureInSvg(picture)
  }
}

function part(picture: Picture, name: string, tenant: Tenant, format: (typeof formats)[number]): string {
  const road = picture.roads.find((one) => one.name === name)
  if (road === undefined) throw new Error(`The picture has no road ${name}`)
  switch (format) {
    case 'text':
      return `${headingOf(tenant)}${roadInWords(road, picture)}\n`
    case 'mermaid':
      return `${roadInMermaid(road, picture)}\n`
    case 'svg':
      return roadInSvg(road, picture)
  }
}
