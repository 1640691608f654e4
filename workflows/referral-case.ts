import {
  ApplicationFailure,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  makeContinueAsNewFunc,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Activities } from '../activities'
import type { Case } from '../pathway/case'
import { completeRules } from '../pathway/earlier-rules'
import type { Rules } from '../pathway/rules'
import { waitingFor, type Waiting } from '../pathway/waiting'
import { isUnsealed, type Unsealed } from '../sealing/unsealed'
import {
  signalNames,
  type CaseInput,
  type ConsentMessage,
  type ManagerDecisionMessage,
  type PracticeMessage,
  type SignalMessage,
} from './contracts'
import { attributesToGoOnWith, detailsOf, showInLists, summaryOfRules, summaryOfTurn } from './operators'
import { sharedRules } from './shared'
import { CaseShell } from './shell'
import { hearStrangers } from './strangers'
import { Timers } from './timers'

// Decisions and consents are signals, not updates: a signal is held while no worker runs, and its sender is answered from the record.
const managerDecision = defineSignal<[ManagerDecisionMessage | Unsealed]>(signalNames.managerDecision)
const consent = defineSignal<[ConsentMessage | Unsealed]>(signalNames.consent)
const practice = defineSignal<[PracticeMessage | Unsealed]>(signalNames.practice)
const stateQuery = defineQuery<Case>('state')
const waitingForQuery = defineQuery<Waiting>('waitingFor')

// Local: half the history of a normal activity and as fast. A database outage becomes timers after a few seconds, not task heartbeats.
const { record, loadRules } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '5s',
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '15s' },
})

/** One referral of one child, from receipt until it is closed. */
export function referralCase(input: CaseInput | Unsealed): Promise<void> {
  if (isUnsealed(input)) throw ApplicationFailure.nonRetryable('Not started through the inbox', 'unsealed-start')
  const shell = new CaseShell(input)
  letGo(input, shell.rules)
  const hear = (message: unknown) => {
    if (isMessage(message)) shell.hear(message)
    else shell.hearUnsealed()
  }
  const hearWaiting = () =>
    hearStrangers((name, message) => (name in signalNames ? hear(message) : shell.hearUnsealed()))
  // First: what came before this run began would else be handed to the first handler that takes it, and lose its order.
  hearWaiting()
  setHandler(managerDecision, hear, { description: "A manager's decision, sent through the API with its own id" })
  setHandler(consent, hear, { description: "A person's answer on speaking with an agency" })
  setHandler(practice, hear, { description: 'What was done in the case: allocation, visits, contacts, submission' })
  setHandler(stateQuery, () => shell.state, {
    description: 'The case as folded from its record, without names or texts',
  })
  setHandler(waitingForQuery, () => waitingFor(shell.state, shell.rules), {
    description: 'Whom the case waits for, and until when',
  })
  return stayingOpen(shell, () => run(shell, hearWaiting))
}

/** The SDK keeps a run's argument for as long as the run lives; what the shell has taken over from it need not be kept twice. */
function letGo(input: CaseInput, rules: Rules): void {
  input.rules = rules
  delete input.opening
  delete input.carried
}

/** A case ends when it is closed and not otherwise: a cancellation asked for in the Temporal UI is put on the record and refused. */
function stayingOpen(shell: CaseShell, story: () => Promise<void>): Promise<void> {
  CancellationScope.current().cancelRequested.catch(() => shell.hearUnsealed())
  return CancellationScope.nonCancellable(story)
}

/** The story: hear, decide, record, arm the timers, until the case is closed or goes on in a new run. */
async function run(shell: CaseShell, hearWaiting: () => void): Promise<void> {
  const hasHeard = () => {
    hearWaiting()
    return shell.queue.length > 0
  }
  const timers = new Timers((command) => shell.queue.push({ kind: 'rung', command }))
  const began = shell.state.stage
  // What is heard as the case closes is refused on the record, so that its sender is answered.
  while (shell.state.stage !== 'closed' || hasHeard()) {
    if (!hasHeard()) {
      if (goesOn(began, shell.state.stage)) await goOn(shell)
      showInLists(shell.listing())
      timers.arm(shell.state, shell.now())
      setCurrentDetails(detailsOf(shell.state, shell.rules))
      await condition(hasHeard)
    }
    await takeTurn(shell)
  }
  showInLists(shell.listing())
  setCurrentDetails(detailsOf(shell.state, shell.rules))
}

async function takeTurn(shell: CaseShell): Promise<void> {
  const wanted = shell.rulesWanted()
  if (wanted !== undefined) shell.rules = sharedRules(completeRules(await rulesOf(shell.rules.council, wanted)))
  const turn = shell.turn()
  if (turn === undefined) return
  const onRecord = await record.executeWithOptions({ summary: summaryOfTurn(turn) }, [turn])
  if (onRecord.length > 0) shell.adopt(onRecord)
}

function goOn(shell: CaseShell): Promise<never> {
  const typedSearchAttributes = attributesToGoOnWith(shell.listing())
  return makeContinueAsNewFunc<typeof referralCase>({ typedSearchAttributes })(shell.carryOn())
}

function rulesOf(council: string, version: string): Promise<Rules> {
  return loadRules.executeWithOptions({ summary: summaryOfRules(version) }, [{ council, version }])
}

/** History events after which a run ends at the next pause: replay stays short for a plan of years, well below Temporal's own suggestion. */
const longestRun = 1000

/** A run ends with a stage of the pathway, before its clocks are armed: replay stays short and a case of years moves to new code. */
function goesOn(began: Case['stage'], stage: Case['stage']): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo()
  return partOf(began) !== partOf(stage) || continueAsNewSuggested || historyLength > longestRun
}

function partOf(stage: Case['stage']): 'decision' | 'assessment' | 'after' {
  switch (stage) {
    case 'unopened':
    case 'awaiting-decision':
      return 'decision'
    case 'outcome-decided':
    case 'closed':
      return 'after'
    default:
      return 'assessment'
  }
}

/** A message of the right shape; what is sealed was made by us, so no more is checked than would wedge the case. */
function isMessage(heard: unknown): heard is SignalMessage {
  return typeof heard === 'object' && heard !== null && 'messageId' in heard && 'actor' in heard && 'command' in heard
}
