import { setDefaultSignalHandler } from '@temporalio/workflow'

/**
 * Takes in the signals that have come and for whose names there is no handler yet. Without a handler of their own they are kept until this
 * is called: where there is one, a signal under a name that Temporal keeps for itself (`__temporal_...`), which anybody at the Temporal UI
 * may type, fails the workflow task, for ever. Here such a one is told of without its message.
 */
export function hearStrangers(hear: (name: string, message?: unknown) => void): void {
  try {
    setDefaultSignalHandler(hear)
  } catch {
    hear('reserved')
    hearStrangers(hear)
  }
  setDefaultSignalHandler(undefined)
}
