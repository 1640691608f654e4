import type { Command } from 'commander'
import { homeAt } from '../serve/home'
import { parseServeEnvironment } from '../serve/environment'
import { roles } from '../../pathway/roles'
import { code } from '../../api/schemas/common'
import { localPerson, mintToken } from '../serve/identity'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { faultsOfLeftovers, readChoice } from '../options'

interface MintOptions {
  council?: string
  role?: string
  subject?: string
  hours?: string
  team?: string[]
}

const longestHours = 30 * 24

/** Adds `caseway token mint`: a bearer token of the local issuer that `npm start` made, on standard output and nothing else. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description('tokens for the API that runs on this machine')
    .command('mint')
    .description('make a token for a person in a role of a council')
    .option('--council <council>', 'the id of the council')
    .option('--role <role>', `one of ${roles.join(', ')}`)
    .option(
      '--subject <id>',
      'the id of the person, opaque and always the same; without it the local person of the role',
    )
    .option('--team <team...>', 'the codes of the teams that they are of')
    .option('--hours <hours>', 'how long it is good for', '12')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(mint)
}

async function mint(options: MintOptions, command: Command): Promise<void> {
  const faults = faultsOfLeftovers(command)
  const tenant = readCouncil(options.council, faults)
  const role = readChoice('--role', options.role, roles, faults)
  const hours = readHours(options.hours, faults)
  const teams = readTeams(options.team, faults)
  if (options.role === undefined)
    faults.push({ option: '--role', code: 'missing', message: `Needed: one of ${roles.join(', ')}.`, allowed: roles })
  if (tenant === undefined || faults.length > 0) return refuse(faults, false)
  const subject = options.subject ?? localPerson(tenant.council, role)
  const home = homeAt(parseServeEnvironment(process.env).home)
  try {
    const token = await mintToken(home, { council: tenant.council, subject, roles: [role], hours, teams })
    process.stdout.write(`${token}\n`)
  } catch (error) {
    refuse([{ option: '--council', code: 'no-local-issuer', message: reasonOf(error) }], false)
  }
}

const mostTeams = 20

function readTeams(teams: readonly string[] = [], faults: Fault[]): readonly string[] {
  if (teams.length > mostTeams || !teams.every((team) => code.safeParse(team).success))
    faults.push({ option: '--team', code: 'wrong-format', message: 'Up to 20 codes such as duty-north are needed.' })
  return teams
}

function readHours(text: string | undefined, faults: Fault[]): number {
  const hours = Number(text)
  if (hours > 0 && hours <= longestHours) return hours
  faults.push({ option: '--hours', code: 'wrong-format', message: `A number up to ${longestHours} is needed.` })
  return 1
}

function reasonOf(error: unknown): string {
  return `${error instanceof Error ? error.message : 'It failed.'} \`npm start\` makes one.`
}
