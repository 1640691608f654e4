import { roles, type Role } from '../../pathway/roles'

const managers: readonly Role[] = ['duty-manager', 'team-manager', 'service-manager']

/** Those who work cases. What each may do to a case, the case itself decides. */
export const caseWorkers: readonly Role[] = ['duty-worker', 'social-worker', ...managers, 'conference-chair']

/** Those who may read cases by opaque ids. */
export const caseReaders: readonly Role[] = [...caseWorkers, 'viewer']

/** Those who may open practice cases and move their time: everybody who works cases, and who keeps the configuration. */
export const practisers: readonly Role[] = [...caseWorkers, 'administrator']

/** Everybody with a role in the council. */
export const everybody: readonly Role[] = roles

/** Those who look after what ought not to happen. */
export const alarmReaders: readonly Role[] = [...managers, 'administrator']

/** Those who keep configuration and calendar. */
export const administrators: readonly Role[] = ['administrator']
