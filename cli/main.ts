import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import type * as audit from './commands/audit'
import type * as config from './commands/config'
import type * as contact from './commands/contact'
import type * as deadline from './commands/deadline'
import type * as demo from './commands/demo'
import type * as keys from './commands/keys'
import type * as matter from './commands/matter'
import type * as migrate from './commands/migrate'
import type * as pathway from './commands/pathway'
import type * as placement from './commands/placement'
import type * as rebuild from './commands/rebuild'
import type * as retention from './commands/retention'
import type * as token from './commands/token'
import type * as verify from './commands/verify'
import { refuse, type Fault } from './faults'

type Add = (program: Command) => void

const load = createRequire(__filename)

/**
 * Every command, in the order of the help. Each adds itself to the program, and is loaded when it is asked for: together they bring all of
 * Caseway, which takes longer than most of them take to answer. By `require`, for that finds TypeScript and JavaScript.
 */
const commands: Readonly<Record<string, () => Add>> = {
  deadline: () => (load('./commands/deadline') as typeof deadline).addDeadline,
  matter: () => (load('./commands/matter') as typeof matter).addMatter,
  contact: () => (load('./commands/contact') as typeof contact).addContact,
  config: () => (load('./commands/config') as typeof config).addConfig,
  pathway: () => (load('./commands/pathway') as typeof pathway).addPathway,
  demo: () => (load('./commands/demo') as typeof demo).addDemo,
  token: () => (load('./commands/token') as typeof token).addToken,
  audit: () => (load('./commands/audit') as typeof audit).addAudit,
  verify: () => (load('./commands/verify') as typeof verify).addVerify,
  rebuild: () => (load('./commands/rebuild') as typeof rebuild).addRebuild,
  retention: () => (load('./commands/retention') as typeof retention).addRetention,
  placement: () => (load('./commands/placement') as typeof placement).addPlacement,
  migrate: () => (load('./commands/migrate') as typeof migrate).addMigrate,
  keys: () => (load('./commands/keys') as typeof keys).addKeys,
}

const program = new Command('caseway')
  .description("Durable clocks for referrals to children's social care")
  .exitOverride()
  .configureOutput({ outputError: () => undefined })

const [word = ''] = process.argv.slice(2)
const asked = Object.hasOwn(commands, word) ? [word] : Object.keys(commands)
for (const name of asked) commands[name]?.()(program)

const isUnknown = /^[a-z]/i.test(word) && word !== 'help' && !program.commands.some((one) => one.name() === word)

/** Also where help is asked for: that of all commands would look as though it were one. */
function refuseUnknown(): void {
  const message = `there is no command "${word}". To start Caseway with all that it needs, run \`npm start\`; \`caseway --help\` lists the commands.`
  refuse([{ option: 'command line', code: 'unknown-command', message }], process.argv.includes('--json'))
}

if (isUnknown) refuseUnknown()
else
  program.parseAsync().catch((error: unknown) => {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return
    if (error.code === 'commander.help') process.exitCode = 2
    else refuse([faultOf(error)], process.argv.includes('--json'))
  })

function faultOf({ code, message }: CommanderError): Fault {
  const words = code.replace('commander.', '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
  return { option: 'command line', code: words, message: message.replace('error: ', '') }
}
