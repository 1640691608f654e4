import type { EventBody } from './events'
import type { Refusal } from './refusals'

/** That a step was tried and refused. */
export type StepRefused = Extract<EventBody, { type: 'step-refused' }>

/** A refused step is an event too: the attempt is on the record. */
export function refusedStep(command: string, { code, allowed }: Pick<Refusal, 'code' | 'allowed'>): StepRefused {
  return { type: 'step-refused', command, code, ...(allowed === undefined ? {} : { allowed }) }
}
