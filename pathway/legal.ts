import type { Case } from './case'
import { commandKinds, type CommandKind } from './commands'
import type { Actor } from './roles'
import type { Rules } from './rules'
import { stepFor } from './stages'

/** A step that may be taken now, with what it is in words. */
export interface LegalStep {
  command: CommandKind
  label: string
}

/**
 * The steps this actor may take as the case stands, in the order of `commandKinds`: exactly those that are not refused for the stage, the
 * case or the person. A step may still be refused for what it says (a length outside the range, an outcome not on the list).
 */
export function legalSteps(state: Case, actor: Actor, rules: Rules): LegalStep[] {
  if (state.stage === 'unopened') return []
  return commandKinds.flatMap((command) => {
    const step = stepFor(state, command)
    return step !== undefined && step.refusal(actor, rules) === undefined ? [{ command, label: step.label }] : []
  })
}

/** The commands of `legalSteps`. */
export function legalCommands(state: Case, actor: Actor, rules: Rules): CommandKind[] {
  return legalSteps(state, actor, rules).map((step) => step.command)
}
