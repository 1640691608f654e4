import type { Command } from 'commander'
import { pictureInMermaid } from '../../pathway/picture/mermaid'
import { pictureInWords } from '../../pathway/picture/in-words'
import { pictureOf } from '../../pathway/picture/picture'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { faultsOfLeftovers, readChoice } from '../options'

interface PathwayOptions {
  council?: string
  format?: string
}

/** Adds `caseway pathway`: what each stage of a council's pathway accepts, from whom, where it leads, and the clocks. */
export function addPathway(program: Command): void {
  program
    .command('pathway')
    .description("draw a council's pathway: stages, steps, who may take them, where they lead, clocks")
    .option('--council <council>', 'the id of the council')
    .option('--format <format>', 'text, or mermaid for a diagram')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(draw)
}

function draw(options: PathwayOptions, command: Command): void {
  const faults: Fault[] = faultsOfLeftovers(command)
  const tenant = readCouncil(options.council, faults)
  const format = readChoice('--format', options.format, ['text', 'mermaid'], faults)
  if (tenant === undefined || faults.length > 0) return refuse(faults, false)
  const picture = pictureOf(tenant.rules)
  const heading = `${tenant.effective.council.name} (${tenant.council})\nversion ${tenant.version}\n\n`
  process.stdout.write(
    format === 'mermaid' ? `${pictureInMermaid(picture)}\n` : `${heading}${pictureInWords(picture)}\n`,
  )
}
