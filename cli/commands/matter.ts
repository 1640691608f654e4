import type { Command } from 'commander'
import { CalendarRangeError } from '../../pathway/calendar/calendar'
import type { Clock } from '../../pathway/case'
import { accessRequestMachine } from '../../pathway/matters/access/access-request'
import { complaintMachine } from '../../pathway/matters/complaints/complaint'
import type { MatterFacts } from '../../pathway/matters/matter'
import { rehearse, type Rehearsal } from '../../pathway/matters/rehearse'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import { readCouncil } from '../council'
import { refuse, type Fault } from '../faults'
import { faultsOfLeftovers, readChoice, readTime } from '../options'
import { accessWords, complaintWords, readSteps } from './matter-steps'

interface MatterOptions {
  kind?: string
  council?: string
  received?: string
  then?: string[]
  json?: true
}

const examples = `
Steps of an access request: ${Object.keys(accessWords).join(', ')}.
Steps of a complaint: ${Object.keys(complaintWords).join(', ')}; extended+5 is by 5 working days.

Examples:
  caseway matter --kind access-request --council lancashire --received 2026-06-01
  caseway matter --kind access-request --council anyshire --received 2026-06-01 \\
    --then clarification-asked@2026-06-05 --then clarification-received@2026-06-15 --then extended@2026-06-20
  caseway matter --kind complaint --council lancashire --received 2026-06-01 \\
    --then replied@2026-06-10 --then asked@2026-07-01 --then extended+20@2026-07-10
`

/**
 * Adds `caseway matter`: when what is due in an access request or a complaint of a council, in words or as JSON `{"clocks": [{"clock",
 * "label", "status", "dueAt", "dueOn", "explanation"}]}`. It plays the matter by the rules that run it; nothing is counted here.
 */
export function addMatter(program: Command): void {
  program
    .command('matter')
    .description('work out when what is due in an access request or a complaint, and why')
    .option('--kind <kind>', 'access-request (unless given) or complaint')
    .option('--council <council>', 'the id of the council')
    .option('--received <time>', 'when it was received: London day, London time, or instant with offset')
    .option('--then <step@time>', 'what happened then, as often as needed', collect)
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(answer)
}

const collect = (text: string, before: string[] = []): string[] => [...before, text]

function answer(options: MatterOptions, command: Command): void {
  const faults = faultsOfLeftovers(command)
  const asJson = options.json === true
  const kind = readChoice('--kind', options.kind, ['access-request', 'complaint'], faults)
  const tenant = readCouncil(options.council, faults)
  const received = readTime('--received', options.received, faults)
  if (tenant === undefined || received === undefined) return refuse(faults, asJson)
  try {
    const played = plays[kind](tenant.council, received.at, options.then ?? [], tenant.rules, faults)
    if (played === undefined || faults.length > 0) return refuse(faults, asJson)
    if ('refusal' in played) return refuse([faultOf(played)], asJson)
    const clocks = played.state.clocks.map(seen)
    process.stdout.write(asJson ? `${JSON.stringify({ clocks })}\n` : clocks.map(inWords).join('\n'))
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    refuse([{ option: '--received', code: error.code, message: error.message }], asJson)
  }
}

type Play = (
  council: string,
  receivedAt: Instant,
  then: readonly string[],
  rules: Rules,
  faults: Fault[],
) => Rehearsal<MatterFacts> | undefined

const common = (council: string, receivedAt: Instant) =>
  ({ council, receivedAt, caseId: 'matter', practice: true, proclaimed: [], requesterId: 'requester' }) as const

const plays: Record<'access-request' | 'complaint', Play> = {
  'access-request': (council, receivedAt, then, rules, faults) => {
    const steps = readSteps(then, accessWords, faults)
    const intake = { subjectId: 'requester', channel: 'letter', ...common(council, receivedAt) } as const
    if (faults.length > 0) return undefined
    return rehearse(accessRequestMachine, { kind: 'receive-access-request', ...intake }, steps, rules)
  },
  complaint: (council, receivedAt, then, rules, faults) => {
    const steps = readSteps(then, complaintWords, faults)
    const said = { feedback: 'complaint', channel: 'letter', about: [], advocate: false } as const
    if (faults.length > 0) return undefined
    return rehearse(
      complaintMachine,
      { kind: 'receive-complaint', ...said, ...common(council, receivedAt) },
      steps,
      rules,
    )
  },
}

const faultOf = ({ refusal: { code, message, allowed }, step }: Extract<Rehearsal<MatterFacts>, { step: number }>) => ({
  option: '--then',
  code,
  message: `Step ${String(step + 1)} in the order of time: ${message}${allowed === undefined ? '' : ` Allowed: ${allowed}.`}`,
})

const seen = ({ name, rule, status, due: { dueAt, dueOn, explanation } }: Clock) => ({
  ...{ clock: name, label: rule.label, status, dueAt, dueOn, explanation },
})

const inWords = ({ label, status, dueOn, dueAt, explanation }: ReturnType<typeof seen>): string =>
  [`${label}: due on ${dueOn}, at the latest ${dueAt} (${status})`, ...explanation.map((line) => `  ${line}`), ''].join(
    '\n',
  )
