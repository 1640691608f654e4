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
import { completeRules } from '../pathway/earlier-rules'
import type { Rules } from '../pathway/rules'
import type { Machine } from '../pathway/machine'
import type { Standing } from '../pathway/standing'
import type { Waiting } from '../pathway/waiting'
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
const stateQuery = defineQuery<Standing>('state')
const waitingForQuery = defineQuery<Waiting>('waitingFor')

// Local: half the history of a normal activity and as fast. A database outage becomes timers after a few seconds, not task heartbeats.
const { record, loadRules } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '5s',
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '15s' },
})

type Shell<S extends Standing, C extends { kind: string }, B extends { type: string }> = CaseShell<S, C, B>

/** One case, or one matter, from when it is received until it is closed, by the rules of its machine. */
export function runStory<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  machine: Machine<S, C, B>,
  input: CaseInput<S, C> | Unsealed | undefined,
): Promise<void> {
  // Somebody who starts it with Temporal's own tools may give it nothing at all.
  if (input === undefined || isUnsealed(input))
    throw ApplicationFailure.nonRetryable('Not started through the inbox', 'unsealed-start')
  const shell = new CaseShell(machine, input)
  letGo(input, shell.rules)
  const hear = (message: unknown) => {
    if (isMessage<C>(message)) shell.hear(message)
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
  setHandler(waitingForQuery, () => shell.waiting(), {
    description: 'Whom the case waits for, and until when',
  })
  return stayingOpen(shell, () => run(shell, hearWaiting))
}

/** The SDK keeps a run's argument for as long as the run lives; what the shell has taken over from it need not be kept twice. */
function letGo<S, C extends { kind: string }>(input: CaseInput<S, C>, rules: Rules): void {
  input.rules = rules
  delete input.opening
  delete input.carried
}

/** A case ends when it is closed and not otherwise: a cancellation asked for in the Temporal UI is put on the record and refused. */
function stayingOpen(
  shell: { hearUnsealed(isCancellation: boolean): void },
  story: () => Promise<void>,
): Promise<void> {
  CancellationScope.current().cancelRequested.catch(() => shell.hearUnsealed(true))
  return CancellationScope.nonCancellable(story)
}

/** The story: hear, decide, record, arm the timers, until the case is closed or goes on in a new run. */
async function run<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  shell: Shell<S, C, B>,
  hearWaiting: () => void,
): Promise<void> {
  const hasHeard = () => {
    hearWaiting()
    return shell.queue.length > 0
  }
  const timers = new Timers((command) => shell.queue.push({ kind: 'rung', command }))
  const began = shell.part()
  // What is heard as the case closes is refused on the record, so that its sender is answered.
  while (shell.state.stage !== 'closed' || hasHeard()) {
    if (!hasHeard()) {
      if (goesOn(began, shell.part())) await goOn(shell)
      showInLists(shell.listing())
      timers.arm(shell.state, shell.now())
      setCurrentDetails(detailsOf(shell.state, shell.waiting(), shell.rules))
      await condition(hasHeard)
    }
    await takeTurn(shell)
  }
  showInLists(shell.listing())
  setCurrentDetails(detailsOf(shell.state, shell.waiting(), shell.rules))
}

async function takeTurn<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  shell: Shell<S, C, B>,
): Promise<void> {
  const wanted = shell.rulesWanted()
  if (wanted !== undefined) shell.rules = sharedRules(completeRules(await rulesOf(shell.rules.council, wanted)))
  const turn = shell.turn()
  if (turn === undefined) return
  const onRecord = await record.executeWithOptions({ summary: summaryOfTurn(turn) }, [turn])
  if (onRecord.length > 0) shell.adopt(onRecord)
}

function goOn<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  shell: Shell<S, C, B>,
): Promise<never> {
  const typedSearchAttributes = attributesToGoOnWith(shell.listing())
  return makeContinueAsNewFunc<(input: CaseInput<S, C>) => Promise<void>>({ typedSearchAttributes })(shell.carryOn())
}

function rulesOf(council: string, version: string): Promise<Rules> {
  return loadRules.executeWithOptions({ summary: summaryOfRules(version) }, [{ council, version }])
}

/** History events after which a run ends at the next pause: replay stays short for a plan of years, well below Temporal's own suggestion. */
const longestRun = 1000

/** A run ends with a part of its life, before its clocks are armed: replay stays short and a case of years moves to new code. */
function goesOn(began: string, part: string): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo()
  return began !== part || continueAsNewSuggested || historyLength > longestRun
}

/** A message of the right shape; what is sealed was made by us, so no more is checked than would wedge the case. */
function isMessage<C extends { kind: string }>(heard: unknown): heard is SignalMessage<C> {
  return typeof heard === 'object' && heard !== null && 'messageId' in heard && 'actor' in heard && 'command' in heard
}
