import { Command, CommanderError } from 'commander'
import { addAudit } from './commands/audit'
import { addConfig } from './commands/config'
import { addContact } from './commands/contact'
import { addDeadline } from './commands/deadline'
import { addDemo } from './commands/demo'
import { addMatter } from './commands/matter'
import { addPathway } from './commands/pathway'
import { addKeys } from './commands/keys'
import { addMigrate } from './commands/migrate'
import { addPlacement } from './commands/placement'
import { addRebuild } from './commands/rebuild'
import { addRetention } from './commands/retention'
import { addToken } from './commands/token'
import { addVerify } from './commands/verify'
import { refuse, type Fault } from './faults'

/** Every command, in the order of the help. Each adds itself to the program. */
const commands: readonly ((program: Command) => void)[] = [
  addDeadline,
  addMatter,
  addContact,
  addConfig,
  addPathway,
  addDemo,
  addToken,
  addAudit,
  addVerify,
  addRebuild,
  addRetention,
  addPlacement,
  addMigrate,
  addKeys,
]

const program = new Command('caseway')
  .description("Durable clocks for referrals to children's social care")
  .exitOverride()
  .configureOutput({ outputError: () => undefined })

for (const addTo of commands) addTo(program)

const [word = ''] = process.argv.slice(2)
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
