import type { OpenedCase } from '../../case'
import type { EmergencyProtectionOrder } from './facts'

/** The emergency protection order that has been made and not been recorded as ended, if there is one. */
export const runningOrder = ({ emergencyProtectionOrder: order }: OpenedCase): EmergencyProtectionOrder | undefined =>
  order?.endedAt === undefined ? order : undefined
