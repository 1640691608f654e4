import { accessSteps } from './matters/access/steps'
import { complaintSteps } from './matters/complaints/steps'
import { emergencySteps } from './matters/emergency/emergency-access'
import { rectificationSteps } from './matters/rectification/rectification'
import type { MatterKind } from './matters/kinds'
import type { Permission } from './permissions'
import { roadSteps } from './roads'
import { stageSteps } from './stages'
import { anyOpenStage } from './stages/any-open-stage'

/** What a step asks of whoever takes it. */
export interface StepPermission {
  /** The kind of its command. */
  command: string
  label: string
  permission: Permission
  /** Where it is taken: in the case of a child, or in a matter. */
  of: 'case' | MatterKind
}

type Named = Readonly<Record<string, { label: string; permission: Permission } | undefined>>

const stepsIn = (of: StepPermission['of'], steps: Named): StepPermission[] =>
  Object.entries(steps).flatMap(([command, step]) =>
    step === undefined ? [] : [{ command, label: step.label, permission: step.permission, of }],
  )

/** Every step of a case and of the matters with its permission; a step that several stages have, once for each. */
export const stepPermissions: readonly StepPermission[] = [
  ...Object.values(stageSteps).flatMap((steps) => stepsIn('case', steps)),
  ...stepsIn('case', anyOpenStage),
  ...stepsIn('case', roadSteps),
  ...stepsIn('access-request', accessSteps),
  ...stepsIn('rectification', rectificationSteps),
  ...stepsIn('complaint', complaintSteps),
  ...stepsIn('emergency-access', emergencySteps),
]

const byCommand = new Map(stepPermissions.map(({ command, permission }) => [command, permission]))

/** The permission that a command asks for; undefined for what is no step that a person takes. */
export const permissionOf = (command: string): Permission | undefined => byCommand.get(command)
